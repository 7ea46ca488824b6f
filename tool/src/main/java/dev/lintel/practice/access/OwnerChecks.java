package dev.lintel.practice.access;

import dev.lintel.graph.Access;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Guard;
import dev.lintel.graph.Path;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Whether anything on the ways of an endpoint ties the object to the caller: a query bound to the principal, a comparison
/// with something that comes from the principal, a permission expression, a guard of the project's own.
final class OwnerChecks {
    private static final Set<String> ADMIN = Set.of("admin", "administrator", "staff", "support", "operator", "system", "manager",
            "root", "superuser", "super", "internal", "service", "employee");
    private static final List<String> GUARD_WORDS = List.of("permission", "permit", "authori", "access", "owner", "owned",
            "belongs", "canread", "canedit", "canview", "allowed", "checkuser", "verifyuser", "validateuser", "assertuser",
            "currentuser", "isauthor", "iscreator", "ensure");

    private OwnerChecks() {}

    /// Whether the endpoint is for people who may see everyone's objects, or asks an expression that we do not read.
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

    static boolean administrative(String role) {
        String plain = role.toLowerCase(Locale.ROOT);
        return ADMIN.stream().anyMatch(plain::contains);
    }

    /// Whether a path of the endpoint ties anything to the caller.
    static boolean tiedToCaller(List<Path> paths) {
        return paths.stream().anyMatch(path -> bound(path) || guarded(path) || checked(path));
    }

    /// A query that is asked with something of the principal.
    private static boolean bound(Path path) {
        return path.step() instanceof Step.Run
                && path.arguments().values().stream().flatMap(List::stream).anyMatch(OwnerChecks::ofPrincipal);
    }

    private static boolean guarded(Path path) {
        return path.guards().stream().map(Guard::condition).anyMatch(condition -> condition.sources()
                .anyMatch(OwnerChecks::ofPrincipal));
    }

    /// A call that is handed the principal, or whose name says that it checks who may.
    private static boolean checked(Path path) {
        Stream<String> names =
                switch (path.step()) {
                    case Step.Invoke invoke -> Stream.of(invoke.name());
                    case Step.Call call -> call.targets().stream().map(target -> target.name());
                    default -> Stream.empty();
                };
        return names.map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> GUARD_WORDS.stream().anyMatch(name::contains));
    }

    static boolean ofPrincipal(Source source) {
        return source.roots().anyMatch(Source.Principal.class::isInstance);
    }
}
