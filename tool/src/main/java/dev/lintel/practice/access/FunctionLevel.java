package dev.lintel.practice.access;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Access;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Sensitivity;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An administrative function asks only for a login.
public final class FunctionLevel implements Practice {
    static final Guide GUIDE = new Guide(
            "auth-function-level",
            Risk.HIGH,
            "administrative functions need a role, not just a login",
            """
            Hiding the button does not hide the address. Every registered user can call it: change roles, read all \
            accounts, switch settings.""",
            "Worse when it writes users, roles or settings.",
            "A role check in the web client is decoration. `hasRole('ADMIN')` asks for the authority `ROLE_ADMIN`.",
            """
            ```java
            @PreAuthorize("hasRole('ADMIN')")
            ```
            on the class, so that the next method has it too, or a URL rule for the whole prefix.""",
            List.of("CWE-285", "OWASP A01:2025", "OWASP API5:2023", "OWASP ASVS 8.2.1"));

    private static final Set<String> ADMIN_SEGMENTS =
            Set.of("admin", "admins", "administration", "management", "manage", "internal", "backoffice");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.endpoints().stream()
                .filter(endpoint -> endpoint.exposure() == Endpoint.Exposure.API)
                .filter(FunctionLevel::onlyLogin)
                .flatMap(endpoint -> byPath(backend, paths, endpoint)
                        .or(() -> bySibling(backend, paths, endpoint))
                        .stream());
    }

    static boolean onlyLogin(Endpoint endpoint) {
        return endpoint.access() instanceof Access.Restricted restricted && !restricted.beyondLogin();
    }

    private static Optional<Finding> byPath(Backend backend, Paths paths, Endpoint endpoint) {
        boolean administrative = Stream.of(endpoint.route().path().split("/"))
                .map(segment -> segment.toLowerCase(java.util.Locale.ROOT))
                .anyMatch(ADMIN_SEGMENTS::contains);
        Optional<Path> effect = paths.queries(endpoint).max(Comparator.comparing(FunctionLevel::weight));
        boolean wholeTreeIsAdmin = backend.endpoints().stream().noneMatch(other -> other.access() instanceof Access.Restricted
                        && !onlyLogin(other))
                && backend.endpoints().stream().allMatch(other -> other.route().path().contains("admin"));
        return administrative && !wholeTreeIsAdmin
                ? effect.filter(path -> !new CallerTies(endpoint, paths.of(endpoint)).any())
                        .map(path -> finding(endpoint, path, Optional.empty()))
                : Optional.empty();
    }

    /// Others that write the same table ask for a role.
    private static Optional<Finding> bySibling(Backend backend, Paths paths, Endpoint endpoint) {
        for (Path path : paths.queries(endpoint).toList()) {
            Shape shape = EndpointPublic.shape(path);
            if (!shape.mutates() || shape.mainTable().isEmpty()) {
                continue;
            }
            String table = shape.mainTable().get();
            List<Endpoint> writers = paths.traffic().of(table).writers().stream()
                    .filter(Endpoint.class::isInstance)
                    .map(Endpoint.class::cast)
                    .filter(other -> !other.equals(endpoint))
                    .filter(other -> other.handler().owner().equals(endpoint.handler().owner()))
                    .toList();
            List<Endpoint> guarded = writers.stream()
                    .filter(other -> other.access() instanceof Access.Restricted restricted && restricted.beyondLogin())
                    .toList();
            boolean odd = guarded.size() >= 2 && guarded.size() >= writers.size() - guarded.size() + 1;
            if (odd && !new CallerTies(endpoint, paths.of(endpoint)).any()) {
                return Optional.of(finding(endpoint, path, Optional.of(guarded.getFirst())));
            }
        }
        return Optional.empty();
    }

    private static int weight(Path path) {
        Shape shape = EndpointPublic.shape(path);
        boolean roles = shape.tables().stream().anyMatch(use -> Sensitivity.of(use.table()) == Sensitivity.ROLE);
        return (shape.mutates() ? 2 : 0) + (roles ? 1 : 0);
    }

    private static Finding finding(Endpoint endpoint, Path path, Optional<Endpoint> sibling) {
        Shape shape = EndpointPublic.shape(path);
        String table = shape.mainTable().orElse("data");
        Judgement judgement = Judgement.from(Risk.HIGH)
                .raisedIf(shape.mutates() && table.contains("user"), "it writes " + table)
                .loweredIf(!shape.mutates(), "it only reads");
        Trail trail = Trail.to(path)
                .then(path.at(), (shape.mutates() ? "writes " : "reads ") + table)
                .then(endpoint.access().at(), "asks for a login and nothing more");
        sibling.ifPresent(other ->
                trail.then(other.access().at(), other.label() + " asks for " + other.access().label()));
        return new Finding(
                GUIDE,
                judgement.risk(),
                sibling.isPresent() ? Confidence.SURE : Confidence.LIKELY,
                endpoint.label(),
                "Every logged-in user can call this administrative function on " + table + ".",
                judgement.reasons(),
                endpoint.handler().shortName(),
                List.of(endpoint.label()),
                trail.guilty(endpoint.at()),
                Optional.of(new Fix("Ask for a role.", "+ @PreAuthorize(\"hasRole('ADMIN')\")", List.of())));
    }

}
