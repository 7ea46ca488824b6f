package dev.lintel.guard.limit.web;

import dev.lintel.guard.limit.Limiter;
import dev.lintel.guard.limit.Standing;
import dev.lintel.limits.Limit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells a caller how much of its limits and quotas is left, without taking any.
public final class Usage {
    private final Limiter limiter;
    private final Identity identity;

    public Usage(Limiter limiter, Identity identity) {
        this.limiter = limiter;
        this.identity = identity;
    }

    /// A member for each limit: its name, what it gives in how many seconds, what is left, and in how many seconds
    /// all of it is.
    public List<Map<String, Object>> of(HttpServletRequest request) {
        ServletLimitedRequest limited = new ServletLimitedRequest(request, identity);
        return limiter.look(limited).stream().map(Usage::members).toList();
    }

    private static Map<String, Object> members(Standing standing) {
        Limit limit = standing.named().limit();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", standing.named().name());
        members.put("limit", limit.quota());
        members.put("window", RateLimitFields.seconds(limit.period()));
        members.put("remaining", standing.decision().remaining());
        members.put("reset", RateLimitFields.seconds(standing.decision().resetAfter()));
        return members;
    }
}
