package dev.lintel.graph;

import dev.lintel.source.Span;

/// A statement of a branch that refuses: nothing is done for the caller there, it ends in an exception, or in 401 or
/// 403.
///
/// @param in the method
/// @param at a statement of the branch, before it ends
public record RefusedHere(OperationId in, Span at) {}
