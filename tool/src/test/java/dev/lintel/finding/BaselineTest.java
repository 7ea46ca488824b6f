package dev.lintel.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private final List<Reported> old = Fingerprints.name(List.of(
            Examples.finding("db-query-unindexed", Risk.HIGH, "orders.note", 3),
            Examples.finding("db-query-unindexed", Risk.HIGH, "orders.status", 4)));

    @Test
    void what_it_knows_is_not_new_and_what_it_does_not_know_is() {
        List<Reported> now = Fingerprints.name(List.of(
                Examples.finding("db-query-unindexed", Risk.HIGH, "orders.note", 30),
                Examples.finding("db-query-unindexed", Risk.HIGH, "orders.total", 5)));

        assertThat(Baseline.of(old).newIn(now))
                .extracting(each -> each.finding().root())
                .containsExactly("orders.total");
    }

    @Test
    void it_only_shrinks() {
        List<Reported> now = Fingerprints.name(List.of(
                Examples.finding("db-query-unindexed", Risk.HIGH, "orders.note", 30),
                Examples.finding("db-query-unindexed", Risk.HIGH, "orders.total", 5)));

        assertThat(Baseline.of(old).shrunkTo(now).entries())
                .extracting(Baseline.Entry::subject)
                .containsExactly("orders.note");
    }

    @Test
    void its_file_reads_back_as_it_was_written() {
        assertThat(Baseline.parse(Baseline.of(old).text())).isEqualTo(Baseline.of(old));
    }
}
