package dev.lintel.optimize.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;

/// What the shop's endpoints send through Hibernate and JdbcTemplate, some calls of each.
final class ShopTraffic {
    private static final String ORDER = "o1_0.id,o1_0.customer_id,o1_0.placed_at,o1_0.shipping_address,o1_0.status,"
            + "o1_0.total,o1_0.tracking_number,o1_0.version";
    private static final String USER =
            "u1_0.id,u1_0.created_at,u1_0.display_name,u1_0.email,u1_0.password_hash,u1_0.role";

    private final Connection connection;
    private final int orders;
    private final Random random = new Random(42);

    ShopTraffic(Connection connection, int orders) {
        this.connection = connection;
        this.orders = orders;
    }

    void run(int rounds) throws SQLException {
        int users = ShopData.users(orders);
        each(
                rounds,
                "select " + ORDER + " from orders o1_0 where o1_0.customer_id=? order by o1_0.id desc "
                        + "offset ? rows fetch first ? rows only",
                _ -> new Object[] {customer(users), 0, 20});
        each(rounds, "select " + USER + " from users u1_0 where u1_0.email=?", _ ->
                new Object[] {"user" + (1 + random.nextInt(users)) + "@example.com"});
        each(rounds, "select " + ORDER + " from orders o1_0 where o1_0.tracking_number=?", _ ->
                new Object[] {"TRACK%012d".formatted(1 + random.nextInt(orders))});
        each(
                rounds / 2,
                "select p1_0.id,p1_0.amount,p1_0.created_at,p1_0.order_id,p1_0.provider_reference,p1_0.status,"
                        + "p1_0.version," + ORDER + " from payments p1_0 join orders o1_0 on o1_0.id=p1_0.order_id "
                        + "where p1_0.provider_reference=?",
                _ -> new Object[] {"ch_" + random.nextInt(orders)});
        each(
                rounds,
                "select i.product_name, i.quantity, i.quantity * i.unit_price as amount from orders o "
                        + "join order_items i on i.order_id = o.id where o.id = ? order by i.id",
                _ -> new Object[] {1L + random.nextInt(orders)});
        administrators();
    }

    /// The list of the administrators: a query for each customer among the orders, whom the session then knows.
    private void administrators() throws SQLException {
        try (Statement list = connection.createStatement();
                ResultSet rows = list.executeQuery("select " + ORDER + " from orders o1_0 order by o1_0.id desc");
                PreparedStatement customer =
                        connection.prepareStatement("select " + USER + " from users u1_0 where u1_0.id=?")) {
            Set<Long> known = new HashSet<>();
            while (rows.next()) {
                if (known.add(rows.getLong(2))) {
                    customer.setLong(1, rows.getLong(2));
                    customer.executeQuery().close();
                }
            }
        }
    }

    private long customer(int users) {
        return 1 + (long) Math.floor(users * Math.pow(random.nextDouble(), ShopData.SKEW));
    }

    private void each(int times, String sql, IntFunction<Object[]> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < times; i++) {
                Object[] bound = values.apply(i);
                for (int k = 0; k < bound.length; k++) {
                    statement.setObject(k + 1, bound[k]);
                }
                statement.executeQuery().close();
            }
        }
    }
}
