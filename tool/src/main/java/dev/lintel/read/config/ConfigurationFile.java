package dev.lintel.read.config;

import dev.lintel.source.SourceFile;
import java.util.Comparator;
import java.util.Optional;

/// A file that a framework loads by its name: where it stands in the order of loading, and for which profile.
///
/// @param rank later ones win: `bootstrap` before `application`, the root before `config/`, YAML before properties,
///     profile files last (Spring Boot reference, "Externalized Configuration")
/// @param profile from the file's name, empty for none
record ConfigurationFile(SourceFile file, boolean yaml, String profile, int rank) {
    static final Comparator<ConfigurationFile> LOADING = Comparator.comparingInt(ConfigurationFile::rank)
            .thenComparing(each -> each.file().id());

    static Optional<ConfigurationFile> of(SourceFile file) {
        String name = file.id().fileName();
        int dot = name.lastIndexOf('.');
        if (dot < 0 || file.origin() != SourceFile.Origin.MAIN) {
            return Optional.empty();
        }
        String suffix = name.substring(dot + 1);
        boolean yaml = suffix.equals("yml") || suffix.equals("yaml");
        if (!yaml && !suffix.equals("properties")) {
            return Optional.empty();
        }
        String stem = name.substring(0, dot);
        int base = base(stem);
        if (base < 0 || !loaded(file)) {
            return Optional.empty();
        }
        int dash = stem.indexOf('-');
        String profile = dash < 0 || base == 0 ? "" : stem.substring(dash + 1);
        boolean config =
                file.id().path().contains("/config/") || file.id().path().startsWith("config/");
        return Optional.of(new ConfigurationFile(
                file, yaml, profile, base * 8 + (profile.isEmpty() ? 0 : 4) + (config ? 2 : 0) + (yaml ? 0 : 1)));
    }

    private static int base(String stem) {
        if (stem.equals("microprofile-config")) {
            return 0;
        }
        if (stem.equals("bootstrap") || stem.startsWith("bootstrap-")) {
            return 1;
        }
        return stem.equals("application") || stem.startsWith("application-") ? 2 : -1;
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
