package com.acme.orders;

import java.util.stream.Collectors;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class SortedController {
    private final JdbcTemplate jdbc;

    public SortedController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/sorted/all")
    public void all(Sort sort) {
        String by = sort.stream()
                .map(each -> each.getProperty() + " " + each.getDirection())
                .collect(Collectors.joining(","));
        jdbc.execute("select * from orders order by " + by); // expect: sec-sql-injection
    }

    @GetMapping("/sorted/page")
    public void page(Pageable page) {
        StringBuilder sql = new StringBuilder("select * from orders order by ");
        for (Sort.Order each : page.getSort()) {
            sql.append(each.getProperty()).append(' ').append(each.getDirection().name()); // expect: sec-sql-injection
        }
        jdbc.execute(sql.toString());
    }

    @GetMapping("/sorted/limits")
    public void limits(Pageable page) {
        jdbc.execute("select * from orders limit " + page.getPageSize() + " offset " + page.getOffset()); // silent: sec-sql-injection because both are numbers
    }

    @GetMapping("/sorted/direction")
    public void direction(Sort sort) {
        for (Sort.Order each : sort) {
            jdbc.execute("select * from orders order by id " + each.getDirection()); // silent: sec-sql-injection because a direction is one of two
        }
    }

    @GetMapping("/sorted/own")
    public void own(Pageable page) {
        Pageable own = PageRequest.of(page.getPageNumber(), 20, Sort.by("name"));
        jdbc.execute("select * from orders order by " + own.getSort().iterator().next().getProperty()); // silent: sec-sql-injection because the code says what to sort by
    }
}
