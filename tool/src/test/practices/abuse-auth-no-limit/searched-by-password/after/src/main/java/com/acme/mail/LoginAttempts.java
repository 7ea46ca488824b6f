package com.acme.mail;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

@Component
class LoginAttempts {
    private final Map<String, Integer> counted = new ConcurrentHashMap<>();

    void count(String name) {
        if (counted.merge(name, 1, Integer::sum) > 10) {
            throw new IllegalStateException("too many attempts");
        }
    }
}
