package dev.lintel.guard.shop;

import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/// Orders of two customers.
public final class OrderTables {
    /// What a service says about them.
    public static final String[] SETTINGS = {
        "lintel.guard.resources.order.table=orders",
        "lintel.guard.resources.order.owner=customer",
        "lintel.guard.resources.order.version=version"
    };

    private OrderTables() {}

    /// @return the JDBC address of a database in which order 1 is ann's and order 2 bob's
    public static String url() {
        String url = ShopTables.url();
        JdbcTemplate jdbc = ShopTables.jdbc(url);
        jdbc.execute("create table orders (id bigint primary key, customer text not null, note text not null,"
                + " amount bigint not null, version bigint not null default 1)");
        jdbc.execute("insert into orders (id, customer, note, amount) values (1, 'ann', 'first', 100),"
                + " (2, 'bob', 'second', 200)");
        return url;
    }

    /// The settings with more of them.
    public static String[] with(String url, String... more) {
        return Stream.of(SETTINGS, more, new String[] {
                    "spring.datasource.url=" + url, "spring.datasource.hikari.maximum-pool-size=4"
                })
                .flatMap(Arrays::stream)
                .toArray(String[]::new);
    }
}
