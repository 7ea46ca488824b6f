package dev.lintel.optimize.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The shop's schema by its own migrations, and rows with the skew of a shop: few customers order much, few products
/// sell well.
final class ShopData {
    /// A customer's share of the orders falls with this power.
    static final double SKEW = 4;

    private ShopData() {}

    /// The schema, where no Flyway of the shop's own makes it.
    static void migrate(Connection connection, Path migrations) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            for (Path migration : inOrder(migrations)) {
                statement.execute(Files.readString(migration));
            }
        }
    }

    /// @param orders how many; all else follows from it
    static void fill(Connection connection, int orders) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            statement.execute("select setseed(0.42)");
            for (String rows : rows(orders)) {
                statement.execute(rows);
            }
            statement.execute("vacuum analyze");
        }
    }

    static int users(int orders) {
        return orders / 10;
    }

    static int products(int orders) {
        return Math.max(100, orders / 50);
    }

    private static List<Path> inOrder(Path migrations) throws IOException {
        try (Stream<Path> files = Files.list(migrations)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted(Comparator.comparingInt(ShopData::version))
                    .toList();
        }
    }

    private static int version(Path migration) {
        String name = migration.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    private static List<String> rows(int orders) {
        int users = users(orders);
        int products = products(orders);
        return List.of(
                insert("""
                        users (email, password_hash, display_name, created_at)
                        select 'user' || g || '@example.com', encode(sha256(('user' || g)::bytea), 'hex'), 'User ' || g,
                               timestamptz '2022-01-01' + g * interval '10 minutes' from generate_series(1, %d) g""", users),
                insert("""
                        products (sku, name, description, price, supplier_price, stock, weight_grams, category_id)
                        select 'SKU-' || g, 'Product ' || g, repeat('text of product ' || g || ' ', 8),
                               5 + g %% 200, 3 + g %% 150, 1000 + g %% 500, 50 + g %% 900, 1 + g %% 4 from generate_series(1, %d) g""", products),
                insert("""
                        orders (customer_id, status, shipping_address, tracking_number, total, placed_at, version)
                        select 1 + floor(%d * power(random(), 4))::bigint, (random() * random() * 3)::int,
                               'Street ' || g || ', City ' || g %% 900,
                               case when random() < 0.7 then 'TRACK' || lpad(g::text, 12, '0') end,
                               (random() * 400)::numeric(12, 2), timestamptz '2022-01-01' + g * interval '3 minutes', 0
                          from generate_series(1, %d) g""", users, orders),
                insert("""
                        order_items (order_id, product_id, product_name, quantity, unit_price)
                        select 1 + g / 3, 1 + floor(%d * power(random(), 3))::bigint, 'Product ' || g, 1 + g %% 3, 5 + g %% 200
                          from generate_series(0, %d) g""", products, orders * 3 - 1),
                insert("""
                        payments (order_id, amount, status, provider_reference, created_at, version)
                        select g, 10 + g %% 300, case when g %% 50 = 0 then 'PENDING' else 'CONFIRMED' end,
                               'ch_' || g, timestamptz '2022-01-01' + g * interval '3 minutes', 0
                          from generate_series(1, %d) g""", orders),
                insert("""
                        reviews (product_id, author_id, rating, text, created_at)
                        select 1 + g %% %d, 1 + (g / %d) %% %d, 1 + g %% 5, 'Review ' || g, now() - g * interval '1 minute'
                          from generate_series(1, %d) g on conflict do nothing""", products, products, users, orders / 4));
    }

    private static String insert(String sql, Object... numbers) {
        return "insert into " + String.format(Locale.ROOT, sql, numbers);
    }
}
