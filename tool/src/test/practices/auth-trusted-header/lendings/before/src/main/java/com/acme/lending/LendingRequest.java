package com.acme.lending;

public record LendingRequest(Long userId, String book) {}
