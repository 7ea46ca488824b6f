package dev.lintel.read.limits;

import java.util.List;
import java.util.Locale;

/// Tells from a name that something is about limits on calls.
final class Names {
    private static final List<String> WORDS =
            List.of("ratelimit", "limiter", "throttl", "accesslimit", "requestlimit", "flowlimit");

    private Names() {}

    /// `RateLimit`, `LoginLimiter`, `AccessLimit`, `Limit`, `AuthLimitFilter`; not `CreditLimit` or `LimitOrder`.
    static boolean limitsCalls(String simpleName) {
        String name = simpleName.toLowerCase(Locale.ROOT);
        return name.equals("limit")
                || name.endsWith("limitfilter")
                || name.endsWith("limitinterceptor")
                || name.endsWith("limitaspect")
                || WORDS.stream().anyMatch(name::contains);
    }
}
