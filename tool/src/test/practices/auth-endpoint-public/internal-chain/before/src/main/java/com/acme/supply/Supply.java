package com.acme.supply;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Supply {
    public static void main(String[] arguments) {
        SpringApplication.run(Supply.class, arguments);
    }
}
