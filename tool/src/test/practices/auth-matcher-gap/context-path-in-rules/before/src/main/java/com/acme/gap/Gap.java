package com.acme.gap;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Gap {
    public static void main(String[] arguments) {
        SpringApplication.run(Gap.class, arguments);
    }
}
