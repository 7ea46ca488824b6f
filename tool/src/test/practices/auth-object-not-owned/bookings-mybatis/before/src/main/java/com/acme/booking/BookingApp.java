package com.acme.booking;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class BookingApp {
    public static void main(String[] arguments) {
        SpringApplication.run(BookingApp.class, arguments);
    }
}
