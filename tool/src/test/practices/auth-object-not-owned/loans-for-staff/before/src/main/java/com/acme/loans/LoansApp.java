package com.acme.loans;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class LoansApp {
    public static void main(String[] arguments) {
        SpringApplication.run(LoansApp.class, arguments);
    }
}
