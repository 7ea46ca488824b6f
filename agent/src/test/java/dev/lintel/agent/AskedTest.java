package dev.lintel.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.cli.CommandLine;
import dev.lintel.cli.UsageProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskedTest {
    private static final String QUESTION = "who can delete an order?";

    @TempDir
    private Path folder;

    @Test
    void the_words_of_a_sentence_need_no_quotes() throws UsageProblem {
        assertThat(asked("who", "can", "delete", "an", "order?")).isEqualTo(new Asked(QUESTION, "."));
        assertThat(asked(QUESTION)).isEqualTo(new Asked(QUESTION, "."));
    }

    @Test
    void a_folder_beside_the_sentence_is_the_backend() throws UsageProblem {
        Asked expected = new Asked(QUESTION, folder.toString());

        assertThat(asked(QUESTION, folder.toString())).isEqualTo(expected);
        assertThat(asked(folder.toString(), QUESTION)).isEqualTo(expected);
        assertThat(asked("who", "can", "delete", "an", "order?", folder.toString()))
                .isEqualTo(expected);
        assertThat(asked(QUESTION, "--in", folder.toString())).isEqualTo(expected);
        assertThat(asked(QUESTION, "src")).isEqualTo(new Asked(QUESTION, "src"));
    }

    @Test
    void a_folder_that_is_called_like_a_word_is_a_word() throws UsageProblem {
        assertThat(asked("who", "reads", "src")).isEqualTo(new Asked("who reads src", "."));
        assertThat(asked("who", "reads", "/no/such/folder")).isEqualTo(new Asked("who reads /no/such/folder", "."));
        assertThat(asked("GET", "/")).isEqualTo(new Asked("GET /", "."));
    }

    @Test
    void a_folder_alone_is_no_question() {
        assertThatThrownBy(() -> asked(folder.toString()))
                .isInstanceOf(UsageProblem.class)
                .hasMessageContaining("what do you want to know of " + folder);
    }

    private static Asked asked(String... words) throws UsageProblem {
        List<String> line = new ArrayList<>(List.of("ask"));
        line.addAll(List.of(words));
        return Asked.of(CommandLine.parse(line));
    }
}
