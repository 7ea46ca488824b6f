package dev.lintel.read.config;

import dev.lintel.source.SourceFile;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A file that a framework loads by its name: where it stands in the order of loading, and for which profile.
///
/// @param rank later ones win: what a class names before all, `bootstrap` before `application`, the root before
///     `config/`, YAML before properties, profile files last (Spring Boot reference, "Externalized Configuration")
/// @param profile from the file's name, empty for none
record ConfigurationFile(SourceFile file, boolean yaml, String profile, int rank) {
    static final Comparator<ConfigurationFile> LOADING = Comparator.comparingInt(ConfigurationFile::rank)
            .thenComparing(each -> each.file().id());

    /// @param stems names that stand beside `application` in the file's module
    static Optional<ConfigurationFile> of(SourceFile file, Set<String> stems) {
        if (!isReadable(file)) {
            return Optional.empty();
        }
        String name = file.id().fileName();
        String stem = name.substring(0, name.lastIndexOf('.'));
        if (stem.equals("microprofile-config")) {
            return Optional.of(file).filter(ConfigurationFile::loaded).map(found -> found(found, "", 0));
        }
        return Stream.concat(Stream.of("bootstrap", "application"), stems.stream())
                .filter(base -> stem.equals(base) || stem.startsWith(base + "-"))
                .max(Comparator.comparingInt(String::length))
                .filter(_ -> loaded(file))
                .map(base -> found(
                        file,
                        stem.equals(base) ? "" : stem.substring(base.length() + 1),
                        base.equals("bootstrap") ? 1 : 2));
    }

    /// A file that a class names as a source of properties: all others go before it.
    static ConfigurationFile named(SourceFile file, String profile) {
        return new ConfigurationFile(file, isYaml(file), profile, -1);
    }

    /// A file that another one imports: it is read after that, for the same profile.
    ConfigurationFile imports(SourceFile other) {
        return new ConfigurationFile(other, isYaml(other), profile, rank);
    }

    /// Whether this is a file of the application in a format that is read here.
    static boolean isReadable(SourceFile file) {
        return file.origin() == SourceFile.Origin.MAIN && (isYaml(file) || file.endsWith(".properties"));
    }

    private static boolean isYaml(SourceFile file) {
        return file.endsWith(".yml") || file.endsWith(".yaml");
    }

    private static ConfigurationFile found(SourceFile file, String profile, int base) {
        boolean yaml = isYaml(file);
        boolean config =
                file.id().path().contains("/config/") || file.id().path().startsWith("config/");
        return new ConfigurationFile(
                file, yaml, profile, base * 8 + (profile.isEmpty() ? 0 : 4) + (config ? 2 : 0) + (yaml ? 0 : 1));
    }

    /// Whether the file lies where a framework looks: on top of a resource folder, in a `config` folder, or in the
    /// folder of the module from which the application is started.
    private static boolean loaded(SourceFile file) {
        String path = file.id().path();
        int slash = path.lastIndexOf('/');
        String folder = slash < 0 ? "" : path.substring(0, slash);
        String last = folder.substring(folder.lastIndexOf('/') + 1);
        return folder.equals(file.module())
                || last.equals("resources")
                || last.equals("config")
                || folder.endsWith("resources/META-INF");
    }
}
