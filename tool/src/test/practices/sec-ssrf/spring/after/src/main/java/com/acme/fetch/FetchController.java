package com.acme.fetch;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

@RestController
public class FetchController {
    private static final Map<String, String> PARTNERS = Map.of("a", "https://a.example", "b", "https://b.example");
    private final RestTemplate rest;

    public FetchController(RestTemplate rest) {
        this.rest = rest;
    }

    @GetMapping("/preview")
    public String preview(@RequestParam String partner) {
        return rest.getForObject(PARTNERS.get(partner), String.class);
    }
}
