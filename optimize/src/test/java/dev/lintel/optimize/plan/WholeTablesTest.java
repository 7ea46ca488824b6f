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
    void a_table_of_few_rows_counts_where_they_take_their_time() throws Exception {
        String plan = """
                Aggregate  (cost=900..900 rows=1 width=9) (actual time=%s..%s rows=1 loops=1)
                  ->  Seq Scan on sale  (cost=0..400 rows=10000 width=9) (actual time=0.1..%s rows=10000 loops=1)
                """;
        assertThat(symptoms(plan.formatted("102.0", "102.0", "75.0")).getFirst().cause())
                .isEqualTo(Cause.WHOLE_TABLE_READ);
        assertThat(symptoms(plan.formatted("4.0", "4.0", "2.0"))).isEmpty();
    }

    @Test
    void rows_that_another_server_sends_whole_are_told() throws Exception {
        Symptom first = symptoms("""
                Aggregate  (cost=900..900 rows=1 width=9) (actual time=5700.0..5700.0 rows=1 loops=1)
                  ->  Append  (cost=0..800 rows=500000 width=9) (actual time=0.6..5400.0 rows=500000 loops=1)
                        ->  Async Foreign Scan on sale_1  (cost=0..400 rows=250000 width=9) (actual time=0.3..1100.0 rows=250000 loops=1)
                        ->  Async Foreign Scan on sale_2  (cost=0..400 rows=250000 width=9) (actual time=0.3..1100.0 rows=250000 loops=1)
                Execution Time: 5701.0 ms
                """).getFirst();
        assertThat(first.cause()).isEqualTo(Cause.WHOLE_TABLE_READ);
        assertThat(first.says()).contains("sale_1", "sale_2");
    }

    @Test
    void a_slow_plan_without_any_one_fault_is_not_left_without_a_word() throws Exception {
        String plan = """
                Hash Join  (cost=10..900 rows=90000 width=9) (actual time=9.0..%1$s rows=90000 loops=1)
                  Hash Cond: (i.order_id = o.id)
                  ->  Seq Scan on item i  (cost=0..400 rows=90000 width=9) (actual time=0.1..20.0 rows=90000 loops=1)
                  ->  Hash  (cost=1..1 rows=3000 width=9) (actual time=5.0..5.0 rows=3000 loops=1)
                        ->  Bitmap Heap Scan on orders o  (cost=0..1 rows=3000 width=9) (actual time=0.1..4.0 rows=3000 loops=1)
                Execution Time: %1$s ms
                """;
        assertThat(symptoms(plan.formatted("160.0")))
                .extracting(Symptom::cause)
                .containsExactly(Cause.WHOLE_TABLE_READ);
        assertThat(symptoms(plan.formatted("60.0"))).isEmpty();
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

    @Test
    void a_filter_that_keeps_a_third_leaves_the_whole_table_to_be_read() throws Exception {
        Symptom first = symptoms("""
                Seq Scan on sale  (cost=0..400 rows=500 width=9) (actual time=0.1..800.0 rows=330000 loops=1)
                  Filter: (upper(state) = 'OPEN'::text)
                  Rows Removed by Filter: 670000
                Execution Time: 850.0 ms
                """).getFirst();
        assertThat(first.cause()).isEqualTo(Cause.WHOLE_TABLE_READ);
        assertThat(first.says()).contains("1.0 million", "33 %");
    }

    @Test
    void a_window_over_all_rows_reads_them_for_a_page() throws Exception {
        assertThat(symptoms("""
                Limit (actual time=1158.3..1158.3 rows=10 loops=1)
                  ->  WindowAgg (actual time=1158.1..1158.3 rows=1010 loops=1)
                        ->  Index Scan using sale_name on sale (actual time=0.1..876.1 rows=1000000 loops=1)
                Execution Time: 1169.3 ms
                """).getFirst().cause()).isEqualTo(Cause.WHOLE_TABLE_READ);
    }

    @Test
    void groups_that_went_to_disk_come_before_the_table_that_they_are_made_of() throws Exception {
        assertThat(symptoms("""
                HashAggregate  (cost=97..104 rows=50256 width=72) (actual time=1480.6..1689.4 rows=50000 loops=1)
                  Group Key: state
                  Planned Partitions: 4  Batches: 5  Memory Usage: 8241kB  Disk Usage: 14104kB
                  ->  Seq Scan on sale  (cost=0..605 rows=500004 width=24) (actual time=0.7..825.8 rows=500000 loops=1)
                Execution Time: 1701.9 ms
                """).getFirst().cause()).isEqualTo(Cause.HASH_SPILLS);
    }

    @Test
    void a_list_that_is_walked_for_each_of_a_few_rows_is_a_subquery_per_row() throws Exception {
        Symptom first = symptoms("""
                Seq Scan on branch  (cost=0..151 rows=4 width=4) (actual time=953.3..1099.6 rows=2 loops=1)
                  Filter: (NOT (SubPlan 1))
                  Rows Removed by Filter: 9
                  SubPlan 1
                    ->  Materialize  (cost=0.4..314 rows=900000 width=4) (actual time=0.1..57.6 rows=490910 loops=11)
                          ->  Seq Scan on account  (cost=0.4..233 rows=900000 width=4) (actual time=0.1..109.8 rows=900000 loops=1)
                Execution Time: 1101.0 ms
                """).getFirst();
        assertThat(first.cause()).isEqualTo(Cause.SUBQUERY_PER_ROW);
        assertThat(first.says()).contains("11 times");
    }

    @Test
    void a_sort_and_the_window_above_it_are_one_order_that_an_index_would_give() throws Exception {
        assertThat(symptoms("""
                Subquery Scan on ranking  (cost=680..843 rows=2500 width=4) (actual time=557.3..864.0 rows=520 loops=1)
                  Filter: (ranking.rank = 1)
                  Rows Removed by Filter: 499481
                  ->  WindowAgg  (cost=680..780 rows=499975 width=52) (actual time=557.3..844.9 rows=500001 loops=1)
                        ->  Sort  (cost=680..693 rows=499975 width=12) (actual time=557.2..570.9 rows=500001 loops=1)
                              Sort Key: customer.country, customer.paid
                              Sort Method: quicksort  Memory: 35726kB
                              ->  Seq Scan on customer  (cost=0..207 rows=499975 width=12) (actual time=0.1..210.5 rows=500001 loops=1)
                Execution Time: 870.7 ms
                """).getFirst().cause()).isEqualTo(Cause.ORDER_WITHOUT_INDEX);
    }

    private static List<Symptom> symptoms(String text) throws Exception {
        return Symptoms.of(Explained.read(text).getFirst());
    }
}
