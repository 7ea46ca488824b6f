package dev.lintel.optimize.postgres.sparse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Candidate.Key;
import dev.lintel.optimize.advise.WhatIf.Stress;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.postgres.OneServer;
import dev.lintel.optimize.postgres.explain.Explained;
import dev.lintel.optimize.postgres.source.Snapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The clone against indexes that were really built: the bars are those of `bench/optimize`, at a small scale.
class SparseCloneTest {
    private static final String[] DATA = {
        "create table customer (id int primary key, name varchar(60) not null, segment char(10) not null, region int)",
        "create table product (id int primary key, kind varchar(25) not null, size int not null, price numeric(12,2))",
        "create table orders (id int primary key, customer_id int not null references customer, placed date not null,"
                + " state varchar(10) not null, total numeric(12,2) not null, note varchar(80))",
        "create table line (order_id int not null references orders, number int not null,"
                + " product_id int not null references product, quantity int not null, price numeric(12,2) not null,"
                + " shipped date not null, mode char(10) not null, comment varchar(44))",
        "create function pick(seed int, most int) returns int language sql immutable"
                + " as 'select (hashint4(seed) & 2147483647) % most'",
        "insert into customer select g, 'customer ' || g, (array['BUILDING','MACHINERY','FOOD','AUTO'])[1 + g % 4], g % 25"
                + " from generate_series(1, 3000) g",
        "insert into product select g, 'KIND ' || pick(g, 150), pick(g + 1, 50), pick(g + 2, 997) / 10.0"
                + " from generate_series(1, 4000) g",
        "insert into orders select g, 1 + pick(g, 3000), date '2020-01-01' + pick(-g, 2400),"
                + " case when g % 20 = 0 then 'OPEN' else 'DONE' end, pick(g + 7, 5000) / 3.0, 'note ' || g"
                + " from generate_series(1, 30000) g",
        "insert into line select 1 + g / 4, g % 4, 1 + pick(g, 4000), pick(g + 3, 50), pick(g + 4, 9000) / 7.0,"
                + " date '2020-01-01' + pick(-g, 2500), (array['AIR','SHIP','RAIL','TRUCK','MAIL'])[1 + pick(g + 5, 5)],"
                + " 'comment ' || g from generate_series(0, 119999) g",
        "vacuum analyze"
    };

    private static final List<String> QUERIES = List.of(
            "select * from orders where customer_id = 77 order by placed desc limit 20",
            "select state, count(*) from orders where placed between '2021-01-01' and '2021-02-01' group by state",
            "select c.segment, sum(o.total) from customer c join orders o on o.customer_id = c.id"
                    + " where o.placed > '2026-06-01' group by c.segment",
            "select l.* from line l where l.order_id = 4711",
            "select o.id, sum(l.price * l.quantity) from orders o join line l on l.order_id = o.id"
                    + " where o.customer_id in (5, 6, 7) group by o.id",
            "select p.kind, avg(l.quantity) from product p join line l on l.product_id = p.id"
                    + " where p.size = 7 group by p.kind order by p.kind",
            "select count(*) from line where shipped between '2022-03-01' and '2022-03-10'",
            "select * from orders where state = 'OPEN' and total > 1600",
            "select * from customer c where not exists (select 1 from orders o where o.customer_id = c.id)",
            "select max(shipped) from line where product_id = 4000",
            "select l.mode, count(*) from line l join orders o on o.id = l.order_id"
                    + " where l.mode in ('AIR', 'MAIL') and o.placed < '2020-03-01' group by l.mode",
            "select * from line where shipped = '2023-01-01' and mode = 'RAIL' and quantity < 10");

    private static final Map<String, List<Candidate>> CONFIGURATIONS = new LinkedHashMap<>();

    static {
        CONFIGURATIONS.put("none", List.of());
        CONFIGURATIONS.put(
                "joins",
                List.of(index("line", "order_id"), index("line", "product_id"), index("orders", "customer_id")));
        CONFIGURATIONS.put(
                "ranges",
                List.of(
                        index("line", "shipped"),
                        index("orders", "placed"),
                        index("line", "mode"),
                        index("orders", "state", "total")));
        CONFIGURATIONS.put(
                "wide",
                List.of(
                        index("orders", "customer_id", "placed"),
                        index("line", "order_id", "number"),
                        index("line", "product_id", "shipped"),
                        index("line", "shipped", "mode"),
                        index("product", "size"),
                        index("product", "kind"),
                        index("customer", "segment")));
    }

    @Test
    void it_plans_as_the_source_does_with_indexes_that_were_built() throws Exception {
        String database = OneServer.database(DATA);
        Snapshot snapshot = OneServer.snapshot(database);
        assertThat(snapshot.gaps()).allMatch(gap -> gap.contains("pg_stat_statements"));
        List<Double> errors = new ArrayList<>();
        List<String> otherShapes = new ArrayList<>();
        Map<Candidate, double[]> sizes = new LinkedHashMap<>();
        try (SparseClone clone = SparseClone.of(snapshot);
                Connection source = OneServer.server().connect(database);
                Statement statement = source.createStatement()) {
            assertThat(clone.gaps()).isEmpty();
            List<Candidate> all = CONFIGURATIONS.values().stream()
                    .flatMap(List::stream)
                    .distinct()
                    .toList();
            clone.know(all).forEach((candidate, bytes) -> sizes.put(candidate, new double[] {bytes.likely(), 0}));
            for (Map.Entry<String, List<Candidate>> each : CONFIGURATIONS.entrySet()) {
                for (Candidate candidate : each.getValue()) {
                    statement.execute("create index built on " + candidate.sql());
                    try (ResultSet size = statement.executeQuery("select pg_relation_size('built')")) {
                        size.next();
                        sizes.getOrDefault(candidate, new double[2])[1] = size.getDouble(1);
                    }
                    statement.execute("alter index built rename to built_" + sizes.size() + "_"
                            + Integer.toString(candidate.hashCode()).replace("-", "_"));
                }
                clone.show(Set.copyOf(each.getValue()), Set.of());
                for (String query : QUERIES) {
                    Plan real = explain(statement, query);
                    Plan planned = clone.plan(query, Stress.NONE);
                    double cost = real.root().estimate().totalCost();
                    errors.add(Math.abs(planned.root().estimate().totalCost() - cost) / cost);
                    if (!shape(real).equals(shape(planned))) {
                        otherShapes.add(each.getKey() + ": " + query + "\n" + shape(real) + "\n" + shape(planned));
                    }
                }
                drop(statement);
            }
        }
        double mean = errors.stream().mapToDouble(Double::doubleValue).average().orElse(1);
        assertThat(mean).as("mean error of costs").isLessThanOrEqualTo(0.01);
        assertThat(otherShapes).hasSizeLessThanOrEqualTo(errors.size() / 50);
        List<Double> factors = sizes.values().stream()
                .map(size -> Math.max(size[0] / size[1], size[1] / size[0]))
                .toList();
        assertThat(factors).as(() -> described(sizes)).allMatch(factor -> factor <= 1.6);
        assertThat(factors.stream().filter(factor -> factor <= 1.15).count())
                .as(() -> described(sizes))
                .isGreaterThanOrEqualTo((long) Math.ceil(0.9 * factors.size()));
    }

    @Test
    void tables_of_many_segments_take_no_room() throws Exception {
        String database = OneServer.database(
                "create table huge (id bigint primary key, at timestamptz not null)",
                "insert into huge select g, now() from generate_series(1, 1000) g",
                "analyze huge");
        Snapshot small = OneServer.snapshot(database);
        List<Snapshot.Relation> longer = small.relations().stream()
                .map(each -> new Snapshot.Relation(
                        each.name(),
                        each.kind(),
                        each.pages() * 100_000,
                        each.tuples() * 100_000,
                        0,
                        0,
                        each.blocks() * 100_000))
                .toList();
        Snapshot large = new Snapshot(
                small.versionNumber(),
                small.collation(),
                small.definitions(),
                longer,
                small.statistics(),
                small.together(),
                small.settings(),
                small.catalog(),
                small.tableSettings(),
                small.statements(),
                small.server(),
                List.of(),
                List.of());
        try (SparseClone clone = SparseClone.of(large)) {
            Plan plan = clone.plan("select * from huge", Stress.NONE);
            assertThat(plan.root().estimate().rows()).isBetween(0.99e8, 1.01e8);
        }
    }

    private static Candidate index(String table, String... columns) {
        return Candidate.btree(
                new Name("public", table),
                List.of(columns).stream().map(Key::of).toList());
    }

    private static void drop(Statement statement) throws Exception {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select relname from pg_class where relname like 'built%'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        for (String name : names) {
            statement.execute("drop index " + name);
        }
    }

    private static Plan explain(Statement statement, String query) throws Exception {
        try (ResultSet row = statement.executeQuery("explain (format json) " + query)) {
            row.next();
            return Explained.read(row.getString(1)).getFirst();
        }
    }

    private static String shape(Plan plan) {
        return plan.root()
                .all()
                .map(node -> node.kind() + ":" + node.table() + (node.index().isEmpty() ? "" : "#"))
                .toList()
                .toString();
    }

    private static String described(Map<Candidate, double[]> sizes) {
        StringBuilder text = new StringBuilder();
        sizes.forEach((candidate, size) -> text.append("%n%s model %.0f real %.0f (%.2f)"
                .formatted(candidate, size[0] / 8192, size[1] / 8192, size[0] / size[1])));
        return text.toString();
    }
}
