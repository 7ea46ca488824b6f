package dev.lintel.optimize.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.advise.Advice.Recommended;
import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Candidate.Key;
import dev.lintel.optimize.advise.WhatIf.Bytes;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Index;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Partitions;
import dev.lintel.optimize.catalog.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IndexMigrationTest {
    private static final Name ORDERS = new Name("public", "order");

    @Test
    void it_is_built_while_the_table_is_in_use_and_can_be_undone() {
        IndexMigration migration = migration(List.of());
        assertThat(migration.build())
                .isEqualTo(
                        "create index concurrently idx_order_user_placed_at on \"order\" (\"user\", placed_at desc);");
        assertThat(migration.undo()).isEqualTo("drop index concurrently if exists idx_order_user_placed_at;");
        assertThat(migration.text(recommended()))
                .contains("set lock_timeout")
                .contains("-- Takes about 2 MB, at most 3 MB. Undo: drop");
    }

    @Test
    void a_name_that_is_taken_gets_a_number() {
        Index taken = new Index(
                new Name("public", "idx_order_user_placed_at"),
                List.of("x"),
                List.of(),
                false,
                false,
                "",
                "",
                "btree",
                true,
                8192,
                0,
                "");
        assertThat(migration(List.of(taken)).name()).isEqualTo("idx_order_user_placed_at_2");
    }

    private static IndexMigration migration(List<Index> indexes) {
        Table table = new Table(
                ORDERS, 10, 8192, List.of(), List.of(), indexes, List.of(), Table.Activity.NONE, Partitions.NONE);
        return IndexMigration.of(recommended(), Catalog.of(List.of(table)));
    }

    private static Recommended recommended() {
        Candidate index = Candidate.btree(ORDERS, List.of(Key.of("user"), new Key("placed_at", false, true)));
        return new Recommended(index, new Bytes(2 << 20, 3 << 20), 1, 0, Map.of(), List.of());
    }
}
