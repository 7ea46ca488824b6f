package dev.lintel.bench.optimize;

import dev.lintel.optimize.postgres.rewrite.Rewrite.Kind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Orders of customers with skew: every fifth is the first customer's, some lines name no product. One slow
/// statement for each way of saying them otherwise.
final class RewriteCases {
    private RewriteCases() {}

    /// @param text as the counters keep it, `$1` for each value in the order in which they stand
    /// @param more the values of what the other wording asks for, `?`, in their order
    /// @param ordered whether the rows have to come in the same order
    /// @param look tells what a change left behind; empty for a statement that only reads
    record Case(
            String says, Kind kind, String text, List<String> values, List<String> more, boolean ordered, String look) {
        static Case reading(String says, Kind kind, String text, String... values) {
            return new Case(says, kind, text, List.of(values), List.of(), false, "");
        }

        String sql() {
            return filled(text);
        }

        /// With its values where their places are.
        String filled(String sql) {
            String filled = sql;
            for (int i = values.size(); i >= 1; i--) {
                filled = filled.replace("$" + i, values.get(i - 1));
            }
            for (String each : more) {
                int at = filled.indexOf('?');
                filled = at < 0 ? filled : filled.substring(0, at) + each + filled.substring(at + 1);
            }
            return filled;
        }

        boolean changes() {
            return !look.isEmpty();
        }

        boolean alongKey() {
            return kind == Kind.UNBATCHED_UPDATE;
        }
    }

    static List<String> tables(int rows) {
        return List.of(
                "create extension pg_stat_statements",
                "create table customer (id int primary key, country int not null, email text not null unique)",
                "create table orders (id int primary key, customer_id int not null references customer, ext bigint not null,"
                        + " placed timestamp not null, state text not null, total numeric(10, 2) not null, note text)",
                "create table line (id int primary key, order_id int not null references orders, product int, amount int not"
                        + " null)",
                "create table share (order_id int not null references orders, viewer int not null, primary key (viewer,"
                        + " order_id))",
                "create table audit (id int primary key, at timestamp not null, points int not null)",
                "insert into customer select g, g % 200, 'c' || g || '@example.com' from generate_series(1, "
                        + rows / 10 + ") g",
                ("insert into orders select g, case when g %% 5 = 0 then 1 else 1 + (hashint4(g) & 1048575) %% %d end, g * 7,"
                                + " timestamp '2024-01-01' + g * interval '3 minutes', (array['new', 'paid', 'sent', 'sent'])[1 + g %% 4],"
                                + " (g %% 9001) / 100.0, case when g %% 3 > 0 then repeat(md5(g::text), 4) end from"
                                + " generate_series(1, %d) g")
                        .formatted(rows / 10 - 50, rows),
                "insert into line select g, 1 + (hashint4(g) & 1048575) % " + rows
                        + ", case when g % 11 > 0 then g % 3000 end, g % 40 from generate_series(1, " + rows + ") g",
                "insert into share select 1 + g * 7 % " + rows + ", g % 500 from generate_series(1, " + rows / 10
                        + ") g on conflict do nothing",
                "insert into audit select g, timestamp '2024-01-01' + g * interval '1 minute', g % 90 from generate_series(1, "
                        + rows + ") g",
                "create index on orders (customer_id)",
                "create index on orders (ext)",
                "create index on orders (placed, id)",
                "create index on line (order_id)",
                "create index on line (product)",
                "vacuum analyze");
    }

    static List<Case> all(int rows) {
        return List.of(
                Case.reading(
                        "function on an indexed column",
                        Kind.FUNCTION_ON_COLUMN,
                        "select id, total from orders where date(placed) = $1",
                        "'2024-03-05'"),
                Case.reading(
                        "implicit cast: a decimal bound to a whole number",
                        Kind.CAST_ON_COLUMN,
                        "select id, total from orders where ext = $1::numeric",
                        "70007"),
                Case.reading(
                        "OR over two tables",
                        Kind.OR_ACROSS_TABLES,
                        "select o.id, c.id, o.total from orders o join customer c on c.id = o.customer_id where o.ext = $1 or"
                                + " c.email = $2",
                        "70007",
                        "'c77@example.com'"),
                Case.reading(
                        "OR with a subquery",
                        Kind.SUBQUERY_IN_OR,
                        "select id, note from orders where ext = $1 or id in (select s.order_id from share s where s.viewer ="
                                + " $2)",
                        "70007",
                        "77"),
                Case.reading(
                        "NOT IN, never null",
                        Kind.NOT_IN_SUBQUERY,
                        "select c.id from customer c where c.country = $1 and c.id not in (select o.customer_id from orders o)",
                        "199"),
                Case.reading(
                        "NOT IN, nulls among them",
                        Kind.NOT_IN_SUBQUERY,
                        "select o.id from orders o where o.customer_id = $1 and o.id not in (select l.product from line l)",
                        "77"),
                new Case(
                        "offset to keyset",
                        Kind.DEEP_OFFSET,
                        "select placed, id, total from orders order by placed, id limit $1 offset $2",
                        List.of("20", String.valueOf(rows / 4 * 3)),
                        List.of(
                                "timestamp '2024-01-01' + " + rows / 4 * 3 + " * interval '3 minutes'",
                                String.valueOf(rows / 4 * 3)),
                        true,
                        ""),
                Case.reading(
                        "count(*) for existence",
                        Kind.COUNT_FOR_EXISTENCE,
                        "select count(*) > $1 from orders where customer_id = $2",
                        "0",
                        "1"),
                Case.reading(
                        "correlated subquery that counts",
                        Kind.CORRELATED_SUBQUERY,
                        "select c.id, (select count(*) from orders o where o.customer_id = c.id and o.state = $1) from"
                                + " customer c",
                        "'paid'"),
                Case.reading(
                        "correlated subquery that looks up",
                        Kind.CORRELATED_SUBQUERY,
                        "select l.id, (select o.total from orders o where o.id = l.product) as total from line l where l.amount"
                                + " > $1",
                        "4"),
                Case.reading(
                        "correlated subquery in a condition",
                        Kind.CORRELATED_SUBQUERY,
                        "select l.id from line l where l.amount > $1 and l.amount = (select max(x.amount) from line x where"
                                + " x.order_id = l.order_id)",
                        "2"),
                Case.reading(
                        "DISTINCT over a join",
                        Kind.DISTINCT_OVER_JOIN,
                        "select distinct c.id, c.email from customer c join orders o on o.customer_id = c.id where o.state = $1",
                        "'sent'"),
                new Case(
                        "IN with 3000 literals",
                        Kind.MANY_LITERALS,
                        "select id, total from orders where id in ("
                                + IntStream.range(0, 3000)
                                        .mapToObj(i -> String.valueOf(1 + i * 13))
                                        .collect(Collectors.joining(", "))
                                + ")",
                        List.of(),
                        List.of("'{"
                                + IntStream.range(0, 3000)
                                        .mapToObj(i -> String.valueOf(1 + i * 13))
                                        .collect(Collectors.joining(","))
                                + "}'"),
                        false,
                        ""),
                Case.reading(
                        "needless join under a foreign key",
                        Kind.NEEDLESS_JOIN,
                        "select o.id, o.total from orders o join customer c on c.id = o.customer_id where o.state = $1",
                        "'new'"),
                new Case(
                        "DELETE in batches (longest)",
                        Kind.UNBATCHED_DELETE,
                        "delete from audit where points < $1",
                        List.of("30"),
                        List.of(),
                        false,
                        "select count(*), sum(id::bigint), sum(points) from audit"),
                new Case(
                        "UPDATE in batches (longest)",
                        Kind.UNBATCHED_UPDATE,
                        "update audit set points = points + $1 where points > $2",
                        List.of("10", "40"),
                        List.of(),
                        false,
                        "select count(*), sum(id::bigint), sum(points) from audit"));
    }
}
