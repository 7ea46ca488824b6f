package com.acme.console;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Console {
    public static void main(String[] arguments) {
        SpringApplication.run(Console.class, arguments);
    }
}
