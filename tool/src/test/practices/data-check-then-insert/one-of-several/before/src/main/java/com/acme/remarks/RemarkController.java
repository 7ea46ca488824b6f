package com.acme.remarks;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class RemarkController {
    private final JdbcTemplate jdbc;

    public RemarkController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/remarks")
    public void remark(@RequestParam String plate) {
        List<Long> known = jdbc.queryForList("select id from remark where plate = ? limit 1", Long.class, plate); // expect: data-check-then-insert (low)
        if (known.isEmpty()) {
            jdbc.update("insert into remark (plate) values (?)", plate);
        }
    }

    @PostMapping("/notices")
    public void notice(@RequestParam String plate) {
        List<Long> known = jdbc.queryForList("select id from notice where plate = ?", Long.class, plate); // expect: data-check-then-insert (medium)
        if (known.isEmpty()) {
            jdbc.update("insert into notice (plate) values (?)", plate);
        }
    }
}
