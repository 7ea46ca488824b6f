package com.acme.search;

public class Failure extends RuntimeException {
    public Failure(String text) {
        super(text);
    }
}
