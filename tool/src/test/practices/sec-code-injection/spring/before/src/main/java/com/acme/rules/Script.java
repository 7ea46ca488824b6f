package com.acme.rules;

public record Script(String text) {}
