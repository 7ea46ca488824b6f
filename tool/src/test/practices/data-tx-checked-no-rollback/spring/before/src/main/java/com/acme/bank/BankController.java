package com.acme.bank;

import java.io.IOException;
import java.math.BigDecimal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BankController {
    private final Transfers transfers;

    BankController(Transfers transfers) {
        this.transfers = transfers;
    }

    record Order(Account from, Account to, BigDecimal amount) {}

    record Wish(Seat seat, String holder) {}

    @PostMapping("/transfers")
    void transfer(@RequestBody Order order) throws Refused {
        transfers.transfer(order.from(), order.to(), order.amount());
    }

    @PostMapping("/seats/taken")
    void take(@RequestBody Wish wish) throws Refused {
        transfers.take(wish.seat(), wish.holder());
    }

    @PostMapping("/seats/tickets")
    void ticket(@RequestBody Wish wish) throws IOException {
        transfers.ticket(wish.seat());
    }

    @PostMapping("/transfers/all")
    void transferAll(@RequestBody Order order) throws Refused {
        transfers.transferAll(order.from(), order.to(), order.amount());
    }

    @PostMapping("/seats/closed")
    void close(@RequestBody Wish wish) throws Refused {
        transfers.close(wish.seat());
    }

    @PostMapping("/seats/freed")
    void free(@RequestBody Wish wish) {
        transfers.free(wish.seat());
    }

    @PostMapping("/seats/early")
    void early(@RequestBody Wish wish) throws Refused {
        transfers.early(wish.seat());
    }

    @PostMapping("/seats/printed")
    void print(@RequestBody Wish wish) {
        transfers.print(wish.seat());
    }

    @PostMapping("/seats/outside")
    void outside(@RequestBody Wish wish) throws Refused {
        transfers.outside(wish.seat());
    }
}
