package dev.lintel.optimize.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.postgres.explain.Explained;
import org.junit.jupiter.api.Test;

class PlanDrawingTest {
    private static final String PLAN = """
            Sort  (cost=1..2 rows=400000 width=90) (actual time=700.0..900.0 rows=400000 loops=1)
              Sort Key: total
              Sort Method: external merge  Disk: 40960kB
              ->  Seq Scan on a_table_with_quite_a_long_name_for_eighty_columns  (cost=0..1 rows=4 width=90) (actual time=0.1..80.0 rows=400000 loops=1)
                    Filter: ((email = 'ann@example.com'::text) AND (card = 4242))
                    Rows Removed by Filter: 12
            Execution Time: 930.0 ms
            """;

    @Test
    void it_holds_within_eighty_columns_and_shows_no_values() throws Exception {
        String drawn = PlanDrawing.of(Explained.read(PLAN).getFirst(), false);
        assertThat(drawn.lines()).allMatch(line -> line.length() <= 80);
        assertThat(drawn)
                .contains("executed in 930 ms")
                .doesNotContain("ann@example.com")
                .doesNotContain("4242");
    }

    @Test
    void values_are_shown_to_who_asks_for_them() throws Exception {
        assertThat(PlanDrawing.of(Explained.read(PLAN).getFirst(), true)).contains("ann@example");
    }
}
