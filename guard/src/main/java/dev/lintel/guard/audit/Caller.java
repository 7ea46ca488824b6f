package dev.lintel.guard.audit;

/// Who acts, and from where.
///
/// @param name of the principal; `system` outside of requests, `anonymous` without a login
/// @param address empty outside of requests
/// @param agent empty outside of requests
public record Caller(String name, String address, String agent) {
    public static final Caller SYSTEM = new Caller("system", "", "");
}
