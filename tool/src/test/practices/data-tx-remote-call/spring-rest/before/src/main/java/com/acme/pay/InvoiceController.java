package com.acme.pay;

import lombok.RequiredArgsConstructor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/invoices/{id}")
@RequiredArgsConstructor
class InvoiceController {
    private final InvoiceService service;
    private final PoliteService polite;

    @PostMapping("/pay")
    void pay(@PathVariable Long id) {
        service.pay(id);
    }

    @PostMapping("/convert")
    void convert(@PathVariable Long id) {
        service.convert(id);
    }

    @PostMapping("/check")
    void check(@PathVariable Long id) {
        service.check(id);
    }

    @PostMapping("/send")
    void send(@PathVariable Long id) {
        service.send(id);
    }

    @PostMapping("/refund")
    void refund(@PathVariable Long id) {
        polite.cancel(id);
    }

    @PostMapping("/remind")
    void remind(@PathVariable Long id) {
        polite.remind(id);
    }

    @GetMapping("/state")
    String state(@PathVariable Long id) {
        return polite.state(id);
    }

    @PostMapping("/later")
    void later(@PathVariable Long id) {
        polite.later(id);
    }

    @PostMapping("/send/apart")
    void sendApart(@PathVariable Long id) {
        service.sendApart(id);
    }
}
