package com.acme.news;

import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

@RestController
class NewsController {
    private final Agency agency;

    NewsController(Agency agency) {
        this.agency = agency;
    }

    @GetMapping("/news")
    String news() {
        return agency.latest();
    }
}

@Component
class Agency {
    private final RestClient http;

    Agency(RestClient.Builder builder) {
        this.http = builder.baseUrl("https://agency.example.com").build(); // expect: res-http-timeout
    }

    String latest() {
        return http.get().uri("/latest").retrieve().body(String.class);
    }
}
