package com.acme.audit;

public record Event(String name) {}
