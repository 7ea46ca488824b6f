package com.acme.pay;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

@Component
class CardProvider {
    private final RestClient http = RestClient.create("https://cards.example.com");

    void charge(Invoice invoice) {
        http.post().uri("/charges").body(invoice.total).retrieve().toBodilessEntity(); // expect: data-tx-remote-call
    }

    void refund(Long invoice) {
        http.post().uri("/refunds").body(invoice).retrieve().toBodilessEntity(); // silent: data-tx-remote-call because the transaction around it was suspended
    }

    void remind(Long invoice) {
        http.post().uri("/reminders").body(invoice).retrieve().toBodilessEntity(); // silent: data-tx-remote-call because both transactions around it are short and closed
    }

    String state(Long invoice) {
        return http.get().uri("/states/{id}", invoice).retrieve().body(String.class); // silent: data-tx-remote-call because no transaction was opened
    }
}

@FeignClient(name = "rates", url = "https://rates.example.com")
interface RatesClient {
    @GetMapping("/rate")
    String rate(@RequestParam String currency);
}

@Component
class TaxOffice {
    private final RestTemplate rest = new RestTemplate();

    String check(String number) {
        return rest.getForObject("https://tax.example.com/{n}", String.class, number); // expect: data-tx-remote-call
    }
}
