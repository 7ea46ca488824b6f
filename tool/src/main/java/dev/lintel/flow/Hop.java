package dev.lintel.flow;

import dev.lintel.source.Span;

/// One step of untrusted data on its way, in words for people: "comes from the request", "becomes part of a text".
public record Hop(Span at, String says) {}
