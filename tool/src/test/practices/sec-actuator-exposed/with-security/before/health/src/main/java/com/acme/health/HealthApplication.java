package com.acme.health;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class HealthApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(HealthApplication.class, arguments);
    }

    @GetMapping("/greeting")
    String greeting() {
        return "hello";
    }
}
