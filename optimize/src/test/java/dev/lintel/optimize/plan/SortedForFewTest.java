package dev.lintel.optimize.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.plan.Symptom.Cause;
import dev.lintel.optimize.postgres.explain.Explained;
import org.junit.jupiter.api.Test;

class SortedForFewTest {
    @Test
    void a_whole_table_that_is_sorted_for_one_page_asks_for_an_index_in_that_order() throws Exception {
        Symptom first = Symptoms.of(Explained.read("""
                Limit  (cost=16000..16001 rows=20 width=70) (actual time=120.0..120.1 rows=20 loops=1)
                  ->  Sort  (cost=16000..16700 rows=300000 width=70) (actual time=120.0..120.0 rows=20 loops=1)
                        Sort Key: placed DESC
                        Sort Method: top-N heapsort  Memory: 30kB
                        ->  Seq Scan on orders  (cost=0..8000 rows=300000 width=70) (actual time=0.1..60.0 rows=300000 loops=1)
                Execution Time: 120.2 ms
                """).getFirst()).getFirst();
        assertThat(first.cause()).isEqualTo(Cause.ORDER_WITHOUT_INDEX);
        assertThat(first.advice()).contains("orders (placed desc)");
    }

    @Test
    void a_filter_that_keeps_a_third_does_not_hide_that_the_order_costs() throws Exception {
        Symptom first = Symptoms.of(Explained.read("""
                Limit  (cost=16000..16001 rows=10 width=70) (actual time=90.0..90.1 rows=10 loops=1)
                  ->  Sort  (cost=16000..16700 rows=100000 width=70) (actual time=90.0..90.0 rows=10 loops=1)
                        Sort Key: total, id
                        Sort Method: top-N heapsort  Memory: 30kB
                        ->  Seq Scan on orders  (cost=0..8000 rows=100000 width=70) (actual time=0.1..60.0 rows=100000 loops=1)
                              Filter: (state = 'PAID'::text)
                              Rows Removed by Filter: 200000
                Execution Time: 90.2 ms
                """).getFirst()).getFirst();
        assertThat(first.cause()).isEqualTo(Cause.ORDER_WITHOUT_INDEX);
        assertThat(first.advice()).contains("orders (state, total, id)");
    }

    @Test
    void a_sort_of_a_join_is_not_laid_at_one_table() throws Exception {
        assertThat(Symptoms.of(Explained.read("""
                Limit  (cost=16000..16001 rows=20 width=70) (actual time=120.0..120.1 rows=20 loops=1)
                  ->  Sort  (cost=16000..16700 rows=30000 width=70) (actual time=120.0..120.0 rows=20 loops=1)
                        Sort Key: o.placed DESC
                        Sort Method: top-N heapsort  Memory: 30kB
                        ->  Hash Join  (cost=0..8000 rows=30000 width=70) (actual time=0.1..110.0 rows=30000 loops=1)
                              Hash Cond: (o.customer_id = c.id)
                              ->  Seq Scan on orders o  (cost=0..800 rows=30000 width=70) (actual time=0.1..50.0 rows=30000 loops=1)
                              ->  Hash  (cost=0..80 rows=3000 width=70) (actual time=9.0..9.0 rows=3000 loops=1)
                                    ->  Seq Scan on customer c  (cost=0..80 rows=3000 width=70) (actual time=0.1..8.0 rows=3000 loops=1)
                Execution Time: 120.2 ms
                """).getFirst()).stream().map(Symptom::cause))
                .doesNotContain(Cause.ORDER_WITHOUT_INDEX);
    }

    @Test
    void outer_joins_keep_all_rows_so_the_order_of_their_first_table_ends_the_limit_early() throws Exception {
        assertThat(Symptoms.of(Explained.read("""
                Limit  (cost=16000..16001 rows=20 width=70) (actual time=120.0..120.1 rows=20 loops=1)
                  ->  Sort  (cost=16000..16700 rows=30000 width=70) (actual time=120.0..120.0 rows=20 loops=1)
                        Sort Key: o.placed DESC
                        Sort Method: top-N heapsort  Memory: 30kB
                        ->  Hash Left Join  (cost=0..8000 rows=30000 width=70) (actual time=0.1..110.0 rows=30000 loops=1)
                              Hash Cond: (o.customer_id = c.id)
                              ->  Seq Scan on orders o  (cost=0..800 rows=30000 width=70) (actual time=0.1..50.0 rows=30000 loops=1)
                              ->  Hash  (cost=0..80 rows=3000 width=70) (actual time=9.0..9.0 rows=3000 loops=1)
                                    ->  Seq Scan on customer c  (cost=0..80 rows=3000 width=70) (actual time=0.1..8.0 rows=3000 loops=1)
                Execution Time: 120.2 ms
                """).getFirst()).getFirst().cause())
                .isEqualTo(Cause.ORDER_WITHOUT_INDEX);
    }

    @Test
    void a_table_whose_sort_in_memory_takes_most_of_the_time_asks_for_its_order() throws Exception {
        Symptom first = Symptoms.of(Explained.read("""
                Sort  (cost=120000..122000 rows=1000000 width=49) (actual time=22000.0..22500.0 rows=1000000 loops=1)
                  Sort Key: x, y
                  Sort Method: quicksort  Memory: 94756kB
                  ->  Seq Scan on test  (cost=0..20000 rows=1000000 width=49) (actual time=0.1..136.0 rows=1000000 loops=1)
                Execution Time: 22600.0 ms
                """).getFirst()).getFirst();
        assertThat(first.cause()).isEqualTo(Cause.ORDER_WITHOUT_INDEX);
        assertThat(first.advice()).contains("test (x, y)", "COLLATE");
    }
}
