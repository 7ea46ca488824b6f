package com.example.shop.catalog;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
public class ProductSearch {
    private final JdbcTemplate jdbc;

    public ProductSearch(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public record Hit(long id, String name, BigDecimal price) {}

    /** A bind parameter cannot name a column: the caller picks one of these. */
    public enum Order {
        NAME("name, id"),
        PRICE("price, id");

        private final String columns;

        Order(String columns) {
            this.columns = columns;
        }
    }

    public List<Hit> inCategory(long categoryId, Order order) {
        String sql = "select id, name, price from products where category_id = ? order by " + order.columns + " limit 50";
        return jdbc.query(
                sql,
                (row, number) -> new Hit(row.getLong("id"), row.getString("name"), row.getBigDecimal("price")),
                categoryId);
    }
}
