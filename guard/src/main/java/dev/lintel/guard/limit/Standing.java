package dev.lintel.guard.limit;

import dev.lintel.limits.Decision;

/// How a request stands with one limit.
public record Standing(Named named, Decision decision) {}
