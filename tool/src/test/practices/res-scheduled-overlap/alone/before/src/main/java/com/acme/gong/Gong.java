package com.acme.gong;

import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Configuration
@EnableScheduling
class Jobs {}

@Component
class Gong {
    private final JdbcTemplate jdbc;

    Gong(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(cron = "0 0 * * * *") // silent: res-scheduled-overlap because nothing shows that more than one runs
    void ring() {
        jdbc.update("insert into strike (hour) values (?)", 1);
    }
}
