package com.acme.legacy;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Legacy {
    public static void main(String[] arguments) {
        SpringApplication.run(Legacy.class, arguments);
    }
}
