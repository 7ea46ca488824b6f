package com.acme.tokens;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class TokensApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(TokensApplication.class, arguments);
    }

    @PostMapping("/greeting")
    String greeting() {
        return "hello";
    }
}
