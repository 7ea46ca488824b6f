package com.acme.kiosk;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Kiosk {
    public static void main(String[] arguments) {
        SpringApplication.run(Kiosk.class, arguments);
    }
}
