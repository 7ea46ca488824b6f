package dev.lintel.design.brief;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How the service will be asked, which decides indexes, caches and limits.
///
/// @param resource what is asked for
/// @param operation `Order.create` when it is no list
/// @param by fields that are compared for equality
/// @param where a condition that always holds
/// @param filters what a caller may narrow the list by
/// @param sorts the orders that a caller may choose from, the first unless they say so
/// @param range a field whose values from and to are given
/// @param stream whether all rows come, one a line, and not a page
/// @param role who asks; empty for whoever may read
/// @param page rows of a page unless the caller says so
/// @param perSecond 0 when it was not said
/// @param p95Millis 0 when it was not said
/// @param staleSeconds how old an answer may be
public record AccessPattern(
        String name,
        String resource,
        Optional<String> operation,
        List<String> by,
        Optional<Where> where,
        List<Filter> filters,
        List<Sort> sorts,
        Optional<String> range,
        boolean stream,
        Optional<String> role,
        int page,
        double perSecond,
        long p95Millis,
        long staleSeconds) {
    public AccessPattern {
        by = List.copyOf(by);
        filters = List.copyOf(filters);
        sorts = List.copyOf(sorts);
    }

    public AccessPattern withRate(double rate) {
        return new AccessPattern(
                name,
                resource,
                operation,
                by,
                where,
                filters,
                sorts,
                range,
                stream,
                role,
                page,
                rate,
                p95Millis,
                staleSeconds);
    }

    /// Whether it asks for many rows.
    public boolean isList() {
        return operation.isEmpty() && !by.equals(List.of("id"));
    }

    /// `createdAt desc`
    public record Sort(String field, boolean descending) {
        public String text() {
            return field + (descending ? " desc" : "");
        }
    }

    /// `status = 'PENDING'`
    public record Where(String field, String equals) {
        public String text() {
            return field + " = '" + equals + "'";
        }
    }

    /// `name prefix`, `price range`, `category`
    public record Filter(String field, Match match) {
        public String text() {
            return match == Match.EQUAL ? field : field + " " + match.name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Match {
        EQUAL,
        PREFIX,
        RANGE
    }
}
