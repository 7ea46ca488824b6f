package dev.lintel;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Practices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// The arrows of docs/architecture: who may use whom inside the tool.
class ArchitectureTest {
    private static final String ROOT = "dev.lintel.";
    private static final int AT_LEAST = 300;

    /// What each part may use beside itself. `read` is the facts and contracts; `reader` stands for each package
    /// below it.
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("source", Set.of()),
            Map.entry("code", Set.of("source")),
            Map.entry("sql", Set.of("source")),
            Map.entry("graph", Set.of("source", "sql")),
            Map.entry("finding", Set.of("source", "graph")),
            Map.entry("read", Set.of("source", "code", "sql", "graph")),
            Map.entry("reader", Set.of("read", "source", "code", "sql", "graph")),
            Map.entry("link", Set.of("read", "source", "code", "sql", "graph")),
            Map.entry("flow", Set.of("source", "code", "graph")),
            Map.entry("practice", Set.of("source", "sql", "graph", "flow", "finding")),
            Map.entry(
                    "review", Set.of("source", "code", "sql", "graph", "read", "link", "flow", "finding", "practice")),
            Map.entry("report", Set.of("source", "sql", "graph", "finding")),
            Map.entry(
                    "cli",
                    Set.of(
                            "source",
                            "code",
                            "sql",
                            "graph",
                            "read",
                            "reader",
                            "link",
                            "flow",
                            "finding",
                            "practice",
                            "review",
                            "report")));

    /// What frameworks share: how bodies are wrapped and constrained, the contract that a build generated code from,
    /// and XML as trees.
    private static final Set<String> SHARED = Set.of("payload", "openapi", "xml");

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(ArchitectureTest::isMain).importPackages("dev.lintel");

    @Test
    void the_whole_tool_is_looked_at() {
        assertThat(CLASSES.size()).isGreaterThan(AT_LEAST);
    }

    @Test
    void arrows_never_go_back() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            from.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(to -> to.getPackageName().startsWith("dev.lintel"))
                    .filter(to -> !mayUse(from, to))
                    .forEach(to -> wrong.add(from.getName() + " uses " + to.getName()));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void readers_do_not_know_each_other() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            if (part(from).equals("reader")) {
                from.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .filter(to -> part(to).equals("reader") && !reader(to).equals(reader(from)))
                        .filter(to -> !SHARED.contains(reader(to)))
                        .forEach(to -> wrong.add(from.getName() + " uses " + to.getName()));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void parts_have_no_cycles() {
        slices().matching("dev.lintel.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void every_package_is_null_marked() {
        Set<String> unmarked = new TreeSet<>();
        for (JavaClass each : CLASSES) {
            if (!each.getPackage().isAnnotatedWith(NullMarked.class)) {
                unmarked.add(each.getPackageName());
            }
        }
        assertThat(unmarked).isEmpty();
    }

    @Test
    void every_practice_is_listed_and_sorted() {
        List<String> ids =
                Practices.all().stream().map(practice -> practice.guide().id()).toList();
        Set<String> listed = new TreeSet<>();
        Practices.all().forEach(practice -> listed.add(practice.getClass().getName()));
        Set<String> written = new TreeSet<>();
        // what only its own package can make is a part of another practice
        CLASSES.stream()
                .filter(each -> each.isAssignableTo(Practice.class) && !each.isInterface())
                .filter(each -> each.getModifiers().contains(JavaModifier.PUBLIC))
                .forEach(each -> written.add(each.getName()));
        assertThat(listed).isEqualTo(written);
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    /// By the sources, since builds may put main and test classes into one folder.
    private static boolean isMain(Location location) {
        String path = location.asURI().getPath();
        String type = path.substring(path.lastIndexOf("dev/lintel/"), path.length() - ".class".length());
        int nested = type.indexOf('$');
        String source = "src/main/java/" + (nested < 0 ? type : type.substring(0, nested)) + ".java";
        return Files.exists(Path.of(source)) || Files.exists(Path.of("tool", source));
    }

    private static boolean mayUse(JavaClass from, JavaClass to) {
        String user = part(from);
        String used = part(to);
        return user.equals(used) || MAY_USE.getOrDefault(user, Set.of()).contains(used);
    }

    private static String part(JavaClass each) {
        String inside = each.getPackageName()
                .substring(Math.min(ROOT.length(), each.getPackageName().length()));
        int dot = inside.indexOf('.');
        String first = dot < 0 ? inside : inside.substring(0, dot);
        return first.equals("read") && dot > 0 ? "reader" : first;
    }

    private static String reader(JavaClass each) {
        String[] parts = each.getPackageName().substring(ROOT.length()).split("\\.");
        return parts.length > 1 ? parts[1] : "";
    }
}
