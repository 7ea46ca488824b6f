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
        try (Connection connection = OneServer.server().connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "explain (analyze, buffers, timing off, summary off, format " + format + ") " + MANY_KINDS)) {
            StringBuilder text = new StringBuilder();
            while (rows.next()) {
                text.append(rows.getString(1)).append('\n');
            }
            return Explained.read(text.toString()).getFirst();
        }
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
