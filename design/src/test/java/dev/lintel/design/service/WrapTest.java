package dev.lintel.design.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrapTest {
    private static final String LONG = "a".repeat(60);

    @Test
    void a_chain_is_broken_before_each_call() {
        assertThat(Wrap.lines("        assertThat(" + LONG + "()).isEqualTo(" + LONG + ");"))
                .isEqualTo("        assertThat(" + LONG + "())\n                .isEqualTo(" + LONG + ");");
    }

    @Test
    void arguments_go_to_the_next_line_and_each_to_its_own_when_they_do_not_fit_there() {
        assertThat(Wrap.lines("        call(" + LONG + ", " + LONG + ");"))
                .isEqualTo("        call(\n                " + LONG + ",\n                " + LONG + ");");
        assertThat(Wrap.lines("        return somethingThatTakesALongName(1, " + LONG + ", Map<A, " + LONG.substring(50)
                        + "> c, 22222);"))
                .isEqualTo("        return somethingThatTakesALongName(\n                1, " + LONG + ", Map<A, "
                        + LONG.substring(50) + "> c, 22222);");
    }

    @Test
    void a_text_goes_on_in_the_next_line_and_what_is_in_it_is_no_bracket() {
        String text = "(select 1), ".repeat(12).strip();

        assertThat(Wrap.lines("                \"" + text + "\",").lines())
                .hasSize(2)
                .allMatch(line -> line.length() <= 120)
                .allMatch(
                        line -> line.strip().chars().filter(each -> each == '"').count() == 2);
    }

    @Test
    void text_blocks_and_short_lines_stay() {
        String block = "        String a = \"\"\"\n" + LONG + "," + LONG + "(" + LONG + ")\n\"\"\";\n        b();";

        assertThat(Wrap.lines(block)).isEqualTo(block);
    }

    @Test
    void comments_go_on_as_comments() {
        assertThat(Wrap.lines("    /// " + "word ".repeat(30).strip()).lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("    /// word"));
    }

    @Test
    void what_no_longer_fits_stands_before_the_next_words_of_the_comment() {
        assertThat(Wrap.lines("    /// " + "word ".repeat(24).strip() + "\n    /// goes on\n    /// @param one")
                        .lines())
                .hasSize(3)
                .element(1)
                .isEqualTo("    /// word word goes on");
    }
}
