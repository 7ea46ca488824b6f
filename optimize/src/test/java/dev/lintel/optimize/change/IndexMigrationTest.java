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
import dev.lintel.optimize.postgres.OneServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    @Test
    void whatever_a_table_is_called_its_migration_runs_and_can_be_undone() throws Exception {
        List<Name> tables = List.of(
                new Name("public", "Order \"x\" Line"),
                new Name("public", "select"),
                new Name("Shop A", "Käufer; drop"),
                new Name("two\nlines", "注文".repeat(10)),
                new Name("public", "1st; --"));
        List<String> columns = List.of("User", "user", "größe in m²", "a\"b", "group by");
        String database = OneServer.database("create schema \"Shop A\"", "create schema \"two\nlines\"");
        for (Name table : tables) {
            OneServer.run(
                    database,
                    "create table " + table.sql()
                            + columns.stream()
                                    .map(column -> Name.quoted(column) + " int")
                                    .collect(Collectors.joining(", ", " (", ")")));
            Candidate index =
                    Candidate.btree(table, columns.stream().map(Key::of).toList());
            Recommended recommended = new Recommended(index, new Bytes(1, 1), 1, 0, Map.of(), List.of());
            IndexMigration migration = IndexMigration.of(recommended, Catalog.of(List.of()));
            for (String line : migration.text(recommended).split("(?<=;)\n")) {
                OneServer.run(database, line);
            }
            assertThat(indexes(database, migration.name()))
                    .as(migration.build())
                    .isEqualTo(1);
            OneServer.run(database, migration.undo());
            assertThat(indexes(database, migration.name())).as(migration.undo()).isZero();
        }
    }

    private static int indexes(String database, String name) throws Exception {
        try (Connection connection = OneServer.server().connect(database);
                PreparedStatement statement =
                        connection.prepareStatement("select count(*) from pg_indexes where indexname = ?")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
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
