package dev.lintel.limits.policy;

import java.util.Optional;
import java.util.Set;

/// What is known of who calls when tiers are told apart.
public record Caller(boolean authenticated, Set<String> roles, Optional<String> plan) {
    public static final Caller ANONYMOUS = new Caller(false, Set.of(), Optional.empty());

    public Caller {
        roles = Set.copyOf(roles);
    }
}
