package dev.lintel.design.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Briefs;
import dev.lintel.design.write.Artefacts.Artefact;
import dev.lintel.design.write.Rerun.Step;
import dev.lintel.design.write.Rerun.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A service that people have worked on, and a brief that is not what it was.
class ChangedBriefTest {
    private static final int EDITS = 50;

    @TempDir
    Path root;

    private List<Step> write(Brief brief) throws IOException {
        List<Artefact> files = new Artefacts(brief).in(root);
        List<Step> plan = Rerun.plan(root, files);
        Rerun.carryOut(root, files, plan);
        return plan;
    }

    private static Brief later() {
        return Briefs.brief(Briefs.shopText()
                .replace("stock: int(0..)}", "stock: int(0..), colour: text(40)?, weight: int(1..5000)}")
                .replace("note: text(500)?", "note: text(800)?")
                .replace("customer: 300/min burst 50", "customer: 200/min burst 40"));
    }

    private Map<String, String> texts() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
                texts.put(root.relativize(each).toString(), Files.readString(each));
            }
        }
        return texts;
    }

    @Test
    void a_brief_that_did_not_change_changes_nothing() throws IOException {
        write(Briefs.shop());
        Map<String, String> before = texts();

        assertThat(write(Briefs.shop())).isEmpty();
        assertThat(texts()).isEqualTo(before);
    }

    @Test
    void a_changed_brief_gets_new_migrations_behind_all_that_are_there() throws IOException {
        write(Briefs.shop());
        Map<String, String> before = texts();
        Path own = root.resolve(LaterMigrations.FOLDER + "V7__by_hand.sql");
        Files.writeString(own, "SELECT 1;\n");

        List<Step> plan = write(later());

        assertThat(plan).extracting(Step::what).doesNotContain(What.MIGRATION, What.CONFLICT);
        assertThat(plan)
                .filteredOn(step -> step.path().contains("/db/"))
                .extracting(Step::path)
                .containsExactly(
                        LaterMigrations.FOLDER + "V8__brief_expand.sql",
                        LaterMigrations.FOLDER + "V9__brief_validate.sql",
                        "src/main/resources/db/pending/contract_of_V8.sql");
        assertThat(texts().get(LaterMigrations.FOLDER + "V8__brief_expand.sql"))
                .contains("ADD COLUMN colour varchar(40);", "ADD COLUMN weight integer;");
        for (String first : List.of("V1__tables.sql", "V2__service.sql")) {
            assertThat(texts().get(LaterMigrations.FOLDER + first))
                    .isEqualTo(before.get(LaterMigrations.FOLDER + first));
        }
        assertThat(write(later())).isEmpty();
    }

    private record Edit(String path, String kept, String gone) {}

    /// A line of their own, a line made another, or a line taken out.
    private Edit edit(Random random, String path, int number) throws IOException {
        Path file = root.resolve(path);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        String mark = "// by hand " + number;
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(3)) {
            case 0 -> lines.add(at, mark);
            case 1 -> lines.set(at, line + " " + mark);
            default -> {
                long same = lines.stream().filter(line::equals).count();
                if (same == 1 && !line.isBlank() && !line.contains("// by hand")) {
                    lines.remove(at);
                    Files.write(file, lines);
                    return new Edit(path, "", line);
                }
                lines.add(at, mark);
            }
        }
        Files.write(file, lines);
        return new Edit(path, mark, "");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261, 981})
    void of_fifty_edits_none_is_lost_or_undone(long seed) throws IOException {
        write(Briefs.shop());
        List<String> paths = texts().keySet().stream()
                .filter(path -> path.endsWith(".java") && path.startsWith("src/"))
                .toList();
        Random random = new Random(seed);
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i < EDITS; i++) {
            edits.add(edit(random, paths.get(random.nextInt(paths.size())), i));
        }

        List<Step> plan = write(later());

        assertThat(plan).extracting(Step::what).contains(What.WRITE);
        Map<String, String> after = texts();
        for (Edit each : edits) {
            List<String> lines = after.getOrDefault(each.path(), "").lines().toList();
            if (each.gone().isEmpty()) {
                assertThat(lines).as(each.toString()).anyMatch(line -> line.contains(each.kept()));
            } else {
                assertThat(lines).as(each.toString()).doesNotContain(each.gone());
            }
        }
        // what could not be brought together is told, and stays theirs
        assertThat(plan)
                .filteredOn(step -> step.what() == What.CONFLICT)
                .allSatisfy(step -> assertThat(edits).extracting(Edit::path).contains(step.path()));
    }
}
