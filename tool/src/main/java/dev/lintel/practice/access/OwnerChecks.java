package dev.lintel.practice.access;

import dev.lintel.graph.Access;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.Endpoint;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether the question "whose object is it?" is answered before the handler runs, or is another practice's
/// question.
final class OwnerChecks {
    private static final Set<String> ADMIN = Set.of(
            "admin",
            "administrator",
            "staff",
            "support",
            "operator",
            "system",
            "manager",
            "root",
            "superuser",
            "super",
            "internal",
            "service",
            "employee");
    private static final Set<String> ADMIN_SEGMENTS =
            Set.of("admin", "admins", "administration", "management", "manage", "backoffice");

    private OwnerChecks() {}

    /// Whether the endpoint is for people who may see everyone's objects, or asks an expression that we do not
    /// read.
    static boolean settledByAccess(Endpoint endpoint) {
        return switch (endpoint.access()) {
            case Access.Public _, Access.Denied _, Access.Unknown _, Access.FromData _ -> true;
            case Access.Restricted restricted ->
                restricted.requirements().stream().anyMatch(requirement -> switch (requirement) {
                    case Requirement.AnyRole roles -> roles.roles().stream().anyMatch(OwnerChecks::administrative);
                    case Requirement.Expression _, Requirement.Own _ -> true;
                    case Requirement.Authenticated _ -> false;
                });
        };
    }

    /// The roles of which one is asked and that not whoever has an account is known to have: sellers, teachers,
    /// bursars. Whose rows they may touch is seen only in what others of them are held to.
    static Set<String> granted(Endpoint endpoint) {
        return endpoint.access() instanceof Access.Restricted restricted
                ? restricted.requirements().stream()
                        .flatMap(each -> each instanceof Requirement.AnyRole any && !any.ordinary()
                                ? any.roles().stream()
                                : Stream.empty())
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /// Whether people of one such role may call both, or the first asks for none.
    static boolean letsInAlike(Endpoint endpoint, Endpoint other) {
        Set<String> granted = granted(endpoint);
        return granted.isEmpty() || !Collections.disjoint(granted, granted(other));
    }

    static boolean administrative(String role) {
        String plain = role.toLowerCase(Locale.ROOT);
        return ADMIN.stream().anyMatch(plain::contains);
    }

    /// A path that says that it is for administrators: they act on other people's objects by right.
    static boolean administrativePath(Endpoint endpoint) {
        return segments(endpoint).anyMatch(ADMIN_SEGMENTS::contains);
    }

    /// A GraphQL field below the root, whose id comes from the object above it and not from the caller.
    static boolean isNestedField(Endpoint endpoint) {
        String path = endpoint.route().path();
        return endpoint.route().isGraphQl()
                && !path.startsWith("Query.")
                && !path.startsWith("Mutation.")
                && !path.startsWith("Subscription.");
    }

    static Stream<String> segments(Endpoint endpoint) {
        return List.of(endpoint.route().path().split("/")).stream().map(segment -> segment.toLowerCase(Locale.ROOT));
    }
}
