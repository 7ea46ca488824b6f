package dev.lintel.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.source.SourceId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuppressionTest {
    private static final SourceId FILE = new SourceId("web/Orders.java");
    private static final Finding ON_LINE_3 = Examples.finding("db-query-unindexed", Risk.HIGH, "orders", 3);

    @Test
    void a_comment_on_the_line_or_above_the_statement_covers_it() {
        assertThat(covers("a\nb\nfind(); // lintel:allow db-query-unindexed -- twelve rows\n"))
                .isTrue();
        assertThat(covers("a\n// lintel:allow db-query-unindexed -- twelve rows\nfind();\n"))
                .isTrue();
        assertThat(covers("// lintel:allow db-query-unindexed -- twelve rows\n@Get\nfind();\n"))
                .isTrue();
        assertThat(covers("// lintel:allow db-query-unindexed -- twelve rows\nother();\nfind();\n"))
                .isFalse();
    }

    @Test
    void the_comment_may_be_written_as_each_language_writes_it() {
        for (String comment : List.of("# %s", "-- %s", "<!-- %s -->", "/* %s */")) {
            String text = "a\nb\n x " + comment.formatted("lintel:allow db-query-unindexed -- twelve rows");

            assertThat(Suppression.in(FILE, text)).singleElement().satisfies(each -> {
                assertThat(each.practice()).isEqualTo("db-query-unindexed");
                assertThat(each.reason()).isEqualTo("twelve rows");
            });
        }
    }

    @Test
    void the_words_inside_a_string_are_no_comment() {
        assertThat(Suppression.in(FILE, "print(\"lintel:allow db-query-unindexed -- x\");"))
                .isEmpty();
    }

    @Test
    void without_a_reason_it_does_not_count_and_is_a_finding() {
        Suppressions.Outcome outcome = apply("a\nb\nfind(); // lintel:allow db-query-unindexed\n");

        assertThat(outcome.shown()).hasSize(1);
        assertThat(outcome.about()).extracting(Finding::practice).containsExactly("allow-without-reason");
    }

    @Test
    void one_that_silences_nothing_is_a_finding_when_its_practice_ran() {
        String text = "find(); // lintel:allow db-fk-no-index -- why\n";

        assertThat(Suppressions.apply(named(), Suppression.in(FILE, text), Set.of("db-fk-no-index"))
                        .about())
                .extracting(Finding::practice)
                .containsExactly("allow-unused");
        assertThat(Suppressions.apply(named(), Suppression.in(FILE, text), Set.of())
                        .about())
                .isEmpty();
    }

    @Test
    void a_silenced_finding_keeps_its_reason() {
        Suppressions.Outcome outcome = apply("a\nb\nfind(); // lintel:allow db-query-unindexed -- twelve rows\n");

        assertThat(outcome.shown()).isEmpty();
        assertThat(outcome.suppressed()).extracting(Verdict.Suppressed::reason).containsExactly("twelve rows");
    }

    private static boolean covers(String text) {
        return Suppression.in(FILE, text).getFirst().covers(ON_LINE_3);
    }

    private static Suppressions.Outcome apply(String text) {
        return Suppressions.apply(named(), Suppression.in(FILE, text), Set.of("db-query-unindexed"));
    }

    private static List<Reported> named() {
        return Fingerprints.name(List.of(ON_LINE_3));
    }
}
