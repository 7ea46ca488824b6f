package dev.lintel.guard.limit;

import dev.lintel.limits.Gcra;
import dev.lintel.limits.Limit;

/// A limit as clients are told of it.
///
/// @param name the rule's, with the period if the rule has several limits; nothing in it needs escaping, the policy's
///     reader sees to that
/// @param field its member of `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-11): `q` units in `w` seconds.
///     What a bucket gives at once is told by a parameter of ours
public record Named(String name, Limit limit, String field) {
    static Named of(String name, Limit limit) {
        StringBuilder field = new StringBuilder();
        field.append('"').append(name).append("\";q=").append(limit.quota());
        if (limit.period() % Limit.SECOND == 0) {
            field.append(";w=").append(limit.period() / Limit.SECOND);
        }
        if (limit instanceof Gcra bucket && bucket.burst() != bucket.limit()) {
            field.append(";lintel-burst=").append(bucket.burst());
        }
        return new Named(name, limit, field.toString());
    }
}
