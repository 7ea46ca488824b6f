package dev.lintel.flow;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What patterns take out of a value, and which of the bodies of an enum's constants runs.
class MatchedTest {
    private static final String RECORDS = """
            record Range(String from, String to) {}
            record Query(Range range, String order) {}
            sealed interface Condition permits Equal, Like, Any {}
            record Equal(String text) implements Condition {}
            record Like(String text) implements Condition {}
            record Any() implements Condition {}
            """;

    @TempDir
    Path root;

    private void holds(String statements, String members) {
        Snippet.body(root, statements, members).holds();
    }

    @Test
    void a_record_pattern_takes_its_components_by_place() {
        holds("""
                Object given = new Range(in, "z");
                if (given instanceof Range(String first, var last)) {
                    out.println(first); // bad
                    out.println(last); // good
                }
                """, RECORDS);
    }

    @Test
    void patterns_stand_inside_patterns() {
        holds("""
                Object given = new Query(new Range("a", in), "name");
                if (given instanceof Query(Range(String first, String last), String order)) {
                    out.println(first); // good
                    out.println(last); // bad
                    out.println(order); // good
                }
                """, RECORDS);
    }

    @Test
    void a_switch_takes_apart_what_arrives() {
        holds("""
                Condition one = in.isEmpty() ? new Any() : in.length() > 3 ? new Equal(in) : new Like("x");
                out.println(text(one)); // bad
                out.println(text(new Like("x"))); // good
                out.println(kind(one)); // good
                """, RECORDS + """
                static String text(Condition one) {
                    return switch (one) {
                        case Equal(String text) -> text;
                        case Like like -> like.text();
                        case Any _ -> "";
                    };
                }
                static String kind(Condition one) {
                    return switch (one) {
                        case Equal equal -> "equal";
                        case Like like -> "like";
                        case Any any -> "any";
                    };
                }
                """);
    }

    @Test
    void a_case_with_a_condition_is_one_of_several() {
        holds("""
                Object given = in;
                out.println(switch (given) { // bad
                    case String text when text.length() > 3 -> text;
                    case String text -> "short";
                    default -> "none";
                });
                String fixed = switch (given) {
                    case String text when text.length() > 3 -> "long";
                    case String text -> "short";
                    default -> "none";
                };
                out.println(fixed); // good
                """, "");
    }

    @Test
    void each_constant_of_an_enum_runs_its_own_body() {
        holds("""
                out.println(Operator.EQUAL.render(in)); // bad
                out.println(Operator.NONE.render(in)); // good
                out.println(Operator.valueOf(request.getParameter("r")).render(in)); // bad
                """, """
                enum Operator {
                    EQUAL { String render(String text) { return "=" + text; } },
                    NONE { String render(String text) { return "is null"; } };
                    abstract String render(String text);
                }
                """);
    }
}
