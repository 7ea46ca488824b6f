package com.acme.memory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class MemoryApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(MemoryApplication.class, arguments);
    }

    @PostMapping("/greeting")
    String greeting() {
        return "hello";
    }
}
