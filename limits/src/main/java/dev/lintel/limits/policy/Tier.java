package dev.lintel.limits.policy;

import java.util.Optional;

/// A kind of caller: anonymous, a plan, a role.
///
/// @param authenticated whether a proof of who calls is asked for
/// @param role an authority that the caller must have
/// @param plan the plan of the caller's API key or tenant
/// @param storeDown what happens to this tier's callers while the store does not answer
public record Tier(
        String name, boolean authenticated, Optional<String> role, Optional<String> plan, StoreDown storeDown) {
    public static final Tier EVERYBODY =
            new Tier("everybody", false, Optional.empty(), Optional.empty(), StoreDown.LOCAL);

    boolean holds(Caller caller) {
        return (!authenticated || caller.authenticated())
                && (role.isEmpty() || caller.roles().contains(role.get()))
                && (plan.isEmpty() || plan.equals(caller.plan()));
    }

    /// Whether every caller belongs to it.
    boolean isOpen() {
        return !authenticated && role.isEmpty() && plan.isEmpty();
    }
}
