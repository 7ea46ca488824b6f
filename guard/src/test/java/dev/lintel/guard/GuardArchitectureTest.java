package dev.lintel.guard;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class GuardArchitectureTest {
    private static final int AT_LEAST = 60;
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.lintel.guard");

    @Test
    void the_whole_of_guard_is_looked_at() {
        assertThat(CLASSES.size()).isGreaterThan(AT_LEAST);
    }

    @Test
    void packages_do_not_go_in_circles() {
        slices().matching("dev.lintel.guard.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void only_boot_knows_spring_boot_and_nothing_knows_boot() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass each : CLASSES) {
            boolean boot = each.getPackageName().startsWith("dev.lintel.guard.boot");
            each.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getName())
                    .filter(name -> !boot
                            && (name.startsWith("org.springframework.boot")
                                    || name.startsWith("dev.lintel.guard.boot")))
                    .forEach(name -> wrong.add(each.getName() + " uses " + name));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void counting_knows_no_servlet_and_no_spring() {
        List<String> outside = CLASSES.stream()
                .filter(each -> each.getPackageName().matches("dev\\.lintel\\.guard\\.limit(\\.memory)?"))
                .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getPackageName())
                .filter(name -> name.startsWith("jakarta.") || name.startsWith("org.springframework"))
                .toList();
        assertThat(outside).isEmpty();
    }

    @Test
    void shared_stores_have_no_clock_of_their_own() {
        List<String> clocks = CLASSES.stream()
                .filter(each -> each.getPackageName().matches("dev\\.lintel\\.guard\\.limit\\.(redis|postgres)"))
                .flatMap(each -> each.getMethodCallsFromSelf().stream())
                .map(call -> call.getTarget().getFullName())
                .filter(name -> name.contains("currentTimeMillis") || name.matches(".*(Instant|Clock|Ticks)\\.now.*"))
                .toList();
        assertThat(clocks).isEmpty();
    }

    /// What is compared byte by byte tells by its time how much of it was right.
    @Test
    void secrets_are_compared_in_constant_time() {
        List<String> comparisons = CLASSES.stream()
                .filter(each -> each.getPackageName().equals("dev.lintel.guard.key"))
                .flatMap(each -> each.getMethodCallsFromSelf().stream())
                .map(call -> call.getTarget().getFullName())
                .filter(name -> name.matches("java\\.(security\\.MessageDigest\\.isEqual|util\\.Arrays\\.equals).*"))
                .toList();
        assertThat(comparisons).containsExactly("java.security.MessageDigest.isEqual([B, [B)");
    }

    @Test
    void nothing_of_spring_cloud_is_needed() {
        assertThat(CLASSES.stream()
                        .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getName())
                        .filter(name -> name.startsWith("org.springframework.cloud")))
                .isEmpty();
    }

    @Test
    void null_is_written_where_it_may_be() throws ClassNotFoundException {
        Set<String> packages = CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        for (String each : packages) {
            Class<?> info = Class.forName(each + ".package-info");
            assertThat(info.isAnnotationPresent(NullMarked.class)).as(each).isTrue();
        }
    }
}
