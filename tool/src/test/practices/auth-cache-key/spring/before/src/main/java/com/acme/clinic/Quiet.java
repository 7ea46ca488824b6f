package com.acme.clinic;

import java.util.List;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;

@Service
class Quiet {
    private final JdbcTemplate jdbc;

    Quiet(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Cacheable("handed") // silent: auth-cache-key because who calls is handed over, and the key is made of it
    public List<String> handed(String name) {
        return jdbc.queryForList("select reason from visit where patient = ?", String.class, name);
    }

    @Cacheable(cacheNames = "keyed", key = "T(org.springframework.security.core.context.SecurityContextHolder).getContext().getAuthentication().getName()") // silent: auth-cache-key because the key names the caller
    public List<String> keyed() {
        return jdbc.queryForList("select reason from visit where patient = ?", String.class, SecurityContextHolder.getContext().getAuthentication().getName());
    }

    @Cacheable("reasons") // silent: auth-cache-key because all callers get the same
    public List<String> reasons() {
        return jdbc.queryForList("select distinct reason from visit", String.class);
    }

    public List<String> inside() {
        return kept();
    }

    @Cacheable("kept") // silent: auth-cache-key because a call from the same class keeps nothing
    public List<String> kept() {
        return jdbc.queryForList("select reason from visit where patient = ?", String.class, SecurityContextHolder.getContext().getAuthentication().getName());
    }

    @Cacheable(cacheNames = "generated", keyGenerator = "byCaller") // silent: auth-cache-key because the key is made elsewhere
    public List<String> generated() {
        return jdbc.queryForList("select reason from visit where patient = ?", String.class, SecurityContextHolder.getContext().getAuthentication().getName());
    }
}
