package com.acme.lending;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class LendingApp {
    public static void main(String[] args) {
        SpringApplication.run(LendingApp.class, args);
    }
}
