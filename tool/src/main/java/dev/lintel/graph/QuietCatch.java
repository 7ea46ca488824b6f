package dev.lintel.graph;

import dev.lintel.source.Span;

/// A `try` that takes every failure, at most writes a line into the log, and goes on as if it had gone well: nothing
/// that its method gives back or sets tells one case from the other.
///
/// @param in the method
/// @param attempt the whole `try`
/// @param caught its `catch`
public record QuietCatch(OperationId in, Span attempt, Span caught) {}
