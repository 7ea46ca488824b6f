package com.acme.letters;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class LettersApp {
    public static void main(String[] arguments) {
        SpringApplication.run(LettersApp.class, arguments);
    }
}
