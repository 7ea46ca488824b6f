package com.acme.search;

public class ShownQuery {
    private final String text;

    public ShownQuery(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return "query " + text;
    }
}
