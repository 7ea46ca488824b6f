package com.acme.till;

import java.math.BigDecimal;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

@Component
class Provider {
    private final RestTemplate http = new RestTemplate();

    String charge(BigDecimal amount) {
        return http.postForObject("https://money.example.com/charges", amount, String.class);
    }

    String rates() {
        return http.getForObject("https://money.example.com/rates", String.class);
    }
}
