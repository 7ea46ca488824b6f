package com.acme.florist;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class Florist {
    public static void main(String[] args) {
        SpringApplication.run(Florist.class, args);
    }
}
