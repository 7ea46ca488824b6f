package com.acme.reading;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class ReadingApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(ReadingApplication.class, arguments);
    }

    @GetMapping("/greeting")
    String greeting() {
        return "hello";
    }
}
