package com.acme.media;

public record Script(String line) {}
