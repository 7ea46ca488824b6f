package com.acme.crm;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class CustomerController {
    private final JdbcTemplate jdbc;
    private final Reports reports;

    public CustomerController(JdbcTemplate jdbc, Reports reports) {
        this.jdbc = jdbc;
        this.reports = reports;
    }

    @PostMapping("/customers")
    public void add(@RequestParam String name, @RequestParam String nickname, @RequestParam String folder) {
        jdbc.update("insert into customer (name, nickname, folder, kind) values (?, ?, ?, 'new')", name, nickname, folder); // silent: sec-second-order-injection because it is bound
    }

    @GetMapping("/customers/{id}/report")
    public void report(@PathVariable long id) throws Exception {
        reports.of(id);
    }
}
