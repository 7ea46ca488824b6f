package dev.lintel.flow;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which checks keep a value out, and what one request leaves for the next.
class ChecksTest {
    @TempDir
    Path root;

    private void holds(String statements) {
        Snippet.body(root, statements).holds();
    }

    private void holds(String statements, String members) {
        Snippet.body(root, statements, members).holds();
    }

    @Test
    void an_equal_constant_is_a_constant() {
        holds("""
                if (in.equals("asc")) {
                    out.println(in); // good
                } else {
                    out.println(in); // bad
                }
                """);
    }

    @Test
    void a_set_of_constants_admits_only_them() {
        holds("""
                if (!ALLOWED.contains(in)) {
                    out.println(in); // bad
                    return;
                }
                out.println(in); // good
                """, "private static final Set<String> ALLOWED = Set.of(\"asc\", \"desc\");");
    }

    @Test
    void a_guard_after_the_use_or_on_the_wrong_branch_does_not_count() {
        holds("""
                out.println(in); // bad
                if (!in.equals("asc")) {
                    out.println(in); // bad
                }
                """);
    }

    @Test
    void a_number_is_no_text() {
        holds("""
                out.println(in); // bad
                out.println(Integer.parseInt(in)); // good
                out.println(UUID.fromString(in)); // good
                """);
    }

    @Test
    void a_guard_method_counts_like_the_condition_in_it() {
        holds("""
                if (isKnown(in)) {
                    out.println(in); // good
                }
                out.println(in); // bad
                """, "private boolean isKnown(String text) { return text.equals(\"asc\") || text.equals(\"desc\"); }");
    }

    @Test
    void what_one_request_leaves_in_a_static_field_is_read_by_the_next() {
        holds("""
                out.println(page("b")); // bad
                out.println(page("i")); // bad
                keep(in);
                """, """
                private static String kept;
                private static String page(String tag) { return "<" + tag + ">" + kept(); }
                private static String kept() { return kept; }
                private static void keep(String text) { kept = text; }
                """);
    }

    @Test
    void a_recursion_that_is_asked_for_twice_keeps_what_it_was_given() {
        holds("""
                out.println(even(in, 4)); // bad
                out.println(odd("fixed", 3)); // good
                out.println(odd(in, 3)); // bad
                """, """
                private String even(String text, int left) { return left == 0 ? text : odd(text, left - 1) + odd(text, left - 1); }
                private String odd(String text, int left) { return left == 0 ? "" : even(text, left - 1); }
                """);
    }

    @Test
    void a_request_has_one_session() {
        holds("""
                request.getSession().setAttribute("name", in);
                request.getSession().setAttribute("kind", "fixed");
                out.println((String) request.getSession().getAttribute("name")); // bad
                out.println((String) request.getSession().getAttribute("kind")); // good
                String other = request.getParameter("other");
                out.println((String) request.getSession().getAttribute(other)); // bad
                """);
    }
}
