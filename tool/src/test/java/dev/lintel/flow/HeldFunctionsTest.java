package dev.lintel.flow;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Functions that objects of the container keep in their fields, and functions that a way in gives back.
class HeldFunctionsTest {
    private static final String HANDLER = "interface Handler { void run(String text, PrintWriter out); }\n";

    @TempDir
    Path root;

    private void holds(String statements, String members) {
        Snippet.body(root, statements, HANDLER + members).holds();
    }

    @Test
    void a_constructor_that_fills_a_map_with_methods_is_followed_where_one_is_looked_up() {
        holds("handlers.get(request.getParameter(\"kind\")).run(in, out);", """
                private final Map<String, Handler> handlers = new HashMap<>();
                public Search() { handlers.put("raw", this::raw); handlers.put("fixed", (text, to) -> fixed(to)); }
                private void raw(String text, PrintWriter to) { to.println(text); } // bad
                private void fixed(PrintWriter to) { to.println("x"); }
                """);
    }

    @Test
    void functions_that_a_field_begins_with_are_run_too() {
        holds("""
                one.accept(in, out);
                many.get(0).accept(in, out);
                other.accept("length " + in.length(), out);
                """, """
                private final BiConsumer<String, PrintWriter> one = this::alone;
                private final List<BiConsumer<String, PrintWriter>> many = List.of(this::first, (text, to) -> to.println("x"));
                private final BiConsumer<String, PrintWriter> other = this::given;
                private void given(String text, PrintWriter to) { to.println(text); }
                private void alone(String text, PrintWriter to) { to.println(text); } // bad
                private void first(String text, PrintWriter to) { to.println(text); } // bad
                """);
    }

    @Test
    void what_the_container_calls_after_the_constructor_fills_fields() {
        holds("handlers.getOrDefault(\"a\", null).run(in, out);", """
                private final Map<String, Handler> handlers = new HashMap<>();
                @jakarta.annotation.PostConstruct void fill() { handlers.put("a", this::raw); }
                private void raw(String text, PrintWriter to) { to.println(text); } // bad
                """);
    }
}
