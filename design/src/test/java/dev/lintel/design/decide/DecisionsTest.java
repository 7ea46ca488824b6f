package dev.lintel.design.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Briefs;
import dev.lintel.design.document.Markdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DecisionsTest {
    private static final List<String> PATTERNS = Briefs.PATTERNS;

    @ParameterizedTest
    @FieldSource("PATTERNS")
    void every_decision_has_an_id_of_its_own_reasons_and_a_practice_of_the_catalogue(String pattern)
            throws IOException {
        Set<String> catalogue = Files.readAllLines(Path.of("../docs/practices.tsv")).stream()
                .map(line -> line.split("\t")[0])
                .collect(Collectors.toSet());
        List<Decision> decisions = new Decisions(Briefs.pattern(pattern)).all();

        assertThat(decisions).extracting(Decision::id).doesNotHaveDuplicates();
        assertThat(decisions).allSatisfy(each -> {
            assertThat(catalogue).contains(each.practice());
            assertThat(each.why()).endsWith(".");
            assertThat(each.rejected()).isNotEmpty();
            assertThat(each.changes()).isNotBlank();
        });
    }

    @Test
    void the_pool_follows_from_rates_and_times_by_littles_law() {
        // (300 + 2 + 800 + 1/86400) reads of 5 ms and 70 writes of 15 ms, five times at the peak: 32.8 busy
        Capacity capacity = new Capacity(Briefs.shop());

        assertThat(capacity.busyConnections()).isBetween(32.7, 32.9);
        assertThat(capacity.nodes()).isEqualTo(3);
        assertThat(capacity.pool()).isEqualTo(22);
    }

    @Test
    void a_call_outside_is_told_how_many_connections_it_would_hold() {
        assertThat(new Decisions(Briefs.shop())
                        .named("no-connection-during:psp")
                        .orElseThrow()
                        .why())
                .contains("30/s times 2 s is 60 connections doing nothing, against a pool of 22");
    }

    @Test
    void ten_times_the_rate_asks_for_more_nodes_and_leaves_the_types_alone() {
        List<WhatIf.Change> changes = WhatIf.of("rate=10x").orElseThrow().changes(Briefs.shop());

        assertThat(changes)
                .anySatisfy(each ->
                        assertThat(each.after().orElseThrow().choice()).isEqualTo("32 connections a node, 21 nodes"))
                .noneSatisfy(each -> assertThat(each.after().orElseThrow().id()).startsWith("money:"));
    }

    @Test
    void ten_times_the_rows_makes_indexes_larger() {
        assertThat(WhatIf.of("rows=10x").orElseThrow().changes(Briefs.shop()))
                .anySatisfy(each -> assertThat(each.after().orElseThrow().id()).startsWith("index:orders_customer_id"));
    }

    /// A refund that bounds nothing is no sum: its decision must not speak of a lock that no statement takes.
    @Test
    void a_row_that_goes_on_with_one_other_waits_for_no_sum() {
        String orders = Briefs.text("/dev/lintel/design/patterns/orders.yaml");
        String one =
                orders.replace("Order is PAID when Payment is CAPTURED", "Order is CANCELLED when Payment is REFUNDED");

        assertThat(new Decisions(Briefs.brief(orders))
                        .named("follows:Order.PAID")
                        .orElseThrow()
                        .choice())
                .contains("once the sum is all of it");
        assertThat(new Decisions(Briefs.brief(one))
                        .named("follows:Order.CANCELLED")
                        .orElseThrow()
                        .choice())
                .doesNotContain("sum");
    }

    /// Four amounts are one decision to a reader, and an index for beginnings is not told as one that sorts.
    @Test
    void what_is_decided_for_one_reason_is_read_once() {
        String document = Markdown.of(Briefs.pattern("orders"));

        assertThat(document)
                .contains("### money:Product.price, money:Order.total, money:OrderItem.unitPrice, money:Payment.amount")
                .containsOnlyOnce("0.1 + 0.2 is not 0.3")
                .contains("that is found where texts stand by their characters");
    }

    @Test
    void an_order_by_letters_is_said() {
        Brief brief = Briefs.brief("""
                        resources:
                          Ticket:
                            fields: {urgency: enum(LOW|HIGH|URGENT), title: text(1..9)}
                            access: {create: user, read: admin}
                        access_patterns: [{on: Ticket, sort: [urgency, title]}]
                        """);

        assertThat(new Decisions(brief).all())
                .filteredOn(each -> each.id().equals("page:Ticket"))
                .singleElement()
                .extracting(Decision::choice)
                .asString()
                .contains("urgency is in the order of its letters")
                .doesNotContain("title is");
    }

    /// A list that may be old is nothing that twenty can break at once.
    @Test
    void each_rule_is_tested_by_what_could_break_it() {
        assertThat(Markdown.of(Briefs.pattern("orders")))
                .contains("| rule | 20 at once: Product.stock never below 0 |")
                .contains(
                        "| rule | Payment.create is idempotent for 24h: 20 equal requests with one key make one row |")
                .doesNotContain("20 at once: Product list may be");
    }
}
