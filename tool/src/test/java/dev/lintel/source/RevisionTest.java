package dev.lintel.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionTest {
    @TempDir
    Path root;

    @BeforeEach
    void commit_one_state_and_leave_another_on_disk() throws IOException, GitAPIException {
        QuietGit.install();
        try (Git git = Git.init().setDirectory(root.toFile()).call()) {
            Files.createDirectories(root.resolve("shop/src/main/java"));
            Files.writeString(root.resolve("shop/src/main/java/Order.java"), "class Order {}");
            Files.writeString(root.resolve("README.md"), "hello");
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("first")
                    .setAuthor("a", "a@b")
                    .setCommitter("a", "a@b")
                    .setSign(false)
                    .call();
        }
        Files.writeString(root.resolve("shop/src/main/java/Order.java"), "class Order { int changed; }");
    }

    @Test
    void a_revision_is_read_as_it_was() throws IOException {
        Workspace before = Workspace.ofRevision(root, "HEAD");

        assertThat(before.files()).singleElement().satisfies(file -> {
            assertThat(file.id().path()).isEqualTo("shop/src/main/java/Order.java");
            assertThat(before.text(file)).isEqualTo("class Order {}");
        });
    }

    @Test
    void a_folder_inside_the_repository_has_its_own_paths() throws IOException {
        Workspace before = Workspace.ofRevision(root.resolve("shop"), "HEAD");

        assertThat(before.files()).extracting(file -> file.id().path()).containsExactly("src/main/java/Order.java");
    }

    @Test
    void a_file_that_is_committed_is_read_though_git_would_ignore_a_new_one() throws IOException {
        Files.writeString(root.resolve(".gitignore"), "Order.java\nNew.java\n");
        Files.writeString(root.resolve("shop/src/main/java/New.java"), "class New {}");

        assertThat(Workspace.of(root).files())
                .extracting(file -> file.id().path())
                .contains("shop/src/main/java/Order.java")
                .doesNotContain("shop/src/main/java/New.java");
        assertThat(Workspace.of(root.resolve("shop")).files())
                .extracting(file -> file.id().path())
                .contains("src/main/java/Order.java");
    }

    @Test
    void a_committed_file_is_left_out_when_the_review_is_told_so() throws IOException {
        Files.writeString(root.resolve(".gitignore"), "Order.java\n");

        assertThat(Workspace.of(root, List.of("Order.java")).files()).noneMatch(file -> file.endsWith("Order.java"));
        Files.writeString(root.resolve("shop/.lintelignore"), "Order.java\n");
        assertThat(Workspace.of(root).files()).noneMatch(file -> file.endsWith("Order.java"));
    }

    @Test
    void an_unknown_revision_is_said_by_its_name() {
        assertThatThrownBy(() -> Workspace.ofRevision(root, "nowhere")).hasMessageContaining("'nowhere'");
    }

    @Test
    void reading_writes_nothing_into_the_repository() throws IOException {
        List<Path> before = everything();

        Workspace.ofRevision(root, "HEAD");

        assertThat(everything()).isEqualTo(before);
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.sorted().toList();
        }
    }
}
