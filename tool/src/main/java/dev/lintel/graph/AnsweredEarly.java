package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;

/// An error or a redirect is answered in a branch that does not leave its method: the answer is written, and the code
/// after it runs all the same.
///
/// @param in the method
/// @param refuses whether the answer says that the caller may not: 401, 403, or the way to a login
/// @param answer the call that answers
/// @param passed where the request is handed on afterwards, to the next filter or to the handler; empty when it is not
/// @param next the statements that surely run afterwards, in order
public record AnsweredEarly(OperationId in, boolean refuses, Span answer, Optional<Span> passed, List<Span> next) {
    public AnsweredEarly {
        next = List.copyOf(next);
    }

    /// Whether this place is inside one of the statements that run afterwards.
    public boolean isFollowedBy(Span place) {
        return next.stream().anyMatch(each -> each.covers(place));
    }
}
