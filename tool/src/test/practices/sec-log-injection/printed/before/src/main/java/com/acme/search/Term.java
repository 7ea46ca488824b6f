package com.acme.search;

public record Term(String text) {}
