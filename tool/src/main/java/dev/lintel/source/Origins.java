package dev.lintel.source;

import dev.lintel.source.SourceFile.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells whose code each listed file is, and which build module it belongs to, by the conventions of Maven and
/// Gradle.
final class Origins {
    static final List<String> BUILD_FILES =
            List.of("pom.xml", "build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts");

    private static final Set<String> VENDORED =
            Set.of("vendor", "vendored", "third_party", "third-party", "thirdparty");
    private static final Set<String> GENERATED = Set.of("generated-sources", "generated-src", "generated", "src-gen");

    /// These are no names of packages, so they tell wherever they stand.
    private static final Set<String> SURELY_GENERATED = Set.of("generated-sources", "generated-src", "src-gen");
    private static final Set<String> READ = Set.of(
            "java", "sql", "xml", "yml", "yaml", "properties", "json", "gradle", "kts", "graphql", "graphqls", "toml");

    /// A generator signs above the declaration: after a licence and the imports.
    private static final int HEADER_BYTES = 4096;

    private final List<Listing.Found> found;
    private final Set<String> modules = new HashSet<>();

    Origins(List<Listing.Found> found) {
        this.found = found;
        for (Listing.Found file : found) {
            int slash = file.path().lastIndexOf('/');
            if (BUILD_FILES.contains(file.path().substring(slash + 1)) && !isSettingsOnly(file.path())) {
                modules.add(slash < 0 ? "" : file.path().substring(0, slash));
            }
        }
    }

    List<SourceFile> classify() {
        return found.parallelStream()
                .map(file -> new SourceFile(
                        new SourceId(file.path()), file.onDisk(), origin(file), moduleOf(file.path()), file.size()))
                .toList();
    }

    /// The same by path alone, for files that are not on disk.
    SourceFile classifyByPath(Listing.Found file) {
        return new SourceFile(
                new SourceId(file.path()), file.onDisk(), byPath(file.path()), moduleOf(file.path()), file.size());
    }

    /// Whether some reader may want a file of this name.
    static boolean isRead(String path) {
        return READ.contains(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    private static boolean isSettingsOnly(String path) {
        return path.endsWith("settings.gradle") || path.endsWith("settings.gradle.kts");
    }

    private String moduleOf(String path) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            String folder = path.substring(0, slash);
            if (modules.contains(folder)) {
                return folder;
            }
        }
        return "";
    }

    private static Origin origin(Listing.Found file) {
        Origin byPath = byPath(file.path());
        boolean ask = byPath == Origin.MAIN && file.path().endsWith(".java");
        return ask && isSignedByGenerator(file) ? Origin.GENERATED : byPath;
    }

    static Origin byPath(String path) {
        List<String> folders = List.of(path.split("/"));
        int source = folders.indexOf("src");
        // Below the source root the names are the project's own packages: `com.acme.vendor` is its code.
        List<String> outside = folders.subList(0, source >= 0 ? source : Math.min(1, folders.size() - 1));
        if (outside.stream().anyMatch(VENDORED::contains)) {
            return Origin.VENDORED;
        }
        if (outside.stream().anyMatch(GENERATED::contains) || folders.stream().anyMatch(SURELY_GENERATED::contains)) {
            return Origin.GENERATED;
        }
        if (source < 0 || source + 1 >= folders.size() - 1) {
            return outside.stream().anyMatch(Origins::namesTests) ? Origin.TEST : Origin.MAIN;
        }
        return byRoot(folders.get(source + 1));
    }

    /// @param root `main`, `test`, `integrationTest`, `it`, `generated`, … the folder below `src`
    private static Origin byRoot(String root) {
        if (GENERATED.contains(root) || root.equals("gen")) {
            return Origin.GENERATED;
        }
        return namesTests(root) ? Origin.TEST : Origin.MAIN;
    }

    private static boolean namesTests(String folder) {
        String lower = folder.toLowerCase(Locale.ROOT);
        return lower.equals("it")
                || lower.equals("test")
                || lower.equals("tests")
                || lower.endsWith("test")
                || lower.startsWith("test") && (lower.endsWith("fixtures") || lower.endsWith("integration"));
    }

    private static boolean isSignedByGenerator(Listing.Found file) {
        try (InputStream in = Files.newInputStream(file.onDisk())) {
            return isSigned(new String(in.readNBytes(HEADER_BYTES), StandardCharsets.ISO_8859_1));
        } catch (IOException _) {
            return false; // the reader of the file will say why
        }
    }

    static boolean isSigned(String head) {
        int declared = head.indexOf("\npackage ");
        String comment = (declared < 0 ? "" : head.substring(0, declared)).toLowerCase(Locale.ROOT);
        if (comment.contains("generated")
                && (comment.contains("do not edit")
                        || comment.contains("do not modify")
                        || comment.contains("generated by the "))) {
            return true;
        }
        return declaresGenerated(head, "\n@Generated(") || declaresGenerated(head, "annotation.Generated(");
    }

    /// Only above the type: further in, single members may be generated (Lombok marks them so).
    private static boolean declaresGenerated(String head, String annotation) {
        int at = head.indexOf(annotation);
        return at >= 0 && head.substring(0, at).lines().noneMatch(line -> line.endsWith("{"));
    }
}
