package com.acme.tariff;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Tariff {
    public static void main(String[] arguments) {
        SpringApplication.run(Tariff.class, arguments);
    }
}
