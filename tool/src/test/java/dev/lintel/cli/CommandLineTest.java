package dev.lintel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    @Test
    void options_may_stand_anywhere_after_the_verb_and_be_repeated() throws UsageProblem {
        CommandLine line = parse("review", "--output", "a.json", "shop", "--output=b.sarif", "--only", "x,y", "--all");

        assertThat(line.operand()).isEqualTo("shop");
        assertThat(line.all("output")).containsExactly("a.json", "b.sarif");
        assertThat(line.words("only")).containsExactly("x", "y");
        assertThat(line.has("all")).isTrue();
        assertThat(line.has("fix")).isFalse();
    }

    @Test
    void what_follows_two_dashes_is_a_path_whatever_it_looks_like() throws UsageProblem {
        assertThat(parse("review", "--", "--odd").operand()).isEqualTo("--odd");
    }

    @Test
    void a_slip_is_answered_with_what_was_meant() {
        assertThatThrownBy(() -> parse("reveiw", ".")).hasMessage("no verb 'reveiw'; did you mean 'review'?");
        assertThatThrownBy(() -> parse("review", ".", "--fail-no", "high"))
                .hasMessageContaining("did you mean 'fail-on'?");
        assertThatThrownBy(() -> parse("frobnicate")).hasMessage("no verb 'frobnicate'");
    }

    @Test
    void missing_and_superfluous_words_are_said() {
        assertThatThrownBy(() -> parse("review")).hasMessageContaining("review needs a PATH");
        assertThatThrownBy(() -> parse("review", "a", "b")).hasMessageContaining("not also 'b'");
        assertThatThrownBy(() -> parse("review", "a", "--output")).hasMessageContaining("the FILE is missing");
        assertThatThrownBy(() -> parse("review", "a", "--fix=yes")).hasMessageContaining("takes no value");
    }

    private static CommandLine parse(String... words) throws UsageProblem {
        return CommandLine.parse(List.of(words));
    }
}
