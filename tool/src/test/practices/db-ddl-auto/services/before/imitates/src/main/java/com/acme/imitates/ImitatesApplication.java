package com.acme.imitates;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class ImitatesApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(ImitatesApplication.class, arguments);
    }

    @PostMapping("/greeting")
    String greeting() {
        return "hello";
    }
}
