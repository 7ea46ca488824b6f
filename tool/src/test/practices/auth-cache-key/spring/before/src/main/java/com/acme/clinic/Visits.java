package com.acme.clinic;

import java.util.List;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;

@Service
class Visits {
    private final JdbcTemplate jdbc;

    Visits(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Cacheable("mine") // expect: auth-cache-key (high)
    public List<String> mine() {
        return of(SecurityContextHolder.getContext().getAuthentication().getName());
    }

    @Cacheable(cacheNames = "found", key = "#reason") // expect: auth-cache-key (high)
    public List<String> found(String reason) {
        String name = SecurityContextHolder.getContext().getAuthentication().getName();
        return jdbc.queryForList("select reason from visit where patient = ? and reason = ?", String.class, name, reason);
    }

    @Cacheable(value = "numbers", key = "'all'") // expect: auth-cache-key (high)
    public long number() {
        return count();
    }

    @Cacheable("pages") // expect: auth-cache-key (high)
    public List<String> page(int page) {
        return jdbc.queryForList("select reason from visit where patient = ? limit 20 offset ?", String.class, caller(), page);
    }

    @Cacheable("greetings") // expect: auth-cache-key (high)
    public String greeting() {
        return SecurityContextHolder.getContext().getAuthentication().getName();
    }

    private long count() {
        return jdbc.queryForObject("select count(*) from visit where patient = ?", Long.class, caller());
    }

    private List<String> of(String name) {
        return jdbc.queryForList("select reason from visit where patient = ?", String.class, name);
    }

    private static String caller() {
        return SecurityContextHolder.getContext().getAuthentication().getName();
    }
}
