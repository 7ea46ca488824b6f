package dev.lintel.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.lintel.flow.run.EntryRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No input makes the engine hang, and what it does understand is still found.
class BudgetTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    Path root;

    private void holds(String statements, String members) {
        assertTimeoutPreemptively(
                PATIENCE, () -> Snippet.body(root, statements, members).holds());
    }

    @Test
    void recursion_settles() {
        holds("""
                out.println(again(in, 10)); // bad
                out.println(count(3)); // good
                """, """
                String again(String text, int times) { return times == 0 ? text : again(text + "x", times - 1); }
                int count(int times) { return times == 0 ? 0 : 1 + count(times - 1); }
                """);
    }

    @Test
    void mutual_recursion_settles() {
        holds("out.println(even(in, 8)); // bad", """
                String even(String text, int n) { return n == 0 ? text : odd(text, n - 1); }
                String odd(String text, int n) { return n == 0 ? "odd" : even("(" + text + ")", n - 1); }
                """);
    }

    @Test
    void a_structure_that_grows_without_end_is_summarised() {
        holds("""
                Node list = null;
                while (in.length() > 3) {
                    list = new Node(in, list);
                }
                out.println(list.next.next.next.text); // bad
                """, """
                static class Node {
                    final String text; final Node next;
                    Node(String text, Node next) { this.text = text; this.next = next; }
                }
                """);
    }

    @Test
    void a_method_of_ten_thousand_lines_is_followed() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            lines.append("text = text + in.charAt(").append(i).append(");\n");
        }
        holds("String text = \"\";\n" + lines + "out.println(text); // bad", "");
    }

    @Test
    void a_generated_parser_ends() {
        StringBuilder cases = new StringBuilder();
        for (int i = 0; i < 1_500; i++) {
            cases.append("case ")
                    .append(i)
                    .append(": stack.push(in + state); state = next(state, ")
                    .append(i)
                    .append("); break;\n");
        }
        String statements = "Deque<String> stack = new ArrayDeque<>();\nint state = 0;\nout.println(in);\n"
                + "while (true) {\nswitch (state) {\n" + cases + "default: return;\n}\n}";
        assertTimeoutPreemptively(PATIENCE, () -> {
            Flows flows = Snippet.body(root, statements, "int next(int a, int b) { return a * 31 + b + 1; }")
                    .flows();
            assertThat(flows.arrivals("html")).anyMatch(Arrival::tainted);
        });
    }

    @Test
    void deep_nests_end() {
        StringBuilder open = new StringBuilder();
        StringBuilder close = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            open.append("if (in.length() > ").append(i).append(") { try {\n");
            close.append("} finally { n++; } }\n");
        }
        holds("int n = 0;\nout.println(in); // bad\n" + open + "n--;\n" + close, "");
    }

    @Test
    void cyclic_inheritance_and_missing_types_are_survived() {
        holds("""
                out.println(new Left().say(in)); // bad
                Missing missing = Absent.make(in);
                out.println(missing.text()); // bad
                """, """
                static class Left extends Right { String say(String text) { return text; } }
                static class Right extends Left { }
                """);
    }

    @Test
    void what_a_smaller_budget_found_is_kept_by_a_larger_one_that_ends_elsewhere() {
        List<Arrival> found = Snippet.body(root, "out.println(in);\nout.print(in);", "")
                .flows()
                .arrivals("html");
        assertThat(found).hasSize(2);
        EntryRun.Result smaller = new EntryRun.Result(found.subList(0, 1), new Cut(1, 0, 0), Set.of(), 10);
        EntryRun.Result larger = new EntryRun.Result(found.subList(1, 2), new Cut(1, 0, 0), Set.of(), 20);
        assertThat(larger.keeping(smaller).arrivals()).isEqualTo(found);
        assertThat(larger.keeping(smaller).steps()).isEqualTo(20);
        assertThat(smaller.keeping(smaller).arrivals()).isEqualTo(smaller.arrivals());
    }

    @Test
    void what_was_cut_is_counted() {
        StringBuilder methods = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            methods.append("void m")
                    .append(i)
                    .append("(PrintWriter out, String a) { m")
                    .append(i + 1)
                    .append("(out, a); out.println(a); }\n");
        }
        methods.append("void m100(PrintWriter out, String a) { out.println(a); }\n");
        assertTimeoutPreemptively(PATIENCE, () -> {
            Flows flows = Snippet.body(root, "m0(out, in);", methods.toString()).flows();
            assertThat(flows.arrivals("html")).anyMatch(Arrival::tainted);
            assertThat(flows.cut().entries()).isPositive();
            assertThat(flows.followed()).isGreaterThanOrEqualTo(flows.cut().entries());
        });
    }

    @Test
    void behind_a_long_beginning_data_is_followed_alone_where_the_budget_is_short() {
        int settings = 250;
        int groups = 300;
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < settings; i++) {
            members.append("static int s%d(int n) { return n + %d; }\n".formatted(i, i));
        }
        for (int group = 0; group < groups; group++) {
            members.append("static int group").append(group).append("() { return 0");
            for (int i = 0; i < 15; i++) {
                members.append(" + s")
                        .append((group * 15 + i) % settings)
                        .append("(")
                        .append(group)
                        .append(")");
            }
            members.append("; }\n");
        }
        for (int way = 0; way < 30; way++) {
            members.append("void show").append(way);
            members.append("(HttpServletRequest request, HttpServletResponse response) throws IOException {\n");
            for (int group = 0; group < groups; group++) {
                members.append("    int g%d = group%d();\n".formatted(group, group));
            }
            members.append("    response.getWriter().println(request.getParameter(\"q\")); // bad\n}\n");
        }
        holds("", members.toString());
    }
}
