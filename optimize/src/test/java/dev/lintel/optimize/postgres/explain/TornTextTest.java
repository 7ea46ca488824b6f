package dev.lintel.optimize.postgres.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.plan.PlanNode;
import dev.lintel.optimize.plan.PlanNode.Clause;
import dev.lintel.optimize.plan.PlanNode.Kind;
import dev.lintel.optimize.plan.PlanNode.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Plans as pages and mails leave them: lines broken, indentation gone.
class TornTextTest {
    @Test
    void numbers_on_lines_of_their_own_belong_to_the_node_before() throws Exception {
        PlanNode root = root("""
                Aggregate
                (cost=90.00..91.00 rows=1 width=8)
                (actual time=70.1..70.2 rows=1 loops=1)
                  ->  Seq Scan on parcel
                  (cost=0.00..80.00 rows=900 width=0)
                  (actual time=0.1..65.0 rows=800 loops=1)
                        Filter: (area > 10)
                        Rows Removed by Filter: 7
                """);
        assertThat(root.actual().orElseThrow().totalMs()).hasValue(70.2);
        assertThat(root.inputs().getFirst().table()).isEqualTo("parcel");
        assertThat(root.inputs().getFirst().rows()).isEqualTo(800);
    }

    @Test
    void without_indentation_each_node_hangs_on_the_last_that_wants_an_input() throws Exception {
        PlanNode root = root("""
                | Hash Join  (cost=1..9 rows=5 width=4) (actual time=1.0..9.0 rows=5 loops=1) |
                | Hash Cond: (o.customer_id = c.id)                                           |
                | ->  Seq Scan on orders o  (cost=0..5 rows=5 width=4) (actual time=0.1..5.0 rows=5 loops=1) |
                | Filter: (state = 'OPEN'::text)                                              |
                | Rows Removed by Filter: 4000                                                |
                | ->  Hash  (cost=2..2 rows=7 width=4) (actual time=2.0..2.0 rows=7 loops=1)  |
                | ->  Seq Scan on customer c  (cost=0..2 rows=7 width=4) (actual time=0.1..1.0 rows=7 loops=1) |
                | Execution Time: 9.5 ms                                                      |
                """);
        assertThat(root.kind()).isEqualTo(Kind.HASH_JOIN);
        assertThat(root.inputs()).extracting(PlanNode::kind).containsExactly(Kind.SCAN, Kind.HASH);
        PlanNode orders = root.inputs().getFirst();
        assertThat(orders.clause(Clause.FILTER)).hasValue("(state = 'OPEN'::text)");
        assertThat(orders.measure(Measure.ROWS_FILTERED)).isEqualTo(4000);
        assertThat(root.inputs().getLast().inputs()).extracting(PlanNode::table).containsExactly("customer");
    }

    @Test
    void a_lone_arrow_too_far_left_does_not_take_the_place_of_the_root() throws Exception {
        PlanNode root = root("""
                 Limit  (cost=1..9 rows=5 width=4) (actual time=1.0..9.0 rows=5 loops=1)
                   InitPlan 1 (returns $0)
                     ->  Seq Scan on supplier  (cost=0..5 rows=1 width=4) (actual time=0.1..5.0 rows=1 loops=1)
                 ->  Nested Loop  (cost=2..2 rows=7 width=4) (actual time=2.0..2.0 rows=7 loops=1)
                         ->  Seq Scan on a  (cost=0..2 rows=7 width=4) (actual time=0.1..1.0 rows=7 loops=1)
                         ->  Seq Scan on b  (cost=0..2 rows=7 width=4) (actual time=0.1..1.0 rows=7 loops=7)
                """);
        assertThat(root.kind()).isEqualTo(Kind.LIMIT);
        assertThat(root.inputs()).extracting(PlanNode::kind).containsExactly(Kind.NESTED_LOOP);
        assertThat(root.inputs().getFirst().inputs())
                .extracting(PlanNode::table)
                .isEqualTo(List.of("a", "b"));
    }

    @Test
    void a_sort_method_is_read_with_one_space_behind_it() throws Exception {
        PlanNode root = root("""
                Sort  (cost=1..9 rows=5 width=4) (actual time=1.0..9.0 rows=5 loops=1)
                  Sort Key: total
                  Sort Method: external merge Disk: 640kB
                  ->  Seq Scan on a  (cost=0..2 rows=7 width=4) (actual time=0.1..1.0 rows=7 loops=1)
                """);
        assertThat(root.clause(Clause.SORT_METHOD)).hasValue("external merge");
        assertThat(root.measure(Measure.DISK_KB)).isEqualTo(640);
    }

    @Test
    void an_extension_s_own_scan_reads_its_table_and_one_that_plans_others_does_not() throws Exception {
        assertThat(
                        root("Custom Scan (ColumnarScan) on sale  (cost=0..9 rows=5 width=4) (actual time=1.0..9.0 rows=5 loops=1)")
                                .kind())
                .isEqualTo(Kind.SCAN);
        assertThat(root("""
                Custom Scan (ChunkAppend) on sale  (cost=0..9 rows=5 width=4) (actual time=1.0..9.0 rows=5 loops=1)
                  ->  Seq Scan on sale_1  (cost=0..9 rows=5 width=4) (actual time=1.0..9.0 rows=5 loops=1)
                """).kind()).isEqualTo(Kind.OTHER);
    }

    private static PlanNode root(String text) throws Exception {
        return Explained.read(text).getFirst().root();
    }
}
