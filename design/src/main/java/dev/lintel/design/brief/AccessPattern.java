package dev.lintel.design.brief;

import java.util.List;
import java.util.Optional;

/// How the service will be asked, which decides indexes, caches and limits.
///
/// @param resource what is asked for, empty when `operation` says it
/// @param by fields that are compared for equality
/// @param where a condition that always holds, `status = 'PENDING'`
/// @param sort `createdAt desc`
/// @param perSecond 0 when it was not said
/// @param p95Millis 0 when it was not said
/// @param staleSeconds how old an answer may be
public record AccessPattern(
        String name,
        String resource,
        Optional<String> operation,
        List<String> by,
        Optional<String> where,
        List<Order> sort,
        int page,
        double perSecond,
        long p95Millis,
        long staleSeconds) {
    public AccessPattern {
        by = List.copyOf(by);
        sort = List.copyOf(sort);
    }

    public record Order(String field, boolean descending) {}
}
