package dev.lintel.limits.policy;

/// What calls of some routes take from each limit.
public record Cost(Routes routes, long units) {}
