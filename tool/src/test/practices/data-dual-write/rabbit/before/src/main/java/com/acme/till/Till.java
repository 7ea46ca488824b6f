package com.acme.till;

import java.math.BigDecimal;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TillController {
    private final Till till;

    TillController(Till till) {
        this.till = till;
    }

    @PostMapping("/bills")
    void bill(@RequestBody Bill bill) {
        till.bill(bill);
    }

    @PostMapping("/notes")
    void note(@RequestBody Bill bill) {
        till.note(bill);
    }
}

record Bill(long id, String customer, BigDecimal amount) {}

@Component
class Till {
    private final JdbcTemplate jdbc;
    private final RabbitTemplate rabbit;

    Till(JdbcTemplate jdbc, RabbitTemplate rabbit) {
        this.jdbc = jdbc;
        this.rabbit = rabbit;
    }

    @Transactional
    public void bill(Bill bill) {
        jdbc.update("insert into bill (id, customer, amount) values (?, ?, ?)", bill.id(), bill.customer(), bill.amount());
        rabbit.convertAndSend("bills", bill.customer()); // expect: data-dual-write (medium)
    }

    @Transactional
    public void note(Bill bill) {
        jdbc.update("insert into note (id, words) values (?, ?)", bill.id(), bill.customer());
        tell(bill);
    }

    private void tell(Bill bill) {
        rabbit.convertAndSend("notes", bill.customer()); // expect: data-dual-write (medium)
    }

    @RabbitListener(queues = "refunds")
    @Transactional
    public void refund(Bill bill) {
        jdbc.update("delete from note where id = ?", bill.id());
        rabbit.convertAndSend("refunded", bill.customer()); // expect: data-dual-write (medium)
    }
}
