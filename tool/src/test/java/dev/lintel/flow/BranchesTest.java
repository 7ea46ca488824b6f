package dev.lintel.flow;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is decided by constants and branches, and what is not.
class BranchesTest {
    @TempDir
    Path root;

    private void holds(String statements) {
        Snippet.body(root, statements).holds();
    }

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
}
