package com.acme.hotel;

import java.time.Duration;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

@Component
class Weather {
    private final RestClient http;

    Weather() {
        SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
        factory.setConnectTimeout(Duration.ofSeconds(1));
        factory.setReadTimeout(Duration.ofSeconds(2));
        this.http = RestClient.builder().requestFactory(factory).baseUrl("https://weather.example.com").build();
    }

    String in(String city) {
        return http.get().uri("/{city}", city).retrieve().body(String.class); // silent: db-open-in-view because the configuration has a name of its own and was not read
    }
}
