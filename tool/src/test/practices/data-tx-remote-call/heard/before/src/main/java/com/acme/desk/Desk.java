package com.acme.desk;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

record Closed(long ticket) {}

@RestController
class DeskController {
    private final Desk desk;

    DeskController(Desk desk) {
        this.desk = desk;
    }

    @PostMapping("/closed")
    void close(@RequestParam long ticket) {
        desk.close(ticket);
    }
}

@Service
class Desk {
    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;

    Desk(JdbcTemplate jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Transactional
    public void close(long ticket) {
        jdbc.update("update tickets set open = false where id = ?", ticket);
        events.publishEvent(new Closed(ticket));
    }
}

@EnableAsync
@Component
class Notices {
    private final RestTemplate rest = new RestTemplate();

    @EventListener
    public void tell(Closed event) {
        rest.postForLocation("https://chat.example.com/closed", event); // expect: data-tx-remote-call
    }

    @TransactionalEventListener
    public void count(Closed event) {
        rest.postForLocation("https://counts.example.com/closed", event); // silent: data-tx-remote-call because it is heard after the commit
    }

    @Async
    @EventListener
    public void file(Closed event) {
        rest.postForLocation("https://files.example.com/closed", event); // silent: data-tx-remote-call because another thread has no part in the transaction
    }
}
