package com.acme.sessions;

public record Order(long id) {}
