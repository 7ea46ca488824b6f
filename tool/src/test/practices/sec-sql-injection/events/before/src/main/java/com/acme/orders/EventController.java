package com.acme.orders;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class EventController {
    private final ApplicationEventPublisher events;

    public EventController(ApplicationEventPublisher events) {
        this.events = events;
    }

    record Searched(String text, int size) {}

    record Counted(String text, int size) {}

    static class Renamed extends ApplicationEvent {
        private final String name;

        Renamed(Object source, String name) {
            super(source);
            this.name = name;
        }

        String name() {
            return name;
        }
    }

    @GetMapping("/events/searched")
    public void searched(@RequestParam String q) {
        events.publishEvent(new Searched(q, 1));
    }

    @GetMapping("/events/counted")
    public void counted(@RequestParam String q) {
        events.publishEvent(new Counted(q, 1));
    }

    @GetMapping("/events/renamed")
    public void renamed(@RequestParam String q) {
        events.publishEvent(new Renamed(this, q));
    }
}

@Component
class Hearing {
    private final JdbcTemplate jdbc;

    Hearing(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void searched(EventController.Searched event) {
        jdbc.execute("insert into searches values ('" + event.text() + "')"); // expect: sec-sql-injection
    }

    @TransactionalEventListener
    void counted(EventController.Counted event) {
        jdbc.execute("insert into searches values (" + event.size() + ")"); // silent: sec-sql-injection because it is a number
    }
}

@Component
class Renaming implements ApplicationListener<EventController.Renamed> {
    private final JdbcTemplate jdbc;

    Renaming(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void onApplicationEvent(EventController.Renamed event) {
        jdbc.execute("update names set name = '" + event.name() + "'"); // expect: sec-sql-injection
    }
}
