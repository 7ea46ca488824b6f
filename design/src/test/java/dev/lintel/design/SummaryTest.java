package dev.lintel.design;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.design.brief.Briefs;
import dev.lintel.design.decide.WhatIf;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final List<String> CHANGED = WhatIf.of("rate=10x").orElseThrow().changes(Briefs.shop()).stream()
            .map(Summary::changed)
            .toList();

    @Test
    void what_is_decided_else_is_shown_before_and_after() {
        assertThat(CHANGED)
                .filteredOn(each -> each.startsWith("pool"))
                .singleElement()
                .asString()
                .containsSubsequence("  - ", "  + 32 connections a node, 21 nodes");
    }

    /// Only the reason's numbers are new.
    @Test
    void what_is_decided_alike_is_shown_once() {
        assertThat(CHANGED)
                .filteredOn(each -> each.startsWith("index:"))
                .isNotEmpty()
                .allSatisfy(
                        each -> assertThat(each).contains("\n  = CREATE INDEX").doesNotContain("\n  - ", "\n  + "));
    }
}
