package com.example.shop.order;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class InvoiceQueries {
    private static final String LINES = """
            select i.product_name, i.quantity, i.quantity * i.unit_price as amount
              from orders o
              join order_items i on i.order_id = o.id
             where o.id = ?
               and o.customer_id = ?
             order by i.id
            """;

    private final JdbcTemplate jdbc;

    InvoiceQueries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Line(String product, int quantity, BigDecimal amount) {}

    List<Line> lines(long orderId, long customerId) {
        return jdbc.query(
                LINES,
                (row, number) ->
                        new Line(row.getString("product_name"), row.getInt("quantity"), row.getBigDecimal("amount")),
                orderId,
                customerId);
    }
}
