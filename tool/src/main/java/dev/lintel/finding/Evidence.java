package dev.lintel.finding;

import dev.lintel.source.Span;
import java.util.List;

/// The chain of places that leads from the request to the damage, in the order in which it should be read.
public record Evidence(List<Link> chain) {
    public Evidence {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a finding without a chain is no finding");
        }
    }

    /// @param says a few words about this place, lower case, no full stop: "comes from the request"
    public record Link(Span at, String says) {}

    /// Where the finding is shown: the place that has to change.
    public Span first() {
        return chain.getFirst().at();
    }
}
