package dev.lintel.read.config;

import dev.lintel.graph.SettingName;
import dev.lintel.graph.Settings;
import dev.lintel.read.Fact;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Joins the Gradle scripts of a repository: what `allprojects` and `subprojects` spread, variables, the version
/// catalog, and which project uses which.
final class GradleProjects {
    private static final String BOOT = "org.springframework.boot";

    private final List<GradleProject> projects;
    private final Map<String, String> foldersOfPaths;
    private final VersionCatalog catalog;
    private final Map<String, String> fixedVariables;

    /// @param foldersOfPaths folder of each project path, `:web` → `web`, as the settings scripts say
    /// @param variables of `gradle.properties`
    GradleProjects(
            List<GradleProject> projects,
            Map<String, String> foldersOfPaths,
            VersionCatalog catalog,
            Map<String, String> variables) {
        this.projects = List.copyOf(projects);
        this.foldersOfPaths = Map.copyOf(foldersOfPaths);
        this.catalog = catalog;
        this.fixedVariables = Map.copyOf(variables);
    }

    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        for (GradleProject project : projects) {
            List<GradleProject.Placed> statements = statements(project);
            Placeholders variables = variables(statements);
            Map<String, Settings.Library> libraries = new LinkedHashMap<>();
            List<String> uses = new ArrayList<>();
            plugins(statements, variables, libraries);
            for (GradleProject.Placed each : statements) {
                if (each.in("dependencies") || each.in("dependencyManagement", "imports")) {
                    dependency(each, variables, libraries, uses);
                }
            }
            String name = project.folder().isEmpty()
                    ? "root"
                    : project.folder().substring(project.folder().lastIndexOf('/') + 1);
            uses.remove(project.folder());
            facts.add(new Fact.Module(
                    project.folder(), name, uses.stream().distinct().toList(), Span.ofFile(project.file())));
            libraries.values().forEach(library -> facts.add(new Fact.DependsOn(project.folder(), library)));
        }
        return facts;
    }

    private List<GradleProject.Placed> statements(GradleProject project) {
        Stream<GradleProject.Placed> inherited = projects.stream()
                .filter(each -> isAbove(each.folder(), project.folder()))
                .flatMap(each -> Stream.concat(
                        each.everywhere().stream(),
                        each.own().stream().filter(statement -> statement.in("plugins") || isVariable(statement))));
        return Stream.concat(inherited, Stream.concat(project.own().stream(), project.everywhere().stream()))
                .toList();
    }

    private static boolean isAbove(String folder, String other) {
        return !folder.equals(other) && (folder.isEmpty() || other.startsWith(folder + "/"));
    }

    private static boolean isVariable(GradleProject.Placed placed) {
        return placed.in("ext")
                || placed.in("buildscript", "ext")
                || placed.statement().tokens().stream().limit(4).anyMatch(token -> token.is("="));
    }

    /// `ext { a = '1' }`, `ext.a = '1'`, `def a = '1'`, `val a = "1"`, `set('a', '1')`, `extra["a"] = "1"`.
    private Placeholders variables(List<GradleProject.Placed> statements) {
        Map<String, String> variables = new HashMap<>(fixedVariables);
        for (GradleProject.Placed placed : statements) {
            GradleScript.Statement statement = placed.statement();
            List<String> strings = statement.strings();
            List<GradleScript.Token> tokens = statement.tokens();
            int equals = tokens.indexOf(new GradleScript.Token(false, "="));
            if (equals > 0
                    && equals + 1 < tokens.size()
                    && tokens.get(equals + 1).string()) {
                GradleScript.Token before = tokens.get(equals - 1);
                String name = before.is("]") && !strings.isEmpty() ? strings.getFirst() : before.text();
                variables.put(variable(name), tokens.get(equals + 1).text());
            } else if (statement.first().equals("set") && strings.size() == 2) {
                variables.put(variable(strings.getFirst()), strings.get(1));
            }
        }
        return new Placeholders(name -> Optional.ofNullable(variables.get(variable(name))));
    }

    /// The last part of a name, however it is reached: `jwtVersion`, `ext.jwtVersion`, `versions['jwtVersion']`.
    private static String variable(String name) {
        return SettingName.canonical(
                name.substring(name.lastIndexOf('.') + 1).replace("'", "").replace("]", ""));
    }

    private void plugins(
            List<GradleProject.Placed> statements, Placeholders variables, Map<String, Settings.Library> libraries) {
        for (GradleProject.Placed each : statements) {
            if (each.in("plugins")) {
                plugin(each.statement())
                        .ifPresent(found -> put(
                                libraries,
                                new Pom.Coordinates(
                                        found.group(),
                                        found.group() + ".gradle.plugin",
                                        variables.fill(found.version())),
                                "plugin",
                                each.at()));
            } else if (each.in("buildscript", "dependencies")) {
                GradleProject.notations(each.statement(), variables, catalog)
                        .forEach(found -> put(libraries, found.coordinates(), "plugin", each.at()));
            }
        }
    }

    private Optional<Pom.Coordinates> plugin(GradleScript.Statement statement) {
        List<String> strings = statement.strings();
        if (statement.first().equals("alias")) {
            return statement.tokens().stream()
                    .filter(token -> token.text().startsWith("libs.plugins."))
                    .findFirst()
                    .flatMap(token -> Optional.ofNullable(
                            catalog.plugins().get(token.text().substring("libs.plugins.".length()))));
        }
        return strings.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pom.Coordinates(strings.getFirst(), "", statement.after("version")));
    }

    private void dependency(
            GradleProject.Placed placed,
            Placeholders variables,
            Map<String, Settings.Library> libraries,
            List<String> uses) {
        String configuration = placed.statement().first();
        String scope = scope(configuration, placed.statement());
        for (GradleProject.Notation found : GradleProject.notations(placed.statement(), variables, catalog)) {
            if (found.project().isPresent()) {
                if (!scope.equals("test")) {
                    uses.add(folder(found.project().get()));
                }
            } else {
                put(libraries, withPluginVersion(found.coordinates(), libraries), scope, placed.at());
            }
        }
    }

    private String folder(String path) {
        String folder = foldersOfPaths.get(path);
        return folder == null ? path.substring(1).replace(':', '/') : folder;
    }

    private static String scope(String configuration, GradleScript.Statement statement) {
        if (configuration.startsWith("test") || configuration.contains("Test")) {
            return "test";
        }
        boolean list =
                statement.tokens().stream().anyMatch(token -> token.text().endsWith("latform"));
        if (list || configuration.equals("mavenBom")) {
            return "import";
        }
        return switch (configuration) {
            case "annotationProcessor", "kapt" -> "processor";
            case "compileOnly", "providedCompile" -> "provided";
            case "runtimeOnly", "runtime", "providedRuntime" -> "runtime";
            default -> "compile";
        };
    }

    /// The Spring Boot plugin's version is that of Spring Boot's own libraries.
    private static Pom.Coordinates withPluginVersion(Pom.Coordinates named, Map<String, Settings.Library> libraries) {
        if (!named.version().isEmpty() || !named.group().equals(BOOT)) {
            return named;
        }
        String version = Stream.of(BOOT + ".gradle.plugin", "spring-boot-gradle-plugin", "spring-boot-dependencies")
                .map(artifact -> Optional.ofNullable(libraries.get(BOOT + ":" + artifact)))
                .flatMap(Optional::stream)
                .map(Settings.Library::version)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
        return new Pom.Coordinates(named.group(), named.artifact(), version);
    }

    private static void put(Map<String, Settings.Library> libraries, Pom.Coordinates named, String scope, Span at) {
        String version = named.version().contains("$") ? "" : named.version();
        String key = named.group() + ":" + named.artifact();
        Settings.Library known = libraries.get(key);
        if (known == null || (known.version().isEmpty() && !version.isEmpty())) {
            libraries.put(key, new Settings.Library(named.group(), named.artifact(), version, scope, at));
        }
    }
}
