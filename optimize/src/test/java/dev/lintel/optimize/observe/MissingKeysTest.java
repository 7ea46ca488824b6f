package dev.lintel.optimize.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Candidate.Key;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.ForeignKey;
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

    private static Candidate index(String... columns) {
        return Candidate.btree(LINE, List.of(columns).stream().map(Key::of).toList());
    }
}
