package dev.lintel.guard.shop;

import dev.lintel.guard.real.Postgres;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/// A database for the shop.
public final class ShopTables {
    private ShopTables() {}

    /// @return the JDBC address of a database with the shop's own table
    public static String url() {
        String url = Postgres.freshUrl();
        jdbc(url)
                .execute("create table payment (id bigserial primary key, payer text not null, amount bigint not null,"
                        + " note text not null, charge text not null)");
        return url;
    }

    public static JdbcTemplate jdbc(String url) {
        DataSource database = Postgres.pool(url, 4);
        return new JdbcTemplate(database);
    }
}
