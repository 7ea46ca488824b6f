package dev.lintel.graph;

import dev.lintel.source.Span;

/// Code reads a header in which a request says by itself who sends it: `X-User-Id`. Whether something in front sets it
/// and drops what callers send is not in the code.
///
/// @param in the method that reads it
/// @param header its name as written
public record ClaimedIdentity(OperationId in, String header, Span at) {}
