package dev.lintel.flow;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How values go through methods, lambdas and classes made on the way.
class CallsTest {
    @TempDir
    Path root;

    private void holds(String statements) {
        Snippet.body(root, statements).holds();
    }

    private void holds(String statements, String members) {
        Snippet.body(root, statements, members).holds();
    }

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

    @Test
    void a_thread_runs_what_it_is_handed_or_what_it_is() {
        holds("""
                new Thread(() -> out.println(in)).start(); // bad
                Thread.ofVirtual().start(() -> out.println(in)); // bad
                new Printing(in, out).start();
                new Printing("fixed", out);
                new Timer().schedule(new Late(in, out), 10);
                """, """
                static class Printing extends Thread {
                    final String text;
                    final PrintWriter out;
                    Printing(String text, PrintWriter out) { this.text = text; this.out = out; }
                    String text() { return text; }
                    public void run() { out.println(text); } // bad
                }
                static class Late extends TimerTask {
                    final String text;
                    final PrintWriter out;
                    Late(String text, PrintWriter out) { this.text = text; this.out = out; }
                    String text() { return text; }
                    public void run() { out.println(text); } // bad
                }
                """);
    }
}
