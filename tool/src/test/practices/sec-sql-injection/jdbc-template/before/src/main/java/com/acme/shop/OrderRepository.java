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
        jdbc.query("select id, note from orders where note = ?", ORDER, note); // silent: sec-sql-injection because the value is bound
        return jdbc.query("select id, note from orders order by " + sort, ORDER); // expect: sec-sql-injection
    }

    List<Order> filter(OrderFilter filter) {
        StringBuilder sql = new StringBuilder("select id, note from orders where 1 = 1");
        if (filter.minimum() > 0) {
            sql.append(" and total >= ").append(filter.minimum());
        }
        if (filter.status() != null) {
            sql.append(" and status = '").append(filter.status()).append("'"); // expect: sec-sql-injection
        }
        return jdbc.query(sql.toString(), ORDER);
    }

    List<Order> tagged(List<String> tags) {
        String joined = String.join("','", tags);
        String sql = String.format("select id, note from orders where tag in ('%s')", joined); // expect: sec-sql-injection
        return jdbc.query(sql, ORDER);
    }

    Order one(String id) {
        return jdbc.queryForObject("select id, note from orders where id = " + id, ORDER); // expect: sec-sql-injection
    }

    Order checked(String id) {
        long number = Long.parseLong(id);
        return jdbc.queryForObject("select id, note from orders where id = " + number, ORDER); // silent: sec-sql-injection because only a number comes through
    }

    List<Order> lines(long id) {
        return jdbc.query("select id, note from lines where order_id = " + id, ORDER); // silent: sec-sql-injection because a long holds no text
    }

    List<Order> sorted(String by, Direction direction) {
        if (SORTABLE.contains(by)) {
            return jdbc.query("select id, note from orders order by " + by, ORDER); // silent: sec-sql-injection because only two names come here
        }
        String column = COLUMNS.getOrDefault(by, "id");
        return jdbc.query("select id, note from orders order by " + column + " " + direction, ORDER); // silent: sec-sql-injection because a map chooses the column
    }

    List<Order> ofTable(String table) {
        Integer known = jdbc.queryForObject("select count(*) from exports where table_name = ?", Integer.class, table);
        if (known == null || known == 0) {
            throw new IllegalArgumentException(table);
        }
        return jdbc.query("select id, note from " + table, ORDER); // silent: sec-sql-injection because the database knows this name
    }

    List<Order> likeTable(String table) {
        Integer known = jdbc.queryForObject("select count(*) from exports where table_name like ?", Integer.class, table);
        if (known == null || known == 0) {
            throw new IllegalArgumentException(table);
        }
        return jdbc.query("select id, note from " + table, ORDER); // expect: sec-sql-injection
    }
}
