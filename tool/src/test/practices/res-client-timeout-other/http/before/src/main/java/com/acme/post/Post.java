package com.acme.post;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

@RestController
class Post {
    private final RestTemplate rest = new RestTemplate(); // silent: res-client-timeout-other because clients of HTTP are res-http-timeout's

    @GetMapping("/stamps")
    String stamps() {
        return rest.getForObject("https://stamps.example.com", String.class);
    }
}
