package com.acme.parts;

import org.apache.commons.lang3.StringUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class PartController {
    private final JdbcTemplate jdbc;

    public PartController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/parts")
    public Object removed(@RequestParam String code) {
        return jdbc.queryForList("select * from parts where code = '" + code.replaceAll("'", "") + "'"); // silent: sec-sql-injection because no quote is left to end the value
    }

    @GetMapping("/parts/bare")
    public Object bare(@RequestParam String code) {
        return jdbc.queryForList("select * from parts where id = " + code.replaceAll("'", "")); // expect: sec-sql-injection
    }

    @GetMapping("/parts/commons")
    public Object commons(@RequestParam String code) {
        String plain = StringUtils.replace(StringUtils.replace(code, "'", ""), "%", "");
        return jdbc.queryForList("select * from parts where code like '" + plain + "%'"); // silent: sec-sql-injection because no quote is left to end the value
    }

    @GetMapping("/parts/doubled")
    public Object doubled(@RequestParam String code) {
        return jdbc.queryForList("select * from parts order by " + StringUtils.replace(code, "'", "''")); // expect: sec-sql-injection
    }
}
