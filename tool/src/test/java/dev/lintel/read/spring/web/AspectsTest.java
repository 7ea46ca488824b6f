package dev.lintel.read.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.graph.Endpoint.Stage;
import dev.lintel.read.Fact;
import dev.lintel.read.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AspectsTest {
    @TempDir
    private Path folder;

    private List<Fact> facts(String advice) throws IOException {
        return new Target(folder)
                .java(
                        "Logged",
                        "import java.lang.annotation.*; @Retention(RetentionPolicy.RUNTIME) @interface Logged {}")
                .java(
                        "Orders",
                        "import org.springframework.web.bind.annotation.*; @RestController public class Orders {"
                                + " @Logged @GetMapping(\"/a\") public String a() { return null; }"
                                + " @GetMapping(\"/b\") public String b(String q) { return null; } }")
                .java(
                        "Watch",
                        "import org.aspectj.lang.annotation.*; import org.aspectj.lang.*;"
                                + "@Aspect @org.springframework.stereotype.Component class Watch { " + advice + " }")
                .facts(new SpringWeb());
    }

    private List<String> taken(String advice) throws IOException {
        return facts(advice).stream()
                .filter(fact -> fact instanceof Fact.Before before && before.kind() == Stage.Kind.ASPECT)
                .flatMap(fact -> ((Fact.Before) fact).methods().stream())
                .map(method -> method.name())
                .toList();
    }

    @Test
    void an_annotation_takes_the_methods_that_carry_it_by_name_or_bound_to_a_parameter() throws IOException {
        assertThat(taken("@Before(\"@annotation(shop.Logged)\") void log() {}")).containsExactly("a");
        assertThat(taken("@Around(\"@annotation(logged)\") Object log(ProceedingJoinPoint p, Logged logged)"
                        + " throws Throwable { return p.proceed(); }"))
                .containsExactly("a");
    }

    @Test
    void packages_classes_and_named_pointcuts_are_evaluated() throws IOException {
        assertThat(taken("@Pointcut(\"execution(public * shop..*.*(..))\") void web() {}"
                        + " @Before(\"web() && within(shop.Ord*)\") void log() {}"))
                .containsExactly("a", "b");
        assertThat(taken("@Before(\"execution(* shop.Orders.b(..))\") void log() {}"))
                .containsExactly("b");
        assertThat(taken("@Before(\"@within(org.springframework.web.bind.annotation.RestController)\") void log() {}"))
                .containsExactly("a", "b");
    }

    @Test
    void an_aspect_that_takes_no_handler_stands_before_none() throws IOException {
        assertThat(facts("@Before(\"within(other..*)\") void log() {}"))
                .noneMatch(fact -> fact instanceof Fact.Before || fact instanceof Fact.Unread);
    }

    @Test
    void alternatives_negations_and_parentheses_are_evaluated() throws IOException {
        assertThat(taken("@Before(\"execution(* shop.Orders.a(..)) || execution(* shop.Orders.b(..))\") void log() {}"))
                .containsExactly("a", "b");
        assertThat(taken("@Before(\"within(shop.Ord*) && !@annotation(shop.Logged)\") void log() {}"))
                .containsExactly("b");
        assertThat(taken("@Before(\"within(shop.Ord*) && !(execution(* shop.Orders.b(..)) || within(other..*))\")"
                        + " void log() {}"))
                .containsExactly("a");
    }

    @Test
    void a_pointcut_that_needs_more_than_declarations_is_a_gap() throws IOException {
        assertThat(facts("@Before(\"bean(*Orders) || cflow(x())\") void log() {}"))
                .filteredOn(Fact.Unread.class::isInstance)
                .hasSize(1);
        assertThat(taken("@Before(\"bean(*Orders) || cflow(x())\") void log() {}"))
                .isEmpty();
    }
}
