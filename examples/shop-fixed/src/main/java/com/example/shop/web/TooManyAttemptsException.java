package com.example.shop.web;

import java.time.Duration;

public class TooManyAttemptsException extends RuntimeException {
    private final Duration wait;

    public TooManyAttemptsException(Duration wait) {
        super("Too many attempts, wait a little");
        this.wait = wait;
    }

    public long secondsToWait() {
        return Math.max(1, wait.toSeconds());
    }
}
