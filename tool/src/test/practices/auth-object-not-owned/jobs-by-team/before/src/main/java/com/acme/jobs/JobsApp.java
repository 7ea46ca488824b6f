package com.acme.jobs;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class JobsApp {
    public static void main(String[] arguments) {
        SpringApplication.run(JobsApp.class, arguments);
    }
}
