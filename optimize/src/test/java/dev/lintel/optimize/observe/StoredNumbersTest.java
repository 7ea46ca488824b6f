package dev.lintel.optimize.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.ForeignKey;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Partitions;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.catalog.Table.Activity;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.optimize.workload.Parameters;
import dev.lintel.sql.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredNumbersTest {
    private static final Name SONG = new Name("public", "song");
    private static final Catalog CATALOG = Catalog.of(List.of(new Table(
            new Name("public", "play"),
            2_000_000,
            1 << 27,
            List.of(new Column("song_id", "integer", false, 4, true, 4, 0, 1000, 0, true, List.of())),
            List.of("id"),
            List.of(),
            List.of(new ForeignKey("play_song_fkey", List.of("song_id"), SONG, List.of("id"), true)),
            Activity.NONE,
            Partitions.NONE)));
    private static final Query COUNT = query("select count(*) from play where song_id = $1", 10_000, 9000, 10_000);

    @Test
    void a_count_that_is_read_far_more_than_its_rows_are_written_is_worth_a_column() {
        assertThat(found(COUNT, query("insert into play (song_id) values ($1)", 2000, 100, 2000)))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.says()).contains("about 2,000 rows of play each time");
                    assertThat(each.advice()).contains("A column of song").contains("locks its row");
                });
    }

    @Test
    void a_count_below_many_writes_is_not() {
        assertThat(found(COUNT, query("insert into play (song_id) values ($1)", 90_000, 900, 90_000)))
                .isEmpty();
    }

    @Test
    void what_an_index_makes_cheap_is_not() {
        assertThat(StoredNumbers.in(
                        List.of(COUNT, query("select * from play", 2, 5000, 4_000_000)),
                        CATALOG,
                        query -> query == COUNT ? 0.001 : 1.0,
                        query -> query.asked().text()))
                .isEmpty();
    }

    @Test
    void the_question_whether_there_is_one_is_no_number() {
        assertThat(found(query("select exists (select 1 from play where song_id = $1)", 10_000, 9000, 10_000)))
                .isEmpty();
    }

    private static List<Observation> found(Query... workload) {
        return StoredNumbers.in(
                List.of(workload), CATALOG, _ -> 1.0, query -> query.asked().text());
    }

    private static Query query(String sql, double calls, double totalMs, double rows) {
        Parameters parameters = Parameters.of(sql, Dialect.POSTGRESQL);
        return new Query(new Asked("", sql, calls, totalMs, 0, rows, 0, 0, 0, false), parameters.shape(), sql);
    }
}
