package com.acme.grown;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class GrownApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(GrownApplication.class, arguments);
    }

    @PostMapping("/greeting")
    String greeting() {
        return "hello";
    }
}
