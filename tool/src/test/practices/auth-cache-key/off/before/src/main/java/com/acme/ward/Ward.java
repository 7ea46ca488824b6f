package com.acme.ward;

import java.util.List;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class WardController {
    private final Ward ward;

    WardController(Ward ward) {
        this.ward = ward;
    }

    @GetMapping("/beds")
    List<String> beds() {
        return ward.beds();
    }
}

@Service
class Ward {
    private final JdbcTemplate jdbc;

    Ward(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Cacheable("beds") // silent: auth-cache-key because nothing turns caching on
    public List<String> beds() {
        return jdbc.queryForList("select bed from stay where nurse = ?", String.class, SecurityContextHolder.getContext().getAuthentication().getName());
    }
}
