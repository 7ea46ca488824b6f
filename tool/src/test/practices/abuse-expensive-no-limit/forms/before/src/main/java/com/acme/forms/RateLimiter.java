package com.acme.forms;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

@Component
public class RateLimiter {
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

    public boolean tryAcquire(String key) {
        return calls.computeIfAbsent(key, k -> new AtomicInteger()).incrementAndGet() < 5;
    }
}
