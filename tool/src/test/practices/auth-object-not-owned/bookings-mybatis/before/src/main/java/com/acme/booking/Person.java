package com.acme.booking;

public class Person {
    private final Long id;

    public Person(Long id) {
        this.id = id;
    }

    public Long getId() {
        return id;
    }
}
