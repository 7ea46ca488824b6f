package dev.lintel.guard.limit.web;

import dev.lintel.limits.policy.Caller;
import jakarta.servlet.http.HttpServletRequest;

/// Says what is known of who calls, for tiers. A bean of this type replaces guard's own, which asks Spring Security.
@FunctionalInterface
public interface CallerSource {
    Caller of(HttpServletRequest request);
}
