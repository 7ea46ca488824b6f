package com.acme.back;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Back {
    public static void main(String[] arguments) {
        SpringApplication.run(Back.class, arguments);
    }
}
