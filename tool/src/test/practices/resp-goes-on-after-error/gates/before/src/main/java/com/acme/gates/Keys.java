package com.acme.gates;

import org.springframework.stereotype.Component;

@Component
public class Keys {
    public void check(String key) {
        if (key == null || key.isBlank()) {
            throw new IllegalArgumentException("no key");
        }
    }
}
