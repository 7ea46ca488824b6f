package dev.lintel.practice.access;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Access;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Sensitivity;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.practice.access.ClaimedOwners.Claim;
import dev.lintel.practice.access.ClaimedOwners.Use;
import dev.lintel.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Whose rows are meant is what the request says of itself, where others of the same backend take it from the login.
///
/// A backend that never asks the login for it may stand behind a gateway that sets the header: that is a question for
/// the team, and `lintel map` asks it.
public final class IdentityClaimed implements Practice {
    static final Guide GUIDE = new Guide(
            "auth-trusted-header",
            Risk.HIGH,
            "identity/role/tenant is not read from a client-settable header or body",
            """
            `X-User-Id: 7` is what somebody wrote into the request. Whoever writes 8 is user 8: reads her orders, posts in \
            her name. A login that was asked for before makes it no better, as long as nothing holds the two against each \
            other.""",
            "Worse where rows are picked by it, and for money and secrets; better where only a new row gets the wrong name.",
            """
            A gateway that sets the header has to drop the one that callers send, and the port behind it must not be \
            reachable otherwise. A hidden form field and a body's `userId` are the caller's words as well.""",
            """
            Take it from the login:

            ```java
            @GetMapping("/orders")
            List<Order> mine(@AuthenticationPrincipal Customer caller) {
                return orders.findByCustomerId(caller.id());
            }
            ```""",
            List.of("CWE-290", "CWE-639", "OWASP A07:2025", "OWASP API2:2023"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        if (backend.controls().edgeAuthenticates().isPresent()) {
            return Stream.empty();
        }
        ClaimedOwners owners = new ClaimedOwners(backend, paths);
        List<Claimed> claims = backend.endpoints().stream()
                .filter(endpoint -> isForAnyone(endpoint)
                        && !OwnerChecks.administrativePath(endpoint)
                        && !OwnerChecks.isNestedField(endpoint)
                        && paths.isWhole(endpoint))
                .flatMap(endpoint -> owners.in(endpoint).map(claim -> new Claimed(endpoint, claim)))
                .toList();
        if (claims.isEmpty()) {
            return Stream.empty();
        }
        List<Verified> verified = backend.endpoints().stream()
                .filter(endpoint -> !(endpoint.access() instanceof Access.Unknown))
                .flatMap(endpoint -> owners.verified(endpoint).map(use -> new Verified(endpoint, use)))
                .toList();
        Set<String> said = new HashSet<>();
        return claims.stream()
                .flatMap(each -> sibling(each, verified).stream().map(other -> finding(each, other)))
                .filter(finding -> said.add(finding.subject() + finding.root()));
    }

    private record Claimed(Endpoint endpoint, Claim claim) {}

    private record Verified(Endpoint endpoint, Use use) {}

    /// Whether a login is all that is asked for, at most.
    private static boolean isForAnyone(Endpoint endpoint) {
        return switch (endpoint.access()) {
            case Access.Public _ -> true;
            case Access.Restricted restricted ->
                restricted.requirements().stream().allMatch(each -> switch (each) {
                    case Requirement.Authenticated _ -> true;
                    case Requirement.AnyRole roles -> roles.roles().stream().noneMatch(OwnerChecks::administrative);
                    case Requirement.Expression _, Requirement.Own _ -> false;
                });
            case Access.Denied _, Access.FromData _, Access.Unknown _ -> false;
        };
    }

    /// Who stores the very same by the login; for what travels beside the contents, whoever asks the login at all.
    private static Optional<Verified> sibling(Claimed claimed, List<Verified> verified) {
        Use use = claimed.claim().use();
        List<Verified> others = verified.stream()
                .filter(each -> !each.endpoint().equals(claimed.endpoint()))
                .toList();
        List<Verified> same =
                others.stream().filter(each -> each.use().isAlike(use)).toList();
        if (claimed.claim().beside()) {
            return Stream.concat(same.stream(), others.stream()).findFirst();
        }
        boolean login = claimed.endpoint().access() instanceof Access.Restricted;
        return same.stream().filter(each -> login && each.use().stored()).findFirst();
    }

    private static Finding finding(Claimed claimed, Verified other) {
        Endpoint endpoint = claimed.endpoint();
        Claim claim = claimed.claim();
        Use use = claim.use();
        Table table = use.table();
        boolean sensitive = table.columns().stream()
                .map(column -> Sensitivity.of(column.name()))
                .anyMatch(each -> each.secret() || each == Sensitivity.MONEY);
        Judgement judgement = Judgement.from(claim.beside() || sensitive ? Risk.HIGH : Risk.MEDIUM)
                .notingIf(sensitive, "table " + table.name() + " holds money or secrets")
                .noting(other.endpoint().label() + " takes it from the login");
        String input = claim.input();
        return new Finding(
                GUIDE,
                judgement.risk(),
                claim.beside() ? Confidence.SURE : Confidence.LIKELY,
                endpoint.label(),
                headline(claim, table),
                judgement.reasons(),
                endpoint.handler().simpleOwner() + ":" + input + ":" + table.name(),
                List.of(endpoint.label()),
                Trail.to(use.path())
                        .then(place(endpoint, input), input + " is what the caller wrote")
                        .then(other.use().path().at(), other.endpoint().label() + " takes it from the login")
                        .then(
                                use.path().at(),
                                use.stored()
                                        ? "stored as " + table.name() + "." + use.column()
                                        : "rows of " + table.name() + " are picked by it")
                        .guilty(use.path().at()),
                Optional.of(new Fix("Take it from the login, not from the request.", "", List.of())));
    }

    private static Span place(Endpoint endpoint, String input) {
        return endpoint.inputs().stream()
                .filter(each -> each.name().equals(input))
                .map(Endpoint.Input::at)
                .findFirst()
                .orElse(endpoint.at());
    }

    private static String headline(Claim claim, Table table) {
        String who = claim.beside()
                ? "Whoever writes another value into " + claim.input()
                : "Whoever names another " + claim.input();
        return claim.use().stored()
                ? who + " stores " + table.name() + " in that person's name."
                : who + " is that person: " + table.name() + " are picked by it.";
    }
}
