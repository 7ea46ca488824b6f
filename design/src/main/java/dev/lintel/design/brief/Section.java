package dev.lintel.design.brief;

import java.util.Set;

/// The parts of a brief and the keys that each may have. The reader asks here, and the JSON Schema that editors use
/// has a definition of the same name for each (a test holds the two together).
enum Section {
    BRIEF(
            "lintel",
            "service",
            "scale",
            "auth",
            "roles",
            "tenancy",
            "resources",
            "access_patterns",
            "limits",
            "external",
            "events",
            "consistency",
            "compatibility"),
    SERVICE("name", "package", "database", "api", "guard"),
    API("rest", "graphql"),
    SCALE("users", "growth", "peakFactor", "regions"),
    AUTH("jwt", "apiKeys", "register", "login"),
    JWT("issuer", "roles"),
    API_KEYS("for"),
    RESOURCE("id", "fields", "owner", "tenant", "refs", "has", "states", "rows", "retain", "access", "audit"),
    PATTERN(
            "name", "on", "op", "by", "where", "filter", "sort", "range", "stream", "role", "page", "rate", "p95",
            "stale"),
    LIMITS("tiers", "weights"),
    EXTERNAL("kind", "used_by", "p99", "availability", "idempotent", "webhooks", "delivery"),
    EVENT("from", "to", "delivery"),
    COMPATIBILITY("api", "deprecate", "deploy", "retired");

    private final Set<String> keys;

    Section(String... keys) {
        this.keys = Set.of(keys);
    }

    Set<String> keys() {
        return keys;
    }
}
