package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;

/// One URL rule of the security configuration, and what it decides. Rules are tried by `chain`, then by `order`;
/// the first that matches a request decides it.
///
/// @param pattern the paths as written, several joined by `, `; `any request` for the rule that names none
/// @param method HTTP method, `*` for all
/// @param decision as [Access#label] says it: `public`, `authenticated`, `role ADMIN`
/// @param chain position of its chain among those of the application, from 0
/// @param order position in its chain, from 0
/// @param kind whether somebody wrote it or it is what happens when no written rule matches
/// @param endpoints labels of the endpoints whose access it decides
/// @param overlaps labels of the endpoints of whose requests it decides, or may decide, a part (`/orders/special`
///     for
/// `/orders/{id}`; a path that is only known at run time)
/// @param shadowedBy the earlier rule that already takes every request that this one is for
public record AccessRule(
        String pattern,
        String method,
        String decision,
        int chain,
        int order,
        Kind kind,
        List<String> endpoints,
        List<String> overlaps,
        Optional<Span> shadowedBy,
        Span at) {
    public AccessRule {
        endpoints = List.copyOf(endpoints);
        overlaps = List.copyOf(overlaps);
    }

    /// Where a rule comes from.
    public enum Kind {
        WRITTEN,
        /// `anyRequest()`.
        ANY_REQUEST,
        /// What the framework does when no rule matches; its place is the chain's.
        FALL_THROUGH
    }
}
