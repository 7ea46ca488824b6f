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

    public List<Hit> inCategory(long categoryId, String sort) {
        String sql = "select id, name, price from products where category_id = ? order by " + sort + " limit 50"; // expect: sec-sql-injection
        return jdbc.query(
                sql,
                (row, number) -> new Hit(row.getLong("id"), row.getString("name"), row.getBigDecimal("price")),
                categoryId);
    }
}
