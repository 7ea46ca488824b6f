package com.acme.parcel;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class ParcelApp {
    public static void main(String[] args) {
        SpringApplication.run(ParcelApp.class, args);
    }
}
