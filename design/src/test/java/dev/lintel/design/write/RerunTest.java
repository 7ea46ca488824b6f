package dev.lintel.design.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.design.write.Artefacts.Artefact;
import dev.lintel.design.write.Rerun.Step;
import dev.lintel.design.write.Rerun.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RerunTest {
    private static final String FIRST = "one\ntwo\nthree\nfour\nfive\nsix\nseven\n";

    @TempDir
    private Path root;

    private List<Step> run(String path, String text) throws IOException {
        List<Artefact> files = List.of(new Artefact(path, text));
        List<Step> plan = Rerun.plan(root, files);
        Rerun.carryOut(root, files, plan);
        return plan;
    }

    private String now(String path) throws IOException {
        return Files.readString(root.resolve(path));
    }

    @Test
    void a_second_run_of_the_same_brief_does_nothing() throws IOException {
        run("A.java", FIRST);

        assertThat(run("A.java", FIRST)).isEmpty();
    }

    @Test
    void an_edit_stays_when_the_brief_asks_for_the_same() throws IOException {
        run("A.java", FIRST);
        Files.writeString(root.resolve("A.java"), FIRST + "mine\n");

        assertThat(run("A.java", FIRST)).isEmpty();
        assertThat(now("A.java")).endsWith("mine\n");
    }

    @Test
    void edits_of_both_sides_are_merged() throws IOException {
        run("A.java", FIRST);
        Files.writeString(root.resolve("A.java"), FIRST.replace("two", "mine"));

        List<Step> plan = run("A.java", FIRST.replace("six", "theirs"));

        assertThat(plan).extracting(Step::what).containsExactly(What.MERGE);
        assertThat(now("A.java")).isEqualTo("one\nmine\nthree\nfour\nfive\ntheirs\nseven\n");
    }

    @Test
    void a_conflict_leaves_the_edit_and_is_told_until_it_is_gone() throws IOException {
        run("A.java", FIRST);
        Files.writeString(root.resolve("A.java"), FIRST.replace("two", "mine"));

        assertThat(run("A.java", FIRST.replace("two", "theirs")))
                .extracting(Step::what)
                .containsExactly(What.CONFLICT);
        assertThat(now("A.java")).contains("mine").doesNotContain("theirs");
        assertThat(run("A.java", FIRST.replace("two", "theirs")))
                .extracting(Step::what)
                .containsExactly(What.CONFLICT);
    }

    @Test
    void what_was_deleted_stays_away() throws IOException {
        run("A.java", FIRST);
        Files.delete(root.resolve("A.java"));

        assertThat(run("A.java", FIRST)).isEmpty();
        assertThat(run("A.java", FIRST + "eight\n")).extracting(Step::what).containsExactly(What.DELETED);
        assertThat(root.resolve("A.java")).doesNotExist();
    }

    @Test
    void a_migration_is_never_rewritten() throws IOException {
        String migration = "src/main/resources/db/migration/V1__tables.sql";
        run(migration, FIRST);

        assertThat(run(migration, FIRST + "eight\n")).extracting(Step::what).containsExactly(What.MIGRATION);
        assertThat(now(migration)).isEqualTo(FIRST);
    }

    @Test
    void a_file_of_somebody_else_is_left_alone() throws IOException {
        Files.writeString(root.resolve("A.java"), "mine\n");

        assertThat(run("A.java", FIRST)).extracting(Step::what).containsExactly(What.FOREIGN);
        assertThat(now("A.java")).isEqualTo("mine\n");
    }
}
