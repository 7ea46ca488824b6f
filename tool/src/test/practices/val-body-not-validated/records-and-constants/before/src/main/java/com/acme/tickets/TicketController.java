package com.acme.tickets;

import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(TicketController.BASE)
class TicketController {
    static final String BASE = "/tickets";
    private static final String CLOSING = "/{id}/closing";
    private final TicketStore store;

    TicketController(TicketStore store) {
        this.store = store;
    }

    @PostMapping
    long open(@RequestBody NewTicket ticket) { // expect: val-body-not-validated
        return store.add(ticket.title(), ticket.priority());
    }

    @PutMapping("/{id}")
    void change(@Valid @RequestBody NewTicket ticket) { // silent: val-body-not-validated because @Valid stands there
        store.add(ticket.title(), ticket.priority());
    }

    @PostMapping(CLOSING)
    void close(@RequestBody Closing closing) { // silent: val-body-not-validated because the type has no constraint
        store.add(closing.remark(), 0);
    }

    @PostMapping("/batch")
    void addAll(@RequestBody Batch batch) { // expect: val-body-not-validated
        batch.tickets().forEach(each -> store.add(each.title(), each.priority()));
    }

    record Closing(String remark) {}
}
