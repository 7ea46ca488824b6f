package com.acme.pay;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayClient;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.response.AlipayTradeQueryResponse;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;

@RestController
class PayController {
    private final JdbcTemplate jdbc;
    private final AlipayClient provider;
    private final RestTemplate rest;

    PayController(JdbcTemplate jdbc, AlipayClient provider, RestTemplate rest) {
        this.jdbc = jdbc;
        this.provider = provider;
        this.rest = rest;
    }

    @GetMapping("/bills/{number}/state") // expect: api-get-mutates (low)
    String state(@PathVariable String number) throws AlipayApiException {
        AlipayTradeQueryRequest request = new AlipayTradeQueryRequest();
        request.setBizContent(number);
        AlipayTradeQueryResponse response = provider.execute(request);
        if ("TRADE_SUCCESS".equals(response.getTradeStatus())) {
            jdbc.update("update bill set paid = true where number = ?", number);
        }
        return response.getTradeStatus();
    }

    @GetMapping("/bills/{number}/seen") // expect: api-get-mutates (low)
    String seen(@PathVariable String number) {
        State state = rest.getForObject("https://bank.example/bills/" + number, State.class);
        if (state.name().equals("PAID")) {
            jdbc.update("update bill set paid = true where number = ?", number);
        }
        return state.name();
    }

    @GetMapping("/bills/{number}/cancel") // expect: api-get-mutates (high)
    String cancel(@PathVariable String number, @RequestParam String reason) {
        if ("wrong".equals(reason)) {
            jdbc.update("update bill set cancelled = true where number = ?", number);
        }
        return reason;
    }
}

record State(String name) {}
