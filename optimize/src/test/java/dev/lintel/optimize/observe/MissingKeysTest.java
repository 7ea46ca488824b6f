package dev.lintel.optimize.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Candidate.Key;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.ForeignKey;
import dev.lintel.optimize.catalog.Index;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Partitions;
import dev.lintel.optimize.catalog.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingKeysTest {
    private static final Name LINE = new Name("public", "line");
    private static final Table TABLE = new Table(
            LINE,
            100_000,
            8_192_000,
            List.of(),
            List.of("id"),
            List.of(),
            List.of(new ForeignKey("fk", List.of("parcel_id"), new Name("public", "parcel"), List.of("id"), true)),
            Table.Activity.NONE,
            Partitions.NONE);

    @Test
    void a_key_that_an_advised_index_begins_with_is_not_told_once_more() {
        Catalog catalog = Catalog.of(List.of(TABLE));
        assertThat(MissingKeys.in(TABLE, catalog, List.of())).hasSize(1);
        assertThat(MissingKeys.in(TABLE, catalog, List.of(index("parcel_id", "placed"))))
                .isEmpty();
        assertThat(MissingKeys.in(TABLE, catalog, List.of(index("placed", "parcel_id"))))
                .hasSize(1);
    }

    @Test
    void an_index_that_leaves_out_only_rows_without_a_parent_serves_the_key() {
        assertThat(MissingKeys.serves(existing("(parcel_id IS NOT NULL)"), List.of("parcel_id")))
                .isTrue();
        assertThat(MissingKeys.serves(existing("(sent IS NOT NULL)"), List.of("parcel_id")))
                .isFalse();
    }

    @Test
    void a_key_to_a_few_parents_is_told_only_when_they_are_deleted() {
        Table line = parcels(20);
        assertThat(MissingKeys.in(line, Catalog.of(List.of(line)), List.of())).isEmpty();
        assertThat(MissingKeys.in(parcels(20_000), Catalog.of(List.of(line)), List.of()))
                .hasSize(1);
        Table parent = new Table(
                new Name("public", "parcel"),
                20,
                8192,
                List.of(),
                List.of("id"),
                List.of(),
                List.of(),
                new Table.Activity(0, 0, 0, 0, 3, 0, 0, 0, 0, 0),
                Partitions.NONE);
        assertThat(MissingKeys.in(line, Catalog.of(List.of(line, parent)), List.of()))
                .hasSize(1);
    }

    private static Index existing(String condition) {
        return new Index(
                new Name("public", "line_parcel"),
                List.of("parcel_id"),
                List.of(),
                false,
                false,
                "",
                condition,
                "btree",
                true,
                1 << 20,
                0,
                "");
    }

    private static Table parcels(double distinct) {
        return new Table(
                LINE,
                100_000,
                8_192_000,
                List.of(new Column("parcel_id", "bigint", false, 8, true, 8, 0, distinct, 0, true, List.of())),
                TABLE.primaryKey(),
                List.of(),
                TABLE.references(),
                Table.Activity.NONE,
                Partitions.NONE);
    }

    private static Candidate index(String... columns) {
        return Candidate.btree(LINE, List.of(columns).stream().map(Key::of).toList());
    }
}
