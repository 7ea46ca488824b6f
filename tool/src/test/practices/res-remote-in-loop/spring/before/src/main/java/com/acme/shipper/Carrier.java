package com.acme.shipper;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

@Component
class Carrier {
    private final RestClient http;
    private final RestTemplate rest;

    Carrier() {
        SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
        factory.setConnectTimeout(Duration.ofSeconds(1));
        factory.setReadTimeout(Duration.ofSeconds(2));
        this.http = RestClient.builder().requestFactory(factory).baseUrl("https://carrier.example.com").build();
        this.rest = new RestTemplate(factory);
    }

    String state(String code) {
        return http.get().uri("/parcels/{code}", code).retrieve().body(String.class); // expect: res-remote-in-loop
    }

    String price(String code) {
        return rest.getForObject("https://prices.example.com/{code}", String.class, code); // expect: res-remote-in-loop
    }

    String label(String code) {
        return rest.getForObject("https://labels.example.com/{code}", String.class, code); // expect: res-remote-in-loop
    }

    Map<?, ?> states(List<String> codes) {
        return http.post().uri("/parcels").body(codes).retrieve().body(Map.class); // silent: res-remote-in-loop because all of them are asked for at once
    }

    String page(int number) {
        return rest.getForObject("https://pages.example.com/{n}", String.class, number); // silent: res-remote-in-loop because pages are fetched until the last one
    }

    String tried(String code) {
        return rest.getForObject("https://tries.example.com/{code}", String.class, code); // silent: res-remote-in-loop because it is tried three times
    }

    String nightly(String code) {
        return rest.getForObject("https://nights.example.com/{code}", String.class, code); // silent: res-remote-in-loop because no request waits for the job
    }

    void told(String code) {
        rest.postForObject("https://told.example.com", code, String.class); // silent: res-remote-in-loop because other threads wait
    }

    String first(String code) {
        return rest.getForObject("https://first.example.com/{code}", String.class, code); // silent: res-remote-in-loop because it stands before the loop
    }
}
