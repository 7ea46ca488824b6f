package com.acme.post;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class PostApp {
    public static void main(String[] args) {
        SpringApplication.run(PostApp.class, args);
    }
}
