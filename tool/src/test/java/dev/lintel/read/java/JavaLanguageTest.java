package dev.lintel.read.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Grade;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.TypeDeclaration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class JavaLanguageTest {
    @Test
    void streams_and_lambdas_are_typed_through_their_chain() {
        Program program = Sources.of("src/main/java/shop/Report.java", """
                package shop;
                import java.util.*;
                import java.util.stream.Collectors;
                class Report {
                    record Order(long id, String customer, List<Line> lines) {}
                    record Line(String article, int count) {}
                    Map<String, Integer> perCustomer(List<Order> orders) {
                        var grouped = orders.stream().collect(Collectors.groupingBy(o -> o.customer(),
                                Collectors.mapping(Order::lines, Collectors.toList())));
                        for (var each : grouped.entrySet()) {
                            each.getValue().get(0).get(0).article().trim();
                        }
                        return orders.stream().collect(Collectors.toMap(Order::customer,
                                o -> o.lines().stream().mapToInt(l -> l.count()).sum(), (a, b) -> Integer.sum(a, b)));
                    }
                }
                """).read();

        assertThat(Sources.calls(program)).allMatch(call -> call.endsWith(" EXACT"));
        assertThat(Sources.calls(program))
                .contains(
                        "shop.Report.Line#article() EXACT",
                        "java.lang.String#trim() EXACT",
                        "java.util.stream.IntStream#sum() EXACT",
                        "java.lang.Integer#sum(int,int) EXACT");
    }

    @Test
    void overloads_are_chosen_in_three_phases() {
        Program program = Sources.of("src/main/java/shop/Pick.java", """
                package shop;
                class Pick {
                    void a(long x) {}
                    void a(Integer x) {}
                    void a(Object x) {}
                    void a(int... x) {}
                    void b(Object... x) {}
                    void b(String x, Object... y) {}
                    void use(Integer boxed, short small) {
                        a(1);
                        a(boxed);
                        a(small);
                        a("text");
                        a(1, 2);
                        b("x", 1);
                        b(1, "x");
                    }
                }
                """).read();

        assertThat(Sources.calls(program))
                .containsExactly(
                        "shop.Pick#a(long) EXACT",
                        "shop.Pick#a(java.lang.Integer) EXACT",
                        "shop.Pick#a(long) EXACT",
                        "shop.Pick#a(java.lang.Object) EXACT",
                        "shop.Pick#a(int[]) EXACT",
                        "shop.Pick#b(java.lang.String,java.lang.Object[]) EXACT",
                        "shop.Pick#b(java.lang.Object[]) EXACT");
    }

    @Test
    void a_runnable_is_told_from_a_callable_by_what_the_lambda_gives() {
        Program program = Sources.of("src/main/java/shop/Jobs.java", """
                package shop;
                import java.util.concurrent.*;
                class Jobs {
                    void nothing() {}
                    int something() { return 1; }
                    void run(ExecutorService pool) {
                        pool.submit(() -> nothing());
                        pool.submit(() -> something());
                        pool.submit(() -> { nothing(); });
                        pool.submit(() -> { return something(); });
                    }
                }
                """).read();

        assertThat(Sources.calls(program).stream().filter(call -> call.contains("#submit")))
                .containsExactly(
                        "java.util.concurrent.ExecutorService#submit(java.lang.Runnable) EXACT",
                        "java.util.concurrent.ExecutorService#submit(java.util.concurrent.Callable) EXACT",
                        "java.util.concurrent.ExecutorService#submit(java.lang.Runnable) EXACT",
                        "java.util.concurrent.ExecutorService#submit(java.util.concurrent.Callable) EXACT");
    }

    @Test
    void members_of_a_generic_base_class_are_seen_with_their_arguments() {
        Program program = Sources.of("src/main/java/shop/Base.java", """
                package shop;
                abstract class Base<T, I> {
                    T find(I id) { return null; }
                    static class Page<E> { E first() { return null; } }
                }
                """)
                .and("src/main/java/shop/Users.java", """
                package shop;
                class Users extends Base<Users.User, Long> {
                    static class User { String name() { return ""; } }
                    Page<User> page() { return new Page<>(); }
                    void use() {
                        find(1L).name().length();
                        page().first().name();
                    }
                }
                """)
                .read();

        assertThat(Sources.calls(program))
                .containsExactly(
                        "java.lang.String#length() EXACT",
                        "shop.Users.User#name() EXACT",
                        "shop.Base#find(java.lang.Object) EXACT",
                        "shop.Users.User#name() EXACT",
                        "shop.Base.Page#first() EXACT",
                        "shop.Users#page() EXACT");
    }

    @Test
    void patterns_modules_and_nested_classes_of_current_java_are_understood() {
        Program program = Sources.of("src/main/java/shop/Modern.java", """
                package shop;
                import module java.base;
                class Modern {
                    sealed interface Shape permits Circle, Box {}
                    record Circle(double radius, String label) implements Shape {}
                    record Box(Circle inner, List<String> tags) implements Shape {}
                    enum Size { SMALL, LARGE; String text() { return name().toLowerCase(Locale.ROOT); } }
                    String show(Object it, Size size) {
                        if (!(it instanceof Shape shape)) {
                            return it.toString();
                        }
                        String first = switch (shape) {
                            case Circle(var radius, String label) when radius > 1 -> label.trim();
                            case Circle circle -> circle.label();
                            case Box(Circle(_, var label), var tags) -> label.concat(tags.getFirst());
                        };
                        return first.strip() + switch (size) { case SMALL -> size.text(); case LARGE -> "l"; };
                    }
                }
                """).read();

        assertThat(program.gaps()).isEmpty();
        assertThat(Sources.calls(program)).allMatch(call -> call.endsWith(" EXACT"));
        assertThat(Sources.calls(program))
                .contains(
                        "java.lang.String#concat(java.lang.String) EXACT",
                        "java.lang.Enum#name() EXACT",
                        "java.util.List#getFirst() EXACT");
    }

    @Test
    void anonymous_and_local_classes_are_declared_and_see_the_variables_around_them() {
        Program program = Sources.of("src/main/java/shop/Local.java", """
                package shop;
                import java.util.*;
                class Local {
                    void use(List<String> names) {
                        record Pair(String left, int right) {}
                        var pair = new Pair("a", 1);
                        names.sort(new Comparator<String>() {
                            @Override public int compare(String a, String b) {
                                return pair.left().compareTo(names.get(0).trim() + a);
                            }
                        });
                    }
                }
                """).read();

        assertThat(program.types())
                .extracting(TypeDeclaration::name)
                .containsExactly("shop.Local", "shop.Local$1Pair", "shop.Local$2");
        assertThat(Sources.calls(program)).contains("shop.Local$1Pair#left() EXACT", "java.lang.String#trim() EXACT");
        MethodId compare = new MethodId("shop.Local$2", "compare", List.of("java.lang.String", "java.lang.String"));
        assertThat(program.body(compare).map(Body::block).map(Statement.Block::statements))
                .get()
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
    }

    @Test
    void a_broken_file_costs_only_itself() {
        Program program = Sources.of("src/main/java/shop/Broken.java", """
                package shop;
                class Broken {
                    int good() { return "a".length(); }
                    int bad( { return }
                """)
                .and("src/main/java/shop/Fine.java", """
                package shop;
                class Fine { int ok() { return "b".length(); } }
                """)
                .read();

        assertThat(program.gaps()).hasSize(1).allSatisfy(gap -> {
            assertThat(gap.at().file().path()).isEqualTo("src/main/java/shop/Broken.java");
            assertThat(gap.at().line()).isEqualTo(4);
            assertThat(gap.what()).startsWith("syntax error");
        });
        assertThat(Sources.type(program, "shop.Fine").methods("ok")).hasSize(1);
        assertThat(Sources.type(program, "shop.Broken").methods("good")).hasSize(1);
    }

    @Test
    void deep_chains_and_long_concatenations_do_not_overflow() {
        String sum = IntStream.range(0, 10_000).mapToObj(i -> "x").collect(Collectors.joining(" + "));
        String chain = ".append(x)".repeat(2_500);
        String nested = "(".repeat(1_000) + "x" + ")".repeat(1_000);
        Program program = Sources.of("src/main/java/shop/Deep.java", """
                package shop;
                class Deep {
                    String sum(String x) { return %s; }
                    String chain(String x) { return new StringBuilder()%s.toString(); }
                    String nested(String x) { return %s; }
                }
                """.formatted(sum, chain, nested))
                .read();

        Body body = program.body(new MethodId("shop.Deep", "sum", List.of("java.lang.String")))
                .orElseThrow();
        Statement.Return result = (Statement.Return) body.block().statements().getFirst();
        assertThat(((Expression.Concat) result.value().orElseThrow()).parts()).hasSize(10_000);
        assertThat(program.resolution().modules())
                .singleElement()
                .satisfies(counts -> assertThat(counts.exact()).isEqualTo(2_501));
        assertThat(program.gaps()).isEmpty();
    }

    @Test
    void absent_types_keep_their_imported_names_and_are_never_taken_for_known() {
        Program program = Sources.of("src/main/java/shop/Client.java", """
                package shop;
                import com.acme.pay.PayClient;
                class Client extends com.acme.Absent {
                    PayClient pay;
                    void use() {
                        pay.charge(1);
                        pay.charge(1).receipt();
                        inherited();
                        this.hashCode();
                    }
                }
                """).read();

        assertThat(Sources.calls(program))
                .containsExactly(
                        "com.acme.pay.PayClient#charge NAME",
                        "#receipt UNKNOWN",
                        "com.acme.pay.PayClient#charge NAME",
                        "shop.Client#inherited NAME",
                        "java.lang.Object#hashCode() EXACT");
        assertThat(program.inherits("shop.Client", "com.acme.Absent")).isEqualTo(Program.Answer.YES);
        assertThat(program.inherits("shop.Client", "java.util.List")).isEqualTo(Program.Answer.UNKNOWN);
        assertThat(program.resolution().modules().getFirst().unknown()).isEqualTo(1);
    }

    @Test
    void types_of_one_name_in_two_modules_are_both_kept_and_mean_the_own_modules() {
        String main = """
                package app;
                class Main { Settings settings; void run() { settings.%s(); } }
                """;
        Program program = Sources.of("a/src/main/java/app/Settings.java", "package app; class Settings { void a() {} }")
                .and("a/src/main/java/app/Main.java", main.formatted("a"))
                .and("b/src/main/java/app/Settings.java", "package app; class Settings { void b() {} }")
                .and("b/src/main/java/app/Main.java", main.formatted("b"))
                .read();

        assertThat(program.types()).hasSize(4);
        assertThat(Sources.calls(program)).containsExactly("app.Settings#a() EXACT", "app.Settings#b() EXACT");
    }

    @Test
    void annotations_keep_constants_and_arrays_as_expressions() {
        Program program = Sources.of("src/main/java/shop/Web.java", """
                package shop;
                @interface Route { String[] value() default {}; Class<?> type() default Object.class; }
                interface Paths { String ROOT = "/orders"; }
                class Web {
                    @Route(value = {Paths.ROOT + "/{id}", "/x"}, type = Web.class)
                    void get() {}
                    @Route(Paths.ROOT)
                    void list() {}
                }
                """).read();

        var route = Sources.type(program, "shop.Web")
                .methods("get")
                .getFirst()
                .annotations()
                .getFirst();
        assertThat(route.type()).isEqualTo("shop.Route");
        assertThat(route.value("value").orElseThrow())
                .isInstanceOfSatisfying(
                        Expression.NewArray.class,
                        array -> assertThat(array.elements().getFirst())
                                .isInstanceOfSatisfying(
                                        Expression.Concat.class,
                                        concat -> assertThat(concat.parts().getFirst())
                                                .isInstanceOfSatisfying(
                                                        Expression.FieldAccess.class,
                                                        field -> assertThat(field.owner())
                                                                .isEqualTo("shop.Paths"))));
        var root = Sources.type(program, "shop.Paths").field("ROOT").orElseThrow();
        assertThat(program.initialiser(root))
                .get()
                .isInstanceOfSatisfying(
                        Expression.Literal.class,
                        literal -> assertThat(literal.value()).isEqualTo("/orders"));
    }

    @Test
    void cyclic_inheritance_ends() {
        Program program = Sources.of("src/main/java/shop/A.java", """
                package shop;
                class A extends B.In { class In {} void a() { b(); } }
                class B extends A.In { void b() { a(); } }
                class C extends C { void c() { c(); } }
                """).read();

        assertThat(program.types()).hasSize(4);
        assertThat(program.supertypes("shop.C")).extracting(each -> each.name()).contains("shop.C");
        assertThat(program.bodies().filter(body -> !body.block().statements().isEmpty()))
                .hasSize(3);
    }

    @Test
    void tests_are_not_read() {
        Program program = Sources.of(
                        "src/main/java/shop/A.java", "package shop; class A { void a() { b(); } void b() {} }")
                .and("src/test/java/shop/ATest.java", "package shop; class ATest { void t() { new A().a(); } }")
                .read();

        assertThat(program.bodies()).hasSize(2);
        assertThat(program.type("shop.ATest")).isEmpty();
        assertThat(program.resolution().modules().getFirst().total()).isEqualTo(1);
        assertThat(Grade.values()).hasSize(4);
    }

    @Test
    void bodies_are_found_by_what_they_call() {
        Program program = Sources.of(
                        "src/main/java/shop/A.java",
                        "package shop; class A { void a() { Runnable r = () -> b(); } void b() {} void c() { a(); b(); } }")
                .read();

        assertThat(program.bodiesCalling(Set.of("b")).map(body -> body.method().name()))
                .containsExactly("a", "c");
        assertThat(program.bodiesCalling(Set.of("a", "b"))).hasSize(2);
        assertThat(program.bodiesCalling(Set.of("d"))).isEmpty();
    }

    @Test
    void calls_of_anonymous_classes_are_counted_however_many_threads_ask_at_once() {
        String asked = "void run%d() { new Thread(new Runnable() { public void run() { %s } }).start(); }\n";
        String methods = IntStream.range(0, 40)
                .mapToObj(i -> asked.formatted(i, "\"a\".trim();".repeat(50)))
                .collect(Collectors.joining());
        for (int round = 0; round < 10; round++) {
            Program program = Sources.of("src/main/java/shop/Job.java", "package shop; class Job { " + methods + " }")
                    .read();
            List<MethodId> all = program.type("shop.Job").orElseThrow().methods().stream()
                    .map(Method::id)
                    .toList();

            Stream.concat(all.stream(), all.stream()).parallel().forEach(program::body);

            assertThat(program.resolution().modules().getFirst().total()).isEqualTo(40 * 51);
        }
    }
}
