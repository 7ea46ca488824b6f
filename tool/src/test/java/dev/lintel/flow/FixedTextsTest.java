package dev.lintel.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A way that leads to no sink but those at which only literals and numbers can stand is not followed; every other
/// is.
class FixedTextsTest {
    @TempDir
    Path root;

    private void isFollowed(String statements, String members) {
        Snippet.body(root, statements, members).holds();
    }

    private void isNotFollowed(String statements, String members) {
        Flows flows = Snippet.body(root, statements, members).flows();
        assertThat(flows.arrivals("html")).isEmpty();
        assertThat(flows.followed()).isZero();
    }

    @Test
    void what_is_put_together_from_literals_and_numbers_is_fixed() {
        isNotFollowed("""
                String text = "<p>";
                if (in.length() > 3) {
                    text += "long ";
                }
                StringBuilder all = new StringBuilder(text);
                all.append(in.length()).append(MARK).append(end(in));
                out.println(all.toString());
                """, """
                private static final String MARK = "</p>";
                private final String last;
                public Search() { this.last = MARK + "<br>"; }
                String end(String unused) { return unused.isEmpty() ? last : "<hr>"; }
                """);
    }

    @Test
    void a_fixed_expression_counts_where_a_text_can_keep_its_matcher_busy() {
        Flows quick = Snippet.body(root, "in.split(\"\\\\s*,\\\\s*\");", "").flows();
        assertThat(quick.arrivals("regex")).isEmpty();
        Flows slow = Snippet.body(root, "in.split(\".*a.*b.*c\");", "").flows();
        assertThat(slow.arrivals("regex")).isNotEmpty();
    }

    @Test
    void what_brings_nothing_untrusted_and_meets_no_source_is_not_followed() {
        Flows flows = Snippet.body(root, "out.println(in); // bad", """
                protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
                    response.getWriter().println(name);
                }
                private String name;
                """).flows();
        assertThat(flows.arrivals("html")).isNotEmpty();
        assertThat(flows.followed()).isEqualTo(1);
    }

    @Test
    void a_variable_that_is_assigned_once_more_is_not() {
        isFollowed("""
                String text = "none";
                for (int i = 0; i < 3; i++) {
                    text = text + in;
                }
                out.println(text); // bad
                """, "");
    }

    @Test
    void a_builder_that_is_handed_on_is_not() {
        isFollowed("""
                StringBuilder text = new StringBuilder("a");
                fill(text.append("b"), in);
                out.println(text.toString()); // bad
                """, "void fill(StringBuilder into, String more) { into.append(more); }");
    }

    @Test
    void a_builder_with_two_names_is_not() {
        isFollowed("""
                StringBuilder text = new StringBuilder("a");
                StringBuilder other = text;
                other.append(in);
                out.println(text.toString()); // bad
                """, "");
    }

    @Test
    void a_builder_that_a_class_inside_appends_to_is_not() {
        isFollowed("""
                StringBuilder text = new StringBuilder("a");
                new Object() { void add(String more) { text.append(more); } }.add(in);
                out.println(text.toString()); // bad
                """, "");
    }

    @Test
    void a_builder_of_which_a_method_is_handed_on_is_not() {
        isFollowed("""
                StringBuilder text = new StringBuilder("a");
                List.of(in).forEach(text::append);
                out.println(text.toString()); // bad
                """, "");
    }

    @Test
    void a_builder_in_a_field_is_not() {
        Flows flows = Snippet.body(root, """
                all.append(in);
                out.println(all.toString());
                """, "private final StringBuilder all = new StringBuilder();")
                .flows();
        assertThat(flows.arrivals("html")).isNotEmpty();
    }

    @Test
    void a_parameter_is_not() {
        isFollowed("show(out, in);", """
                void show(PrintWriter out, String text) {
                    out.println(text); // bad
                }
                """);
    }

    @Test
    void what_another_implementation_answers_is_not() {
        isFollowed("""
                Text text = in.length() > 3 ? new Fixed() : new Given(in);
                out.println(text.get()); // bad
                """, """
                interface Text { String get(); }
                static class Fixed implements Text { public String get() { return "fixed"; } }
                static class Given implements Text {
                    private final String text;
                    Given(String text) { this.text = text; }
                    public String get() { return text; }
                }
                """);
    }

    @Test
    void what_an_object_answers_that_the_container_did_not_make_is_not() {
        isFollowed("""
                Text text = new Given(in);
                out.println(text.get()); // bad
                """, """
                interface Text { String get(); }
                @org.springframework.stereotype.Component
                static class Fixed implements Text { public String get() { return "fixed"; } }
                static class Given implements Text {
                    private final String text;
                    Given(String text) { this.text = text; }
                    public String get() { return text; }
                }
                """);
    }

    @Test
    void what_a_static_initialiser_shows_is_followed() {
        isFollowed("""
                text = in;
                shown = out;
                new Late();
                """, """
                private static String text;
                private static PrintWriter shown;
                static class Late {
                    static {
                        shown.println(text); // bad
                    }
                }
                """);
    }

    @Test
    void what_is_called_by_a_name_of_the_library_is_followed() {
        isFollowed("show(new Loud(out), in);", """
                void show(Comparable<String> shown, String text) { shown.compareTo(text); }
                static class Loud implements Comparable<String> {
                    private final PrintWriter out;
                    Loud(PrintWriter out) { this.out = out; }
                    public int compareTo(String text) {
                        out.println(text); // bad
                        return 0;
                    }
                }
                """);
    }

    @Test
    void one_of_many_implementations_is_followed_where_its_object_is_made() {
        StringBuilder others = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            others.append("static class Other%d implements Show { public void show(PrintWriter out, String text) {} }\n"
                    .formatted(i));
        }
        isFollowed("run(new Loud(), out, in);", """
                interface Show { void show(PrintWriter out, String text); }
                void run(Show show, PrintWriter out, String text) { show.show(out, text); }
                static class Loud implements Show {
                    public void show(PrintWriter out, String text) {
                        out.println(text); // bad
                    }
                }
                """ + others);
    }
}
