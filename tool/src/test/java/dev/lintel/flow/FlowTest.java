package dev.lintel.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the engine follows, and what it does not take for a flow.
class FlowTest {
    @TempDir
    Path root;

    private void holds(String statements) {
        Snippet.body(root, statements).holds();
    }

    private void holds(String statements, String members) {
        Snippet.body(root, statements, members).holds();
    }

    // ---- branches and constants

    @Test
    void a_parameter_reaches_the_response() {
        holds("""
                out.println(in); // bad
                out.println("hello"); // good
                """);
    }

    @Test
    void a_variable_that_was_overwritten_is_clean() {
        holds("""
                String text = in;
                text = "fixed";
                out.println(text); // good
                """);
    }

    @Test
    void arithmetic_decides_which_branch_is_taken() {
        holds("""
                int number = 106;
                String text = (7 * 18) + number > 200 ? "fixed" : in;
                out.println(text); // good
                String other = (7 * 42) - number > 200 ? "fixed" : in;
                out.println(other); // bad
                """);
    }

    @Test
    void a_switch_on_a_constant_character_takes_one_case() {
        holds("""
                String guess = "ABC";
                String text;
                switch (guess.charAt(1)) {
                    case 'A': text = in; break;
                    case 'B': text = "bob"; break;
                    default: text = in;
                }
                out.println(text); // good
                """);
    }

    @Test
    void a_case_runs_on_into_the_next() {
        holds("""
                String text = "";
                switch ("B") {
                    case "A": text = "fixed";
                    case "B": text = in;
                    case "C": text += "!"; break;
                    default: text = "fixed";
                }
                out.println(text); // bad
                """);
    }

    @Test
    void a_loop_carries_what_it_gathers() {
        holds("""
                String text = "";
                for (int i = 0; i < in.length(); i++) {
                    text = text + in.charAt(i);
                }
                out.println(text); // bad
                """);
    }

    @Test
    void what_a_handler_catches_was_true_before_the_call() {
        holds("""
                String text = "fixed";
                try {
                    text = in;
                    Integer.parseInt(in);
                    text = "fixed";
                } catch (NumberFormatException wrong) {
                    out.println(text); // bad
                }
                """);
    }

    @Test
    void a_finally_block_runs_on_every_way() {
        holds("""
                String text = in;
                try {
                    if (in.length() > 3) {
                        return;
                    }
                } finally {
                    out.println(text); // bad
                }
                """);
    }

    @Test
    void an_exception_carries_what_it_was_made_of() {
        holds("""
                try {
                    throw new IllegalStateException(in);
                } catch (IllegalStateException wrong) {
                    out.println(wrong.getMessage()); // bad
                }
                """);
    }

    // ---- calls

    @Test
    void a_helper_that_gives_a_constant_is_clean() {
        holds("""
                out.println(pick(in)); // good
                out.println(keep(in)); // bad
                """, """
                private String pick(String text) { return "fixed"; }
                private String keep(String text) { return text; }
                """);
    }

    @Test
    void two_calls_of_one_method_are_told_apart() {
        holds("""
                String one = same(in);
                String two = same("fixed");
                out.println(one); // bad
                out.println(two); // good
                """, "private static String same(String text) { return text; }");
    }

    @Test
    void the_class_that_arrives_decides_which_method_runs() {
        holds("""
                Shape shape = new Square();
                out.println(shape.name(in)); // good
                Shape other = new Circle();
                out.println(other.name(in)); // bad
                """, """
                interface Shape { String name(String text); }
                static class Square implements Shape { public String name(String text) { return "square"; } }
                static class Circle implements Shape { public String name(String text) { return text; } }
                """);
    }

    @Test
    void a_lambda_runs_with_what_it_captured() {
        holds("""
                Supplier<String> held = () -> in;
                out.println(held.get()); // bad
                Function<String, String> fixed = text -> "fixed";
                out.println(fixed.apply(in)); // good
                Function<String, String> same = this::same;
                out.println(same.apply(in)); // bad
                """, "private String same(String text) { return text; }");
    }

    @Test
    void an_anonymous_class_reads_the_variables_around_it() {
        holds("""
                Supplier<String> held = new Supplier<>() {
                    public String get() { return in; }
                };
                out.println(held.get()); // bad
                """);
    }

    @Test
    void a_constant_class_name_is_as_good_as_the_class() {
        holds("""
                try {
                    Object made = Class.forName("shop.Search$Echo").newInstance();
                    out.println(((Echo) made).say(in)); // bad
                } catch (ReflectiveOperationException wrong) {
                    return;
                }
                """, "static class Echo { String say(String text) { return text; } }");
    }

    // ---- objects

    @Test
    void fields_of_two_objects_are_two() {
        holds("""
                Holder one = new Holder();
                Holder two = new Holder();
                one.text = in;
                two.text = "fixed";
                out.println(one.text); // bad
                out.println(two.text); // good
                Holder same = two;
                same.text = in;
                out.println(two.text); // bad
                """, "static class Holder { String text; }");
    }

    @Test
    void an_object_made_by_a_factory_is_made_anew_by_each_call() {
        holds("""
                Holder one = make(in);
                Holder two = make("fixed");
                out.println(one.text); // bad
                out.println(two.text); // good
                """, """
                static class Holder { final String text; Holder(String text) { this.text = text; } }
                static Holder make(String text) { return new Holder(text); }
                """);
    }

    @Test
    void a_static_field_carries_a_value_between_methods() {
        holds("""
                last = in;
                show(out);
                """, """
                private static String last;
                private void show(PrintWriter out) { out.println(last); } // bad
                """);
    }

    // ---- collections

    @Test
    void a_map_is_read_under_its_key() {
        holds("""
                Map<String, Object> map = new HashMap<>();
                map.put("a", "fixed");
                map.put("b", in);
                out.println((String) map.get("a")); // good
                out.println((String) map.get("b")); // bad
                map.put("b", "fixed");
                out.println((String) map.get("b")); // good
                """);
    }

    @Test
    void a_list_is_read_at_its_position() {
        holds("""
                List<String> list = new ArrayList<>();
                list.add("safe");
                list.add(in);
                list.add("more");
                list.remove(0);
                out.println(list.get(0)); // bad
                out.println(list.get(1)); // good
                """);
    }

    @Test
    void elements_come_back_from_loops_iterators_and_streams() {
        holds("""
                List<String> list = List.of("a", in);
                for (String each : list) {
                    out.println(each); // bad
                }
                Iterator<String> iterator = list.iterator();
                out.println(iterator.next()); // bad
                String first = list.stream().map(text -> text + "!").findFirst().orElse("");
                out.println(first); // bad
                List<String> fixed = list.stream().map(text -> "x").toList();
                out.println(fixed.get(0)); // good
                """);
    }

    @Test
    void an_array_is_read_at_its_index() {
        holds("""
                String[] all = {"a", in};
                out.println(all[0]); // good
                out.println(all[1]); // bad
                """);
    }

    @Test
    void a_builder_holds_what_was_appended() {
        holds("""
                StringBuilder text = new StringBuilder("a");
                out.println(text.toString()); // good
                text.append(in).append("b");
                out.println(text.toString()); // bad
                """);
    }

    @Test
    void an_optional_holds_one_value() {
        holds("""
                out.println(Optional.of(in).map(String::trim).orElse("none")); // bad
                out.println(Optional.<String>empty().orElse("none")); // good
                """);
    }

    // ---- guards

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

    // ---- files

    @Test
    void a_properties_file_is_read_with_constant_keys() {
        Snippet.body(root, """
                        Properties properties = new Properties();
                        properties.load(Search.class.getClassLoader().getResourceAsStream("shop.properties"));
                        String mode = properties.getProperty("mode", "open");
                        if (mode.equals("closed")) {
                            out.println("fixed"); // good
                        } else {
                            out.println(in);
                        }
                        """)
                .file("src/main/resources/shop.properties", "mode=closed\n")
                .holds();
    }

    @Test
    void a_constant_of_an_enum_has_what_its_constructor_wrote() {
        holds("""
                out.println(Color.RED.hex.isEmpty() ? in : "fixed"); // good
                out.println(Color.RED.code().equals("ff0000") ? "fixed" : in); // good
                out.println(Color.BLUE.code().equals("0000ff") ? "fixed" : in); // bad
                """, """
                enum Color {
                    RED("ff0000"), BLUE("0000ff") {
                        @Override
                        String code() {
                            return "blue";
                        }
                    };
                    private final String hex;
                    Color(String hex) {
                        this.hex = hex;
                    }
                    String code() {
                        return hex;
                    }
                }
                """);
    }

    @Test
    void a_class_that_wraps_its_own_kind_does_not_end_there() {
        holds("""
                Reader reader = wrapped.get();
                out.println(in); // bad
                """, """
                private final Wrapped wrapped = new Wrapped(null);
                static class Wrapped implements Supplier<Reader> {
                    private final Supplier<Reader> other;
                    Wrapped(Supplier<Reader> other) {
                        this.other = other;
                    }
                    @Override
                    public Reader get() {
                        return new BufferedReader(other.get());
                    }
                }
                """);
    }

    @Test
    void a_text_that_may_be_empty_keeps_its_parts() {
        Flows flows = Snippet.body(root, """
                        StringBuilder text = new StringBuilder();
                        if (in.length() > 3) {
                            text.append("<b>").append(in);
                        }
                        out.println(text.toString());
                        """).flows();
        assertThat(flows.arrivals("html").getFirst().value().pieces()).startsWith(new Piece.Fixed("<b>"));
    }

    // ---- what practices see

    @Test
    void a_text_keeps_its_parts() {
        Flows flows =
                Snippet.body(root, "out.println(\"<b>\" + in + \"</b>\");").flows();
        Arrival arrival = flows.arrivals("html").getFirst();
        assertThat(arrival.value().pieces()).hasSize(3);
        assertThat(arrival.value().pieces().getFirst()).isEqualTo(new Piece.Fixed("<b>"));
        assertThat(arrival.value().taints().getFirst().label()).isEqualTo("parameter");
        assertThat(arrival.value().taints().getFirst().name()).isEqualTo("q");
        assertThat(arrival.value().taints().getFirst().hops())
                .extracting(Hop::says)
                .containsExactly("comes from the request", "becomes part of a text", "arrives at `println`");
        assertThat(arrival.entry()).isPresent();
    }
}
