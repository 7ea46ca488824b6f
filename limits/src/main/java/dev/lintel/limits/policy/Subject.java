package dev.lintel.limits.policy;

import java.util.Locale;

/// Whose requests are counted together. Beside the known ones a service may name its own, resolved by its code.
public record Subject(String name) {
    /// The client's address; IPv6 by its /64, since a client owns all of it.
    public static final Subject ADDRESS = new Subject("address");
    /// The authenticated user.
    public static final Subject USER = new Subject("user");
    public static final Subject KEY = new Subject("key");
    /// The holder of the client's certificate, which the TLS handshake has proved before any request.
    public static final Subject CERTIFICATE = new Subject("certificate");
    public static final Subject TENANT = new Subject("tenant");
    /// All callers share one bucket.
    public static final Subject EVERYONE = new Subject("everyone");

    public Subject {
        name = name.toLowerCase(Locale.ROOT);
    }

    /// Whether it is known before anybody has proved who they are. Such rules run before authentication, so that a
    /// refused request costs no password hash.
    public boolean beforeAuthentication() {
        return equals(ADDRESS) || equals(CERTIFICATE) || equals(EVERYONE);
    }
}
