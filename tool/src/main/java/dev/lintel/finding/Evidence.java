package dev.lintel.finding;

import dev.lintel.source.Span;
import java.util.List;

/// The chain of places that leads from the request to the damage, in the order in which it should be read.
///
/// @param guilty the place that has to change; one of the chain's
public record Evidence(Span guilty, List<Link> chain) {
    public Evidence {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a finding without a chain is no finding");
        }
    }

    /// @param says a few words about this place, lower case, no full stop: "comes from the request"
    public record Link(Span at, String says) {}

    /// A chain whose first place has to change.
    public Evidence(List<Link> chain) {
        this(chain.getFirst().at(), chain);
    }
}
