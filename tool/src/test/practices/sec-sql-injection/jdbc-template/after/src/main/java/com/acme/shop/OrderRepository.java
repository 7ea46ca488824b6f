package com.acme.shop;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

@Repository
public class OrderRepository {
    private static final Set<String> SORTABLE = Set.of("created_at", "total");
    private static final Map<String, String> COLUMNS = Map.of("date", "created_at", "price", "total");
    private static final RowMapper<Order> ORDER = (row, number) -> new Order(row.getLong("id"), row.getString("note"));
    private final JdbcTemplate jdbc;

    public OrderRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Order> search(String note, String sort) {
        jdbc.query("select id, note from orders where note = ?", ORDER, note);
        return jdbc.query("select id, note from orders order by " + COLUMNS.getOrDefault(sort, "id"), ORDER);
    }

    List<Order> filter(OrderFilter filter) {
        StringBuilder sql = new StringBuilder("select id, note from orders where 1 = 1");
        if (filter.minimum() > 0) {
            sql.append(" and total >= ").append(filter.minimum());
        }
        if (filter.status() != null) {
            sql.append(" and status = ?");
            return jdbc.query(sql.toString(), ORDER, filter.status());
        }
        return jdbc.query(sql.toString(), ORDER);
    }

    List<Order> tagged(List<String> tags) {
        String marks = String.join(", ", java.util.Collections.nCopies(tags.size(), "?"));
        return jdbc.query("select id, note from orders where tag in (" + marks + ")", ORDER, tags.toArray());
    }

    Order one(String id) {
        return jdbc.queryForObject("select id, note from orders where id = ?", ORDER, id);
    }

    Order checked(String id) {
        long number = Long.parseLong(id);
        return jdbc.queryForObject("select id, note from orders where id = " + number, ORDER);
    }

    List<Order> lines(long id) {
        return jdbc.query("select id, note from lines where order_id = " + id, ORDER);
    }

    List<Order> sorted(String by, Direction direction) {
        if (SORTABLE.contains(by)) {
            return jdbc.query("select id, note from orders order by " + by, ORDER);
        }
        String column = COLUMNS.getOrDefault(by, "id");
        return jdbc.query("select id, note from orders order by " + column + " " + direction, ORDER);
    }
}
