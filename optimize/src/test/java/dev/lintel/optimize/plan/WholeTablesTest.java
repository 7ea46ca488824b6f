package dev.lintel.optimize.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.plan.Symptom.Cause;
import dev.lintel.optimize.postgres.explain.Explained;
import java.util.List;
import org.junit.jupiter.api.Test;

class WholeTablesTest {
    @Test
    void a_statement_that_wants_all_rows_of_its_parts_is_told_so_before_an_estimate_without_consequence()
            throws Exception {
        Symptom first = symptoms("""
                Hash Join  (cost=10..900 rows=2000 width=9) (actual time=1.0..900.0 rows=400000 loops=1)
                  Hash Cond: (s.branch = b.id)
                  ->  Append  (cost=0..800 rows=400000 width=9) (actual time=0.1..600.0 rows=400000 loops=1)
                        ->  Seq Scan on sale_1 s  (cost=0..400 rows=200000 width=9) (actual time=0.1..250.0 rows=200000 loops=1)
                        ->  Seq Scan on sale_2 s_1  (cost=0..400 rows=200000 width=9) (actual time=0.1..250.0 rows=200000 loops=1)
                  ->  Hash  (cost=1..1 rows=10 width=9) (actual time=0.1..0.1 rows=10 loops=1)
                        ->  Seq Scan on branch b  (cost=0..1 rows=10 width=9) (actual time=0.1..0.1 rows=10 loops=1)
                Execution Time: 950.0 ms
                """).getFirst();
        assertThat(first.cause()).isEqualTo(Cause.WHOLE_TABLE_READ);
        assertThat(first.says()).contains("sale_1", "400,010");
    }

    @Test
    void a_filter_that_removes_most_is_not_excused_by_another_table_read_whole() throws Exception {
        assertThat(symptoms("""
                Hash Join  (cost=10..900 rows=2000 width=9) (actual time=1.0..900.0 rows=2000 loops=1)
                  Hash Cond: (s.branch = b.id)
                  ->  Seq Scan on sale s  (cost=0..400 rows=2000 width=9) (actual time=0.1..800.0 rows=2000 loops=1)
                        Filter: (state = 'OPEN'::text)
                        Rows Removed by Filter: 900000
                  ->  Hash  (cost=1..1 rows=100000 width=9) (actual time=50.0..50.0 rows=100000 loops=1)
                        ->  Seq Scan on branch b  (cost=0..1 rows=100000 width=9) (actual time=0.1..40.0 rows=100000 loops=1)
                Execution Time: 950.0 ms
                """).getFirst().cause()).isEqualTo(Cause.FILTER_THROWS_ROWS_AWAY);
    }

    @Test
    void an_index_walked_from_end_to_end_for_a_sum_is_a_whole_table() throws Exception {
        assertThat(symptoms("""
                Aggregate  (cost=900..900 rows=1 width=9) (actual time=900.0..900.0 rows=1 loops=1)
                  ->  Index Only Scan using sale_amount on sale  (cost=0..400 rows=2000000 width=9) (actual time=0.1..600.0 rows=2000000 loops=1)
                        Heap Fetches: 0
                Execution Time: 950.0 ms
                """).getFirst().cause()).isEqualTo(Cause.WHOLE_TABLE_READ);
    }

    private static List<Symptom> symptoms(String text) throws Exception {
        return Symptoms.of(Explained.read(text).getFirst());
    }
}
