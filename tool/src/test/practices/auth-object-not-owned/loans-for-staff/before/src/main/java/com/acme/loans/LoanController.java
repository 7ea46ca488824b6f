package com.acme.loans;

import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Staff of a bank: every user works on every loan, and columns say who did what once.
@RestController
public class LoanController {
    private final JdbcTemplate jdbc;

    public LoanController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/loans/{id}")
    public Map<String, Object> show(@PathVariable long id) {
        // silent: auth-object-not-owned because who paid the loan out does not own it
        return jdbc.queryForMap("select * from loans where id = ?", id);
    }

    @PostMapping("/loans/{id}/disburse")
    public void disburse(@PathVariable long id) {
        String name = SecurityContextHolder.getContext().getAuthentication().getName();
        Long user = jdbc.queryForObject("select id from users where name = ?", Long.class, name);
        // silent: auth-object-not-owned because the caller only signs what she does
        jdbc.update("update loans set disbursedon_user_id = ? where id = ?", user, id);
    }
}
