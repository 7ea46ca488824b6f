package dev.lintel.graph;

import dev.lintel.source.Span;

/// A field of an object that serves all requests, in which a method keeps what belongs to one of them: it writes the
/// field, and it or what it calls in the same class reads it again, and nothing else does. No lock is held.
///
/// @param method that writes it
/// @param declared the field
/// @param written where it is set to what the method was given or has just made
/// @param read the first place behind that where it is used
public record SharedState(String field, OperationId method, Span declared, Span written, Span read) {}
