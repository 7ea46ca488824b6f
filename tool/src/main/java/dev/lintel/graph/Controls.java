package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;

/// The closed world: which layers that could hold a control were read completely, and what `lintel.yaml` says
/// that the edge outside does. A practice that reports an absence asks here first.
///
/// @param security `READ` when every security configuration was understood
/// @param transactions `PARTLY` where transactions are also opened by advice, around methods that are not named
/// here
/// @param edgeAuthenticates whether a gateway outside authenticates everything, and where that was said
/// @param edgeLimits likewise for rate limits
/// @param limiters global limiters found in code or deployment files (filters, gateway, nginx, ingress)
/// @param rules the URL rules of the security configuration with the endpoints that each decides
public record Controls(
        Reading security,
        Reading migrations,
        Reading exceptionMapping,
        Reading transactions,
        Optional<Span> edgeAuthenticates,
        Optional<Span> edgeLimits,
        List<Span> limiters,
        List<AccessRule> rules) {
    public Controls {
        limiters = List.copyOf(limiters);
        rules = List.copyOf(rules);
    }

    public enum Reading {
        READ,
        PARTLY,
        /// There is none.
        ABSENT
    }
}
