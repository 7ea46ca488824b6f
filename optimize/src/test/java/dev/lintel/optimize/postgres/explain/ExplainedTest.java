package dev.lintel.optimize.postgres.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.plan.PlanNode;
import dev.lintel.optimize.postgres.OneServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExplainedTest {
    private static final String MANY_KINDS = """
            with busy as materialized (select customer, count(*) as orders from sale group by customer)
            select s.*, (select max(x.amount) from sale x where x.customer = s.customer) as largest
              from sale s join busy on busy.customer = s.customer
             where s.amount > 10 and s.note like '%7%'
             order by s.amount desc, s.id limit 20 offset 100
            """;

    private static String database = "";

    @BeforeAll
    static void fill() throws SQLException {
        database = OneServer.database(
                "create table sale (id int primary key, customer int, amount numeric, note text)",
                "insert into sale select g, g % 50, g % 97, 'note ' || g from generate_series(1, 4000) g",
                "create index on sale (customer)",
                "vacuum analyze sale");
    }

    @Test
    void the_four_formats_give_the_same_plan() throws Exception {
        List<String> text = shape(explain("text"));
        assertThat(text).anyMatch(line -> line.startsWith("SORT")).anyMatch(line -> line.startsWith("CTE_SCAN"));
        assertThat(text).anyMatch(line -> line.contains("SUBPLAN"));
        assertThat(shape(explain("json"))).isEqualTo(text);
        assertThat(shape(explain("xml"))).isEqualTo(text);
        assertThat(shape(explain("yaml"))).isEqualTo(text);
    }

    @Test
    void a_plan_without_costs_has_the_same_nodes() throws Exception {
        Plan plan =
                Explained.read(explained("explain (costs off) " + MANY_KINDS)).getFirst();
        assertThat(kinds(plan)).isEqualTo(kinds(explain("json"))).hasSizeGreaterThan(6);
    }

    @Test
    void writes_without_costs_are_read_too() throws Exception {
        Plan plan = Explained.read(explained("explain (costs off) update sale set note = 'x' where id = 7"))
                .getFirst();
        assertThat(plan.root().kind()).isEqualTo(PlanNode.Kind.MODIFY);
        assertThat(plan.root().all()).hasSize(2);
    }

    @Test
    void a_copied_session_with_borders_gives_all_of_its_plans() throws Exception {
        String session = """
                shop=# set work_mem = '1MB';
                SET
                shop=# explain select * from sale order by id;
                \u250c\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2510
                \u2502 QUERY PLAN                                       \u2502
                \u251c\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2524
                \u2502 Sort  (cost=9.83..10.08 rows=100 width=4)        \u2502
                \u2502   ->  Seq Scan on sale  (cost=0.00..1.0 rows=1 width=4) \u2502
                \u2514\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2518
                (2 Zeilen)

                Zeit: 0,305 ms
                shop=# explain (format json) select 1;
                         QUERY PLAN
                \u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550
                 [                          \u21b5
                   {"Plan": {               \u21b5
                     "Node Type": "Result"  \u21b5
                   }}                       \u21b5
                 ]
                (1 Zeile)
                """;
        List<Plan> plans = Explained.read(session);
        assertThat(plans).hasSize(2);
        assertThat(plans.getFirst().root().all()).hasSize(2);
        assertThat(plans.getLast().root().label()).isEqualTo("Result");
    }

    @Test
    void numbers_that_the_width_of_a_screen_cut_are_put_together() throws Exception {
        String cut = """
                 Hash Join  (cos
                t=1.09..32.08 rows=32 width=224) (actu
                al time=0.5
                24..0.525 rows=7 loops=1)
                   ->  Seq Scan on sale  (cost=0.00..29.84 rows=64 width=73
                ) (actual time=0.026..0.397 rows=128 loops=1)
                """;
        PlanNode root = Explained.read(cut).getFirst().root();
        assertThat(root.estimate().rows()).isEqualTo(32);
        assertThat(root.actual().orElseThrow().rows()).isEqualTo(7);
        assertThat(root.inputs().getFirst().actual().orElseThrow().rows()).isEqualTo(128);
    }

    @Test
    void a_utility_statement_has_no_plan_and_the_reason_is_said() {
        assertThatThrownBy(() -> Explained.read("QUERY PLAN\n------\n Utility Statement\n(1 row)\n"))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("utility statement");
    }

    @Test
    void what_a_terminal_draws_around_a_plan_is_passed_over() throws Exception {
        String framed = """
                               QUERY PLAN
                -----------------------------------------
                 Seq Scan on sale  (cost=0.00..1.01 rows=1 width=4) (actual time=0.1..0.2 rows=3 loops=1)
                   Filter: (id = 7)
                   Rows Removed by Filter: 12
                 Planning time: 0.1 ms
                 Execution time: 0.3 ms
                (5 rows)
                """;
        Plan plan = Explained.read(framed).getFirst();
        assertThat(plan.root().table()).isEqualTo("sale");
        assertThat(plan.root().measure(PlanNode.Measure.ROWS_FILTERED)).isEqualTo(12);
        assertThat(plan.executionMs()).hasValue(0.3);
    }

    @Test
    void lines_in_single_quotes_are_read_as_pgadmin_copies_them() throws Exception {
        Plan plan = Explained.read("""
                'Sort  (cost=10.0..11.0 rows=5 width=4) (actual time=2.0..2.1 rows=5 loops=1)'
                '  Sort Key: a'
                '  ->  Seq Scan on t  (cost=0.0..1.0 rows=5 width=4) (actual time=0.1..0.2 rows=5 loops=1)'
                'Total runtime: 2.2 ms'
                """).getFirst();
        assertThat(plan.root().all().map(PlanNode::table)).containsExactly("", "t");
        assertThat(plan.executionMs()).hasValue(2.2);
    }

    @Test
    void marks_at_the_edge_of_every_line_are_no_part_of_the_plan() throws Exception {
        String plan = """
                Gather  (cost=10.0..11.0 rows=5 width=4) (actual time=2.0..2.1 rows=5 loops=1)
                  Workers Planned: 2
                  Workers Launched: 2
                  ->  Parallel Seq Scan on t  (cost=0.0..1.0 rows=5 width=4) (actual time=0.1..0.2 rows=5 loops=3)
                        Filter: (a > 1)
                        Rows Removed by Filter: 700000
                Execution Time: 2.2 ms
                """;
        List<String> lines = plan.lines().toList();
        String comment = lines.stream().map(line -> "-- " + line).collect(Collectors.joining("\n"));
        String bordered = lines.stream().map(line -> line + "   |").collect(Collectors.joining("\n"));
        String commented = lines.stream().map(line -> "--" + line + "|").collect(Collectors.joining("\n"));
        String numbered = IntStream.range(0, lines.size())
                .mapToObj(i -> (i + 9) + "  " + lines.get(i))
                .collect(Collectors.joining("\n"));
        for (String marked : List.of(comment, bordered, commented, numbered)) {
            Plan read = Explained.read(marked).getFirst();
            assertThat(read).describedAs(marked).isEqualTo(Explained.read(plan).getFirst());
        }
    }

    @Test
    void a_list_with_an_element_in_each_line_keeps_its_quotes() throws Exception {
        Plan plan = Explained.read("""
                [
                  {
                    "Plan": {
                      "Node Type": "Seq Scan",
                      "Relation Name": "t",
                      "Output": [
                        "t.a",
                        "t.b"
                      ],
                      "Plan Rows": 5
                    }
                  }
                ]
                """).getFirst();
        assertThat(plan.root().table()).isEqualTo("t");
    }

    @Test
    void a_log_of_auto_explain_may_hold_several_plans() throws Exception {
        String log = """
                2026-01-01 10:00:00 UTC [77] LOG:  duration: 12.5 ms  plan:
                \tQuery Text: select * from sale
                \t where id = $1
                \tSeq Scan on sale  (cost=0.00..1.01 rows=1 width=4) (actual time=0.1..12.2 rows=3 loops=1)
                \t  Filter: (id = 7)
                2026-01-01 10:00:01 UTC [77] LOG:  connection received
                2026-01-01 10:00:02 UTC [77] LOG:  duration: 2.5 ms  plan:
                \tQuery Text: select 1
                \tResult  (cost=0.00..0.01 rows=1 width=4)
                """;
        List<Plan> plans = Explained.read(log);
        assertThat(plans).hasSize(2);
        assertThat(plans.getFirst().statement()).hasValue("select * from sale\nwhere id = $1");
    }

    @Test
    void parts_that_never_ran_are_known() throws Exception {
        String text = """
                Nested Loop  (cost=0.00..2.02 rows=1 width=8) (actual time=0.010..0.010 rows=0 loops=1)
                  ->  Seq Scan on a  (cost=0.00..1.01 rows=1 width=4) (actual time=0.009..0.009 rows=0 loops=1)
                  ->  Seq Scan on b  (cost=0.00..1.01 rows=1 width=4) (never executed)
                """;
        assertThat(Explained.read(text).getFirst().root().children().get(1).neverRan())
                .isTrue();
    }

    @Test
    void what_is_no_plan_is_said_to_be_none() {
        for (String text : List.of("", "hello", "{\"a\": 1}", "[", "<a/>", "- Plan: \n  - [")) {
            assertThatThrownBy(() -> Explained.read(text)).isInstanceOf(Unreadable.class);
        }
    }

    private static Plan explain(String format) throws Exception {
        return Explained.read(explained(
                        "explain (analyze, buffers, timing off, summary off, format " + format + ") " + MANY_KINDS))
                .getFirst();
    }

    private static String explained(String statement) throws Exception {
        try (Connection connection = OneServer.server().connect(database);
                Statement asked = connection.createStatement();
                ResultSet rows = asked.executeQuery(statement)) {
            StringBuilder text = new StringBuilder();
            while (rows.next()) {
                text.append(rows.getString(1)).append('\n');
            }
            return text.toString();
        }
    }

    /// Kinds, tables and roles, whatever was counted.
    private static List<String> kinds(Plan plan) {
        return plan.root()
                .all()
                .map(node -> node.kind() + " " + node.role() + " " + node.table() + " " + node.index())
                .toList();
    }

    private static List<String> shape(Plan plan) {
        return plan.root()
                .all()
                .map(node -> "%s %s %s %s %s %s %s %s"
                        .formatted(
                                node.kind(),
                                node.role(),
                                node.name(),
                                node.table(),
                                node.index(),
                                node.actual(),
                                new TreeMap<>(node.clauses()),
                                node.measure(PlanNode.Measure.ROWS_FILTERED)))
                .toList();
    }
}
