package dev.lintel.optimize.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.plan.Symptom.Cause;
import dev.lintel.optimize.postgres.explain.Explained;
import java.util.List;
import org.junit.jupiter.api.Test;

class SymptomsTest {
    @Test
    void a_loop_that_looks_for_one_row_each_time_is_the_cause_before_its_visits_of_the_table() throws Exception {
        List<Symptom> symptoms = Symptoms.of(Explained.read("""
                Nested Loop  (cost=0.42..9000.00 rows=40000 width=12) (actual time=0.010..90.000 rows=40000 loops=1)
                  ->  Seq Scan on customer c  (cost=0.00..700.00 rows=40000 width=4) (actual time=0.010..4.000 rows=40000 loops=1)
                  ->  Limit  (cost=0.42..0.50 rows=1 width=8) (actual time=0.002..0.002 rows=1 loops=40000)
                        ->  Index Only Scan Backward using orders_customer on orders o  (cost=0.42..8.00 rows=10 width=8) (actual time=0.002..0.002 rows=1 loops=40000)
                              Index Cond: (customer_id = c.id)
                              Heap Fetches: 40000
                """).getFirst());
        assertThat(symptoms)
                .extracting(Symptom::cause)
                .startsWith(Symptom.Cause.LOOP_RUNS_TOO_OFTEN)
                .contains(Symptom.Cause.INDEX_ONLY_VISITS_TABLE);
    }

    @Test
    void a_filter_that_throws_rows_away_asks_for_the_index_with_the_order_behind_the_equality() throws Exception {
        Symptom first = first("""
                Limit  (cost=100..200 rows=20 width=9) (actual time=90.0..90.1 rows=20 loops=1)
                  ->  Sort  (cost=100..200 rows=900 width=9) (actual time=90.0..90.0 rows=20 loops=1)
                        Sort Key: created_at DESC
                        Sort Method: top-N heapsort  Memory: 27kB
                        ->  Seq Scan on orders  (cost=0..100 rows=900 width=9) (actual time=0.1..88.0 rows=950 loops=1)
                              Filter: (customer_id = 42)
                              Rows Removed by Filter: 999050
                Execution Time: 90.2 ms
                """);
        assertThat(first.cause()).isEqualTo(Cause.FILTER_THROWS_ROWS_AWAY);
        assertThat(first.advice()).contains("orders (customer_id, created_at desc)");
    }

    @Test
    void loops_that_a_misestimate_led_to_are_laid_at_its_column() throws Exception {
        Symptom first = first("""
                Nested Loop  (cost=0..90 rows=2 width=9) (actual time=0.1..900.0 rows=50000 loops=1)
                  ->  Seq Scan on invoice i  (cost=0..40 rows=1 width=9) (actual time=0.1..20.0 rows=50000 loops=1)
                        Filter: ((state)::text = 'OPEN'::text)
                  ->  Index Scan using line_pkey on line l  (cost=0..8 rows=1 width=9) (actual time=0.01..0.017 rows=1 loops=50000)
                        Index Cond: (id = i.line_id)
                Execution Time: 905.0 ms
                """);
        assertThat(first.cause()).isEqualTo(Cause.ROWS_MISESTIMATED);
        assertThat(first.says()).contains("invoice.state");
        assertThat(first.advice()).contains("Analyze invoice");
    }

    @Test
    void a_limit_that_stopped_its_input_early_is_no_misestimate() throws Exception {
        assertThat(causes("""
                Limit  (cost=0..1 rows=10 width=9) (actual time=0.1..0.2 rows=10 loops=1)
                  ->  Seq Scan on orders  (cost=0..9000 rows=500000 width=9) (actual time=0.1..0.2 rows=10 loops=1)
                Execution Time: 0.3 ms
                """)).isEmpty();
    }

    @Test
    void an_offset_that_skips_pages_is_named_before_the_scan_below() throws Exception {
        assertThat(first("""
                Limit  (cost=900..901 rows=20 width=9) (actual time=300.0..300.1 rows=20 loops=1)
                  ->  Index Scan using orders_pkey on orders  (cost=0..9000 rows=500000 width=9) (actual time=0.1..290.0 rows=100020 loops=1)
                Execution Time: 300.3 ms
                """).cause()).isEqualTo(Cause.SKIPPED_BY_OFFSET);
    }

    @Test
    void a_sort_on_disk_says_how_much_memory_it_needs() throws Exception {
        Symptom first = first("""
                Sort  (cost=1..2 rows=400000 width=90) (actual time=700.0..900.0 rows=400000 loops=1)
                  Sort Key: total
                  Sort Method: external merge  Disk: 40960kB
                  ->  Seq Scan on orders  (cost=0..1 rows=400000 width=90) (actual time=0.1..80.0 rows=400000 loops=1)
                Execution Time: 930.0 ms
                """);
        assertThat(first.cause()).isEqualTo(Cause.SORT_SPILLS);
        assertThat(first.advice()).contains("100 MB");
    }

    @Test
    void a_subquery_that_runs_for_every_row_is_the_cause() throws Exception {
        assertThat(first("""
                Seq Scan on customer c  (cost=0..9 rows=20000 width=9) (actual time=0.1..4000.0 rows=20000 loops=1)
                  SubPlan 1
                    ->  Aggregate  (cost=0..4 rows=1 width=8) (actual time=0.19..0.19 rows=1 loops=20000)
                          ->  Seq Scan on visit v  (cost=0..4 rows=3 width=8) (actual time=0.1..0.18 rows=3 loops=20000)
                                Filter: (customer_id = c.id)
                                Rows Removed by Filter: 2997
                Execution Time: 4003.0 ms
                """).cause()).isIn(Cause.SUBQUERY_PER_ROW, Cause.FILTER_THROWS_ROWS_AWAY);
    }

    @Test
    void time_in_the_check_of_a_foreign_key_asks_for_its_index() throws Exception {
        Symptom first = first("""
                Delete on customer  (cost=0..8 rows=0 width=0) (actual time=0.1..0.1 rows=0 loops=1)
                  ->  Index Scan using customer_pkey on customer  (cost=0..8 rows=1 width=6) (actual time=0.05..0.05 rows=1 loops=1)
                        Index Cond: (id = 1)
                Planning Time: 0.1 ms
                Trigger for constraint orders_customer_id_fkey: time=812.0 calls=1
                Execution Time: 812.5 ms
                """);
        assertThat(first.cause()).isEqualTo(Cause.TRIGGER_DOMINATES);
        assertThat(first.says()).contains("orders_customer_id_fkey");
    }

    @Test
    void the_time_of_parallel_workers_is_not_counted_twice() throws Exception {
        Plan plan = plan("""
                Gather  (cost=0..9 rows=300 width=9) (actual time=1.0..102.0 rows=300 loops=1)
                  Workers Planned: 2
                  Workers Launched: 2
                  ->  Parallel Seq Scan on orders  (cost=0..9 rows=100 width=9) (actual time=0.1..100.0 rows=100 loops=3)
                Execution Time: 102.5 ms
                """);
        Shares shares = Shares.of(plan);
        assertThat(shares.own(plan.root())).isLessThan(3);
        assertThat(shares.own(plan.root().children().getFirst())).isEqualTo(100);
    }

    @Test
    void the_time_of_a_common_table_expression_belongs_to_its_scan_once() throws Exception {
        Plan plan = plan("""
                Aggregate  (cost=0..9 rows=1 width=8) (actual time=130.0..130.0 rows=1 loops=1)
                  CTE recent
                    ->  Seq Scan on orders  (cost=0..9 rows=100 width=9) (actual time=0.1..100.0 rows=100 loops=1)
                  ->  CTE Scan on recent  (cost=0..9 rows=100 width=9) (actual time=0.1..120.0 rows=100 loops=1)
                Execution Time: 130.0 ms
                """);
        Shares shares = Shares.of(plan);
        double sum = plan.root().all().mapToDouble(shares::own).sum();
        assertThat(sum).isBetween(129.0, 131.0);
    }

    @Test
    void columns_are_read_out_of_conditions_without_types_functions_and_values() {
        List<Columns.Mention> found = Columns.in(
                "(((o.status)::text = 'it''s'::text) AND (lower((u.email)::text) = $1) AND (\"Total\" > '5'::numeric(12,2)))");
        assertThat(found)
                .containsExactly(
                        new Columns.Mention("o", "status", false),
                        new Columns.Mention("u", "email", true),
                        new Columns.Mention("", "Total", false));
    }

    private static Plan plan(String text) throws Exception {
        return Explained.read(text).getFirst();
    }

    @Test
    void a_plan_without_estimates_is_no_misestimate() throws Exception {
        assertThat(causes("""
                Nested Loop (actual time=0.1..900.0 rows=50000 loops=1)
                  ->  Seq Scan on invoice i (actual time=0.1..20.0 rows=50000 loops=1)
                  ->  Index Scan using line_pkey on line l (actual time=0.01..0.017 rows=1 loops=50000)
                        Index Cond: (id = i.line_id)
                Execution Time: 950.0 ms
                """)).containsExactly(Cause.LOOP_RUNS_TOO_OFTEN);
    }

    @Test
    void pairs_that_an_old_server_did_not_count_are_counted_by_the_loops() throws Exception {
        Symptom first = first("""
                Nested Loop  (cost=0..45000 rows=3000 width=9) (actual time=8.0..90000.0 rows=2500 loops=1)
                  Join Filter: (p.code = ANY (ARRAY[k.first, k.second]))
                  ->  Seq Scan on key k  (cost=0..20 rows=25000 width=9) (actual time=0.1..170.0 rows=25000 loops=1)
                  ->  Materialize  (cost=0..20 rows=800 width=9) (actual time=0.002..1.3 rows=800 loops=25000)
                        ->  Seq Scan on part p  (cost=0..20 rows=800 width=9) (actual time=0.1..2.0 rows=800 loops=1)
                Total runtime: 90100.0 ms
                """);
        assertThat(first.cause()).isEqualTo(Cause.JOIN_FILTER_THROWS_ROWS_AWAY);
        assertThat(first.says()).startsWith("20 million pairs");
    }

    @Test
    void a_subquery_for_each_row_is_named_before_the_filter_inside_of_it() throws Exception {
        assertThat(causes("""
                Seq Scan on orders o  (cost=0..9000 rows=5000 width=9) (actual time=0.4..1840.0 rows=5000 loops=1)
                  SubPlan 1
                    ->  Aggregate  (cost=1..1 rows=1 width=8) (actual time=0.35..0.35 rows=1 loops=5000)
                          ->  Seq Scan on event  (cost=0..1 rows=40 width=8) (actual time=0.01..0.34 rows=38 loops=5000)
                                Filter: (order_id = o.id)
                                Rows Removed by Filter: 1962
                Execution Time: 1842.0 ms
                """)).startsWith(Cause.SUBQUERY_PER_ROW, Cause.FILTER_THROWS_ROWS_AWAY);
    }

    @Test
    void a_range_before_an_equality_in_an_index_is_told_where_only_entries_can_have_taken_the_time() throws Exception {
        String plan = """
                Index Scan using event_time_type on event  (cost=0..600 rows=6000 width=72) (actual time=0.5..%s rows=200000 loops=1)
                  Index Cond: ((created >= '2024-01-01'::date) AND (created < '2024-02-01'::date) AND (type = ANY ('{A,B}'::text[])))
                  Buffers: shared hit=279131
                Execution Time: %s ms
                """;
        Symptom first = first(plan.formatted("14000.0", "14001.0"));
        assertThat(first.cause()).isEqualTo(Cause.INDEX_COLUMNS_OUT_OF_ORDER);
        assertThat(first.advice()).contains("event (type, created)");
        assertThat(causes(plan.formatted("900.0", "901.0"))).doesNotContain(Cause.INDEX_COLUMNS_OUT_OF_ORDER);
    }

    @Test
    void an_index_scan_priced_far_above_its_rows_walks_the_index() throws Exception {
        String plan = """
                Index Scan using payment_branch_ref on payment  (cost=0.42..%s rows=1 width=174) (actual time=900.0..900.1 rows=1 loops=1)
                  Index Cond: (reference = 'r-3'::text)
                Execution Time: 901.0 ms
                """;
        Symptom first = first(plan.formatted("35236.44"));
        assertThat(first.cause()).isEqualTo(Cause.INDEX_COLUMNS_OUT_OF_ORDER);
        assertThat(first.advice()).contains("payment", "begins with reference");
        assertThat(causes(plan.formatted("8.44"))).isEmpty();
    }

    @Test
    void blocks_that_were_not_in_the_cache_are_told_where_no_time_was_taken() throws Exception {
        String plan = """
                Bitmap Heap Scan on sale  (cost=20..900 rows=90000 width=8) (actual time=20.0..400.0 rows=90000 loops=1)
                  Recheck Cond: (code > 22)
                  Heap Blocks: exact=7000
                  Buffers: shared hit=%d read=%d
                  ->  Bitmap Index Scan on sale_code  (cost=0..20 rows=90000 width=0) (actual time=9.0..9.0 rows=90000 loops=1)
                        Index Cond: (code > 22)
                        Buffers: shared read=100
                Execution Time: 405.0 ms
                """;
        assertThat(first(plan.formatted(100, 7000)).cause()).isEqualTo(Cause.READ_FROM_DISK);
        assertThat(causes(plan.formatted(7000, 100))).doesNotContain(Cause.READ_FROM_DISK);
    }

    @Test
    void the_nearest_of_all_rows_ask_for_an_index_that_knows_distances() throws Exception {
        Symptom first = first("""
                Limit  (cost=100..200 rows=4 width=9) (actual time=900.0..900.1 rows=4 loops=1)
                  ->  Sort  (cost=100..200 rows=70000 width=9) (actual time=900.0..900.0 rows=4 loops=1)
                        Sort Key: ((line <-> 'a word'::text))
                        Sort Method: top-N heapsort  Memory: 25kB
                        ->  Seq Scan on page  (cost=0..100 rows=70000 width=9) (actual time=0.1..880.0 rows=70000 loops=1)
                Execution Time: 900.2 ms
                """);
        assertThat(first.cause()).isEqualTo(Cause.ORDER_WITHOUT_INDEX);
        assertThat(first.advice()).contains("GiST", "HNSW");
    }

    @Test
    void words_inside_of_a_text_ask_for_an_inverted_index() throws Exception {
        assertThat(first("""
                Seq Scan on page  (cost=0..100 rows=7 width=9) (actual time=0.1..880.0 rows=7 loops=1)
                  Filter: (words @@ to_tsquery('sea'::text))
                  Rows Removed by Filter: 70000
                Execution Time: 900.2 ms
                """).advice()).contains("GIN");
    }

    @Test
    void a_filter_whose_losses_an_old_server_did_not_count_is_told_by_the_price_of_the_scan() throws Exception {
        String plan = """
                Seq Scan on event  (cost=0.00..%s rows=38 width=688) (actual time=2.5..660.7 rows=89 loops=1)
                  Filter: (app_id = 7559)
                Total runtime: 660.9 ms
                """;
        assertThat(first(plan.formatted("63749.03")).cause()).isEqualTo(Cause.FILTER_THROWS_ROWS_AWAY);
        assertThat(causes(plan.formatted("40.00"))).isEmpty();
    }

    @Test
    void what_spills_at_several_nodes_weighs_together() throws Exception {
        Symptom first = first("""
                Aggregate  (cost=9..9 rows=1 width=8) (actual time=7000.0..7000.0 rows=1 loops=1)
                  ->  Hash Join  (cost=9..9 rows=3000000 width=0) (actual time=5200.0..6900.0 rows=3000000 loops=1)
                        ->  Hash Join  (cost=9..9 rows=3000000 width=4) (actual time=2000.0..3200.0 rows=3000000 loops=1)
                              ->  Seq Scan on orders  (cost=0..9 rows=3000000 width=4) (actual time=0.1..400.0 rows=3000000 loops=1)
                              ->  Hash  (cost=9..9 rows=3000000 width=8) (actual time=1100.0..1100.0 rows=3000000 loops=1)
                                    Buckets: 131072  Batches: 256  Memory Usage: 2592kB
                                    ->  Seq Scan on ticket  (cost=0..9 rows=3000000 width=8) (actual time=0.1..500.0 rows=3000000 loops=1)
                        ->  Hash  (cost=9..9 rows=3000000 width=4) (actual time=1500.0..1500.0 rows=3000000 loops=1)
                              Buckets: 131072  Batches: 256  Memory Usage: 2592kB
                              ->  Seq Scan on session  (cost=0..9 rows=3000000 width=4) (actual time=0.1..900.0 rows=3000000 loops=1)
                Execution Time: 7001.0 ms
                """);
        assertThat(first.cause()).isEqualTo(Cause.HASH_SPILLS);
    }

    private static Symptom first(String text) throws Exception {
        return Symptoms.of(plan(text)).getFirst();
    }

    private static List<Cause> causes(String text) throws Exception {
        return Symptoms.of(plan(text)).stream().map(Symptom::cause).toList();
    }
}
