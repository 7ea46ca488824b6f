package com.acme.ledger;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LedgerController {
    private final Receipts receipts;
    private final Tickets tickets;
    private final JdbcTemplate jdbc;

    LedgerController(Receipts receipts, Tickets tickets, JdbcTemplate jdbc) {
        this.receipts = receipts;
        this.tickets = tickets;
        this.jdbc = jdbc;
    }

    @PostMapping("/receipts")
    void add(@RequestParam long shop) {
        Long highest = receipts.highest(shop); // expect: data-max-plus-one (medium)
        Receipt receipt = new Receipt();
        receipt.shop = shop;
        receipt.number = highest == null ? 1 : highest + 1;
        receipts.save(receipt);
    }

    @PostMapping("/counted")
    void counted(@RequestParam long shop) {
        long next = receipts.countByShop(shop) + 1; // expect: data-max-plus-one (medium)
        Receipt receipt = new Receipt();
        receipt.number = next;
        receipts.save(receipt);
    }

    @PostMapping("/tickets")
    void ticket() {
        Ticket ticket = new Ticket();
        ticket.number = tickets.highest() + 1; // expect: data-max-plus-one (low)
        tickets.save(ticket);
    }

    @PostMapping("/slips")
    void slip() {
        Integer last = jdbc.queryForObject("select coalesce(max(place), 0) from slip", Integer.class); // expect: data-max-plus-one (medium)
        jdbc.update("insert into slip (place) values (?)", last + 1);
    }

    @PostMapping("/slips/one")
    void one() {
        jdbc.update("insert into slip (place) values ((select max(place) + 1 from slip))"); // expect: data-max-plus-one (medium)
    }

    @PostMapping("/slips/counted")
    void place() {
        int free = following();
        jdbc.update("insert into slip (place) values (?)", free);
    }

    private int following() {
        return jdbc.queryForObject("select count(*) from slip", Integer.class) + 1; // expect: data-max-plus-one (medium)
    }

    @PostMapping("/locked")
    void locked(@RequestParam long shop) {
        jdbc.queryForObject("select id from shop where id = ? for update", Long.class, shop);
        Integer last = jdbc.queryForObject("select max(place) from slip", Integer.class); // silent: data-max-plus-one because a row is locked before
        jdbc.update("insert into slip (place) values (?)", last + 1);
    }

    @PostMapping("/others")
    void other() {
        Integer last = jdbc.queryForObject("select max(number) from receipt", Integer.class); // silent: data-max-plus-one because the number goes into another table
        jdbc.update("insert into slip (place) values (?)", last + 1);
    }

    @PostMapping("/drawn")
    void drawn() {
        Integer next = jdbc.queryForObject("select nextval('slips')", Integer.class); // silent: data-max-plus-one because it is drawn from a sequence
        jdbc.update("insert into slip (place) values (?)", next);
    }

    @PostMapping("/limits")
    void limited(@RequestParam int place) {
        Integer all = jdbc.queryForObject("select count(*) from slip", Integer.class); // silent: data-max-plus-one because the count only bounds how many there are
        if (all + 1 > 100) {
            throw new IllegalStateException("full");
        }
        jdbc.update("insert into slip (place) values (?)", place);
    }

    @PostMapping("/told")
    int told() {
        return jdbc.queryForObject("select max(place) from slip", Integer.class) + 1; // silent: data-max-plus-one because nothing is inserted
    }

    @PostMapping("/same")
    void same() {
        Integer last = jdbc.queryForObject("select max(place) from slip", Integer.class); // silent: data-max-plus-one because the highest itself is stored
        jdbc.update("insert into slip (place) values (?)", last);
    }
}
