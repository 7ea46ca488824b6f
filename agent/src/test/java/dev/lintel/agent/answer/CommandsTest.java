package dev.lintel.agent.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is printed as a command is pasted into a shell.
class CommandsTest {
    @ParameterizedTest
    @ValueSource(strings = {"it's slow", "costs $HOME `id` \"much\" !! \\\\ *", "a;b|c&d", "ORDER", "-- x"})
    void a_shell_hands_on_what_was_written_and_nothing_else(String sentence) throws Exception {
        String command = new Commands("my shop").askAs("review", sentence);

        assertThat(words(command)).containsExactly("lintel", "ask", "--as", "review", "--in", "my shop", sentence);
    }

    @Test
    void a_long_command_goes_on_in_the_next_line_and_is_the_same() throws Exception {
        String command = new Commands("a/folder/that/lies/deep/below/others")
                .askAs("optimize", "the list of last year's orders and all their items takes far too long");

        List<String> lines = Lines.command(command, "  ");

        assertThat(lines).hasSizeGreaterThan(1).allMatch(line -> line.length() <= 80 || line.contains("'"));
        assertThat(words(String.join("\n", lines))).isEqualTo(words(command));
    }

    @Test
    void the_folder_that_you_are_in_need_not_be_named() {
        assertThat(new Commands(".").ask("orders")).isEqualTo("lintel ask orders");
    }

    @Test
    void after_a_commit_the_commit_is_what_is_reviewed(@TempDir Path folder) throws Exception {
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            for (String name : List.of("A.java", "B.java")) {
                Files.writeString(folder.resolve(name), "");
                git.add().addFilepattern(name).call();
                git.commit()
                        .setMessage(name)
                        .setAuthor("a", "a@b")
                        .setCommitter("a", "a@b")
                        .setSign(false)
                        .call();
            }
        }

        Commands commands = new Commands(folder.toString());
        assertThat(commands.reviews()).endsWith("lintel review " + folder + " --diff HEAD~1");
        Files.writeString(folder.resolve("A.java"), "class A {}");
        assertThat(commands.reviews()).endsWith("lintel review " + folder + " --diff HEAD");
    }

    /// As a shell splits them.
    private static List<String> words(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", "set -- " + command + "; printf '%s\\n' \"$@\"").start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        return printed.lines().collect(Collectors.toList());
    }
}
