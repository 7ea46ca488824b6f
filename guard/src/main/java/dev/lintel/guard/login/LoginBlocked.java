package dev.lintel.guard.login;

/// Published when an attempt was refused; for notifying the account's owner, or whoever watches.
///
/// @param account as it was sent; may be no account at all
/// @param source the address counted, IPv6 by its /64
/// @param seconds until the next attempt is let through
public record LoginBlocked(String account, String source, long seconds) {}
