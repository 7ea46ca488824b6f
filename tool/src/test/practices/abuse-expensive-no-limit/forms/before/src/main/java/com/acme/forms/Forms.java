package com.acme.forms;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Forms {
    public static void main(String[] arguments) {
        SpringApplication.run(Forms.class, arguments);
    }
}
