package dev.lintel.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinceTest {
    @TempDir
    private Path root;

    @Test
    void without_a_repository_or_a_second_commit_there_is_nothing_to_compare_with() throws Exception {
        assertThat(Since.newest(root)).isEmpty();
        try (Git git = repository()) {
            assertThat(Since.newest(root)).isEmpty();
            commit(git, "A.java", "class A {}");
            assertThat(Since.newest(root)).isEmpty();
        }
    }

    @Test
    void what_is_not_committed_comes_first() throws Exception {
        try (Git git = repository()) {
            commit(git, "A.java", "class A {}");
            commit(git, "V1__a.sql", "create table a (id int);");

            Files.writeString(root.resolve("A.java"), "class B {}");
            assertThat(Since.newest(root)).as("another text of the same length").contains("HEAD");
            Files.writeString(root.resolve("A.java"), "class A {}");
            assertThat(Since.newest(root)).as("written again as it was").contains("HEAD~1");
            Files.writeString(root.resolve("New.java"), "class New {}");
            assertThat(Since.newest(root)).as("a new file").contains("HEAD");
            Files.delete(root.resolve("New.java"));
            Files.delete(root.resolve("V1__a.sql"));
            assertThat(Since.newest(root)).as("a file that is gone").contains("HEAD");
        }
    }

    @Test
    void what_no_review_reads_does_not_count() throws Exception {
        try (Git git = repository()) {
            commit(git, "A.java", "class A {}");
            commit(git, ".gitignore", "Local.java\n");
            Files.writeString(root.resolve("notes.docx"), "x");
            Files.writeString(root.resolve("Local.java"), "class Local {}");

            assertThat(Since.newest(root)).contains("HEAD~1");
        }
    }

    @Test
    void after_a_commit_it_is_the_one_before() throws Exception {
        try (Git git = repository()) {
            commit(git, "shop/A.java", "class A {}");
            commit(git, "shop/B.java", "class B {}");

            assertThat(Since.newest(root)).contains("HEAD~1");
            assertThat(Since.newest(root.resolve("shop"))).contains("HEAD~1");
            Files.writeString(root.resolve("C.java"), "class C {}");
            assertThat(Since.newest(root.resolve("shop")))
                    .as("a change beside the folder")
                    .contains("HEAD~1");
        }
    }

    @Test
    void on_a_branch_it_is_where_the_branch_left() throws Exception {
        try (Git git = repository()) {
            String left = commit(git, "A.java", "class A {}");
            git.checkout().setCreateBranch(true).setName("topic").call();
            commit(git, "B.java", "class B {}");
            commit(git, "C.java", "class C {}");
            git.checkout().setName("main").call();
            commit(git, "D.java", "class D {}");
            git.checkout().setName("topic").call();

            assertThat(Since.newest(root)).contains(left.substring(0, 8));
            git.checkout().setName("main").call();
            assertThat(Since.newest(root)).contains("HEAD~1");
        }
    }

    private Git repository() throws GitAPIException {
        QuietGit.install();
        return Git.init().setDirectory(root.toFile()).setInitialBranch("main").call();
    }

    private String commit(Git git, String path, String text) throws IOException, GitAPIException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        git.add().addFilepattern(".").call();
        return git.commit()
                .setMessage(path)
                .setAuthor("a", "a@b")
                .setCommitter("a", "a@b")
                .setSign(false)
                .call()
                .name();
    }
}
