package dev.lintel.read.pages;

import dev.lintel.graph.Printed;
import dev.lintel.source.Span;
import java.util.Optional;

/// A parameter of the request as an expression gives it.
///
/// @param read where it was put into a variable; empty when the expression itself asks for it
record Given(String parameter, Optional<Span> read) {
    static Given now(String parameter) {
        return new Given(parameter, Optional.empty());
    }

    Given readAt(Span place) {
        return read.isPresent() ? this : new Given(parameter, Optional.of(place));
    }

    Printed at(PageText page, int start, int end) {
        Span at = page.span(start, end);
        return new Printed(parameter, read.orElse(at), at);
    }
}
