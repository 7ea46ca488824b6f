package com.acme.stock;

import java.sql.PreparedStatement;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class StockController {
    private final JdbcTemplate jdbc;
    private final DSLContext dsl;

    public StockController(JdbcTemplate jdbc, DSLContext dsl) {
        this.jdbc = jdbc;
        this.dsl = dsl;
    }

    @GetMapping("/stock/pasted")
    public Object pasted(@RequestParam String name) {
        return jdbc.query(
                connection -> connection.prepareStatement("select id from stock where name = '" + name + "'"), // expect: sec-sql-injection
                (row, _) -> row.getLong(1));
    }

    @GetMapping("/stock/bound")
    public Object bound(@RequestParam String name) {
        return jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement("select id from stock where name = ?");
                    statement.setString(1, name); // silent: sec-sql-injection because it is bound
                    return statement;
                },
                (row, _) -> row.getLong(1));
    }

    @GetMapping("/stock/condition")
    public Object condition(@RequestParam String name) {
        return dsl.select().from("stock").where("name = '" + name + "'").fetch(); // expect: sec-sql-injection
    }

    @GetMapping("/stock/condition/bound")
    public Object boundCondition(@RequestParam String name) {
        return dsl.select().from("stock").where("name = ?", name).and(DSL.field("place").eq(name)).fetch(); // silent: sec-sql-injection because both are bound
    }

    @GetMapping("/stock/header")
    public Object header(ServerHttpRequest request) {
        String place = request.getHeaders().getFirst("X-Place");
        return jdbc.queryForList("select * from stock where place = '" + place + "'"); // expect: sec-sql-injection
    }

    @GetMapping("/stock/noted")
    public Object noted(@RequestParam String name) {
        var row = dsl.insertInto(DSL.table("stock")).set(DSL.field("name", String.class), name);
        return dsl.batch(List.of(row)).execute(); // silent: sec-sql-injection because the statement binds its values
    }

    @GetMapping("/stock/run")
    public Object run(@RequestParam String name) {
        return dsl.batch("insert into stock (name) values ('" + name + "')").execute(); // expect: sec-sql-injection
    }
}
