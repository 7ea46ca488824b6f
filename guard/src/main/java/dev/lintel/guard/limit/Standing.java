package dev.lintel.guard.limit;

import dev.lintel.limits.Decision;
import dev.lintel.limits.Limit;

/// How a request stands with one limit.
///
/// @param name the limit's name in header fields: the rule's, with the period if the rule has several limits
public record Standing(String name, Limit limit, Decision decision) {}
