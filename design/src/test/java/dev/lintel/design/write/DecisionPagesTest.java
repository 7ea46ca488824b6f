package dev.lintel.design.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Briefs;
import dev.lintel.design.decide.Decision;
import dev.lintel.design.decide.Decisions;
import dev.lintel.design.decide.Topic;
import dev.lintel.design.write.Artefacts.Artefact;
import dev.lintel.design.write.Rerun.Step;
import dev.lintel.design.write.Rerun.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionPagesTest {
    @TempDir
    private Path root;

    private List<Step> write(Brief brief) throws IOException {
        List<Artefact> files = new Artefacts(brief).in(root);
        List<Step> plan = Rerun.plan(root, files);
        Rerun.carryOut(root, files, plan);
        return plan.stream()
                .filter(each -> each.path().startsWith(DecisionPages.FOLDER))
                .toList();
    }

    private static Brief changed(String from, String to) {
        assertThat(Briefs.shopText()).contains(from);
        return Briefs.brief(Briefs.shopText().replace(from, to));
    }

    private String page(String name) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(DecisionPages.FOLDER))) {
            return Files.readString(
                    files.filter(each -> each.getFileName().toString().matches("\\d{4}-" + name))
                            .max(Path::compareTo)
                            .orElseThrow());
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(DecisionPages.FOLDER))) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_page_says_what_the_document_says() throws IOException {
        write(Briefs.shop());

        Decision decision =
                new Decisions(Briefs.shop()).named("idempotency:Payment.create").orElseThrow();
        assertThat(page("idempotency.md"))
                .contains(decision.choice(), decision.why(), decision.changes(), decision.practice())
                .contains(
                        decision.rejected().getFirst().what(),
                        decision.rejected().getFirst().why())
                .contains("status: accepted");
    }

    @Test
    void every_topic_of_the_brief_has_one_page_and_what_is_taken_back_by_a_deployment_has_none() throws IOException {
        write(Briefs.shop());

        assertThat(names())
                .containsOnlyOnceElementsOf(List.of("README.md"))
                .filteredOn(each -> !each.equals("README.md"))
                .extracting(each -> each.replaceAll("^\\d{4}-|\\.md$", ""))
                .containsExactlyElementsOf(Topic.in(new Decisions(Briefs.shop()).all()).keySet().stream()
                        .map(Topic::word)
                        .toList())
                .doesNotContain("index", "statement-timeout");
    }

    @Test
    void what_is_decided_in_another_way_supersedes_and_keeps_what_was_said() throws IOException {
        write(Briefs.shop());
        List<String> first = names();
        String before = page("limits.md");

        write(changed("customer: 300/min burst 50", "customer: 200/min burst 40"));

        assertThat(names()).containsAll(first).hasSize(first.size() + 1);
        String old = first.stream()
                .filter(each -> each.endsWith("-limits.md"))
                .findFirst()
                .orElseThrow();
        assertThat(page("limits.md"))
                .contains("200/min burst 40", "supersedes: " + old)
                .doesNotContain("300/min burst 50");
        String added = names().stream()
                .filter(each -> !first.contains(each))
                .findFirst()
                .orElseThrow();
        assertThat(Files.readString(root.resolve(DecisionPages.FOLDER + old)))
                .isEqualTo(before.replace("status: accepted", "status: superseded by " + added));
        assertThat(Files.readString(root.resolve(DecisionPages.FOLDER + "README.md")))
                .contains("| superseded by " + added + " |");
        assertThat(write(changed("customer: 300/min burst 50", "customer: 200/min burst 40")))
                .isEmpty();
    }

    @Test
    void new_numbers_for_the_same_decision_are_written_into_its_page() throws IOException {
        write(Briefs.shop());
        List<String> first = names();

        List<Step> plan = write(changed("users: 500k", "users: 600k"));

        assertThat(names()).isEqualTo(first);
        assertThat(plan).extracting(Step::what).contains(What.WRITE).doesNotContain(What.CONFLICT);
        assertThat(page("keys.md")).contains("600,000 users");
    }

    @Test
    void a_topic_that_is_gone_is_deprecated_and_stays_to_be_read() throws IOException {
        write(Briefs.shop());
        List<String> first = names();

        write(changed("  - stock never below 0\n", ""));

        assertThat(names()).isEqualTo(first);
        assertThat(page("never-below.md")).contains("status: deprecated", "# ");
    }

    @Test
    void numbers_of_people_are_left_to_them_and_their_edits_stay() throws IOException {
        Path folder = Files.createDirectories(root.resolve(DecisionPages.FOLDER));
        Files.writeString(folder.resolve("0001-use-kotlin.md"), "# 1. Kotlin\n");
        write(Briefs.shop());

        assertThat(names().get(1)).startsWith("0002-");
        Path keys = folder.resolve(names().stream()
                .filter(each -> each.endsWith("-keys.md"))
                .findFirst()
                .orElseThrow());
        Files.writeString(keys, Files.readString(keys) + "\nWe met on this in March.\n");
        write(changed("users: 500k", "users: 600k"));

        assertThat(keys).content().contains("We met on this in March.", "600,000 users");
        assertThat(folder.resolve("0001-use-kotlin.md")).hasContent("# 1. Kotlin\n");
    }
}
