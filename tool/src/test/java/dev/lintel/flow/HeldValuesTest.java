package dev.lintel.flow;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What objects, static fields and collections hold, and give back.
class HeldValuesTest {
    @TempDir
    Path root;

    private void holds(String statements) {
        Snippet.body(root, statements).holds();
    }

    private void holds(String statements, String members) {
        Snippet.body(root, statements, members).holds();
    }

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

    @Test
    void a_thread_carries_a_value_between_methods() {
        holds("""
                CURRENT.set(in);
                OTHER.set("fixed");
                show(out);
                """, """
                private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();
                private static final ThreadLocal<String> OTHER = new ThreadLocal<>();
                private void show(PrintWriter out) {
                    out.println(CURRENT.get()); // bad
                    out.println(OTHER.get()); // good
                }
                """);
    }

    @Test
    void a_printer_writes_into_what_it_was_made_for() {
        holds("""
                StringWriter page = new StringWriter();
                PrintWriter printer = new PrintWriter(page);
                printer.printf("<b>%s</b>", in);
                out.println(page); // bad
                out.println(new StringWriter().toString()); // good
                """);
    }
}
