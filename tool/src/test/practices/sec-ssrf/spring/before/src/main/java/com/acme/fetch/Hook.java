package com.acme.fetch;

public record Hook(String host) {}
