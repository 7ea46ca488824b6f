package dev.lintel.read.config;

import dev.lintel.graph.SettingName;
import dev.lintel.source.Span;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// One document of a configuration file: a properties file, or a part of it between `#---` lines, or one YAML
/// document.
///
/// @param profiles for which it is meant, as its file name or its own `on-profile` key says; empty for always
/// @param lines in file order; a later one of the same key wins
record SettingsDocument(List<String> profiles, List<Line> lines) {
    private static final List<String> ACTIVATION =
            List.of("spring.config.activate.on-profile", "spring.profiles", "spring.config.activate.on-cloud-platform");

    private static final String IMPORT = "spring.config.import";

    SettingsDocument {
        profiles = List.copyOf(profiles);
        lines = List.copyOf(lines);
    }

    /// @param written the key as the file spells it
    /// @param value as written, placeholders included
    record Line(String written, String value, Span at) {
        String key() {
            return SettingName.canonical(written);
        }
    }

    /// The same with each line as the build leaves it.
    SettingsDocument with(UnaryOperator<Line> built) {
        return new SettingsDocument(profiles, lines.stream().map(built).toList());
    }

    /// The locations that it imports, as written.
    Stream<String> imports() {
        return lines.stream()
                .filter(line -> line.key().equals(IMPORT) || line.key().startsWith(IMPORT + "["))
                .flatMap(line -> Stream.of(line.value().split("[,;]")))
                .map(String::strip)
                .filter(location -> !location.isEmpty())
                .distinct();
    }

    /// A document of a file whose name already says a profile, unless the document's own keys say more.
    static SettingsDocument of(String fileProfile, List<Line> lines) {
        List<String> own = lines.stream()
                .filter(line -> ACTIVATION.contains(line.key()))
                .flatMap(line -> List.of(line.value().split(",")).stream())
                .map(String::strip)
                .filter(profile -> !profile.isEmpty())
                .distinct()
                .toList();
        if (!own.isEmpty()) {
            return new SettingsDocument(own, lines);
        }
        return new SettingsDocument(fileProfile.isEmpty() ? List.of() : List.of(fileProfile), lines);
    }
}
