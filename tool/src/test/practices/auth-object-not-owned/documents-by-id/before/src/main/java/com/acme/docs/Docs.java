package com.acme.docs;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Docs {
    public static void main(String[] arguments) {
        SpringApplication.run(Docs.class, arguments);
    }
}
