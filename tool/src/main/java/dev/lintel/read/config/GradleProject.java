package dev.lintel.read.config;

import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the scripts of one Gradle project say.
///
/// @param folder from the workspace's root
/// @param own statements for this project
/// @param everywhere statements for it and the projects below (`allprojects`, `subprojects`)
record GradleProject(String folder, SourceId file, List<Placed> own, List<Placed> everywhere) {
    private static final Set<String> SPREAD = Set.of("allprojects", "subprojects");

    GradleProject {
        own = List.copyOf(own);
        everywhere = List.copyOf(everywhere);
    }

    /// A statement and the file in which it stands.
    record Placed(GradleScript.Statement statement, SourceId file) {
        Span at() {
            return Span.line(file, statement.line());
        }

        /// Whether it stands in these blocks, after those that spread it over projects are taken off.
        boolean in(String... blocks) {
            return statement.blocks().stream()
                    .filter(block -> !SPREAD.contains(block) && !block.startsWith("configure"))
                    .toList()
                    .equals(List.of(blocks));
        }
    }

    static GradleProject of(String folder, SourceId file, List<Placed> statements) {
        List<Placed> own = new ArrayList<>();
        List<Placed> everywhere = new ArrayList<>();
        for (Placed each : statements) {
            List<String> blocks = each.statement().blocks();
            boolean spread = !blocks.isEmpty()
                    && (SPREAD.contains(blocks.getFirst()) || blocks.getFirst().equals("configure"));
            (spread ? everywhere : own).add(each);
        }
        return new GradleProject(folder, file, own, everywhere);
    }

    /// One dependency as a notation: `group:artifact:version`, or a project of the same build.
    ///
    /// @param project path with `:`, when it is one
    record Notation(Pom.Coordinates coordinates, Optional<String> project) {
        static Notation project(String path) {
            return new Notation(new Pom.Coordinates("", "", ""), Optional.of(path));
        }

        static Optional<Notation> of(String text, Placeholders variables) {
            String[] parts = variables.fill(braced(text)).split(":");
            if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
                return Optional.empty();
            }
            String version = parts.length > 2 && parts[2].indexOf('$') < 0 ? parts[2] : "";
            int suffix = version.indexOf('@');
            return Optional.of(new Notation(
                    new Pom.Coordinates(parts[0], parts[1], suffix < 0 ? version : version.substring(0, suffix)),
                    Optional.empty()));
        }

        /// `$version` as `${version}`.
        private static String braced(String text) {
            int at = text.indexOf('$');
            if (at < 0 || at + 1 >= text.length() || !Character.isJavaIdentifierStart(text.charAt(at + 1))) {
                return text;
            }
            int end = at + 1;
            while (end < text.length()
                    && (Character.isJavaIdentifierPart(text.charAt(end)) || text.charAt(end) == '.')) {
                end++;
            }
            return text.substring(0, at) + "${" + text.substring(at + 1, end) + "}" + braced(text.substring(end));
        }
    }

    /// The dependencies that one statement of a `dependencies` block names.
    static List<Notation> notations(GradleScript.Statement statement, Placeholders variables, VersionCatalog catalog) {
        List<Notation> found = new ArrayList<>();
        List<GradleScript.Token> tokens = statement.tokens();
        String name = statement.after("name");
        if (tokens.stream().anyMatch(token -> token.is("project"))) {
            statement.strings().stream()
                    .filter(text -> text.startsWith(":"))
                    .findFirst()
                    .ifPresent(path -> found.add(Notation.project(path)));
            return found;
        }
        if (tokens.stream().anyMatch(token -> token.is("group")) && !name.isEmpty()) {
            String version = variables.fill(statement.after("version"));
            found.add(new Notation(
                    new Pom.Coordinates(statement.after("group"), name, version.indexOf('$') < 0 ? version : ""),
                    Optional.empty()));
            return found;
        }
        for (GradleScript.Token token : tokens) {
            if (token.string()) {
                Notation.of(token.text(), variables).ifPresent(found::add);
            } else if (token.text().startsWith("libs.")) {
                found.addAll(fromCatalog(token.text().substring("libs.".length()), catalog));
            } else if (token.text().startsWith("projects.")) {
                found.add(Notation.project(":"
                        + dashed(token.text().substring("projects.".length())).replace('.', ':')));
            }
        }
        return found;
    }

    private static List<Notation> fromCatalog(String accessor, VersionCatalog catalog) {
        List<String> names = accessor.startsWith("bundles.")
                ? catalog.bundles().getOrDefault(accessor.substring("bundles.".length()), List.of())
                : List.of(accessor.endsWith(".get") ? accessor.substring(0, accessor.length() - 4) : accessor);
        Map<String, Pom.Coordinates> libraries = catalog.libraries();
        return names.stream()
                .map(name -> Optional.ofNullable(libraries.get(name)))
                .flatMap(Optional::stream)
                .map(coordinates -> new Notation(coordinates, Optional.empty()))
                .toList();
    }

    /// Type-safe project accessors write `my-module` as `myModule`.
    private static String dashed(String accessor) {
        StringBuilder dashed = new StringBuilder();
        accessor.chars().forEach(letter -> {
            if (Character.isUpperCase(letter)) {
                dashed.append('-');
            }
            dashed.append((char) Character.toLowerCase(letter));
        });
        return dashed.toString();
    }
}
