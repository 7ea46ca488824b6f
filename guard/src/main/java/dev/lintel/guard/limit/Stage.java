package dev.lintel.guard.limit;

/// When limits are asked.
public enum Stage {
    /// By what is known of any request, so that an attacker's costs no password hash.
    BEFORE_AUTHENTICATION,
    /// By who calls.
    AFTER_AUTHENTICATION
}
