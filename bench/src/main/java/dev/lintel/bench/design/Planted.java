package dev.lintel.bench.design;

import dev.lintel.design.verify.Outcome;
import dev.lintel.design.verify.Outcome.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Faults of the example shop that somebody can see who knows its contract and has nothing but requests,
/// and what of a campaign's outcome shows each. What only code, schema or logs tell is not among them.
///
/// @param practice as `FAULTS.md` calls it
/// @param operation that shows it
/// @param saying part of what the campaign says, where more than one fault would show at the operation
record Planted(String practice, Set<Kind> kinds, String operation, String saying) {
    private static final Set<Kind> PAST = Set.of(Kind.DOOR, Kind.FOREIGN);

    static final List<Planted> ALL = List.of(
            new Planted("auth-endpoint-public", PAST, "PUT /internal/stock/counted-1", ""),
            new Planted("auth-matcher-gap", PAST, "GET /api/products/{productId}/costs", ""),
            new Planted("auth-function-level", PAST, "PUT /api/admin/users/1/role", ""),
            new Planted("auth-object-not-owned", PAST, "GET /api/orders/{orderId}", ""),
            new Planted("auth-object-not-owned", PAST, "GET /api/orders/{orderId}/invoice", ""),
            new Planted("auth-mass-assignment", Set.of(Kind.ACCEPTED), "PUT /api/account", "role was set"),
            new Planted("abuse-auth-no-limit", Set.of(Kind.UNLIMITED), "POST /api/auth/login", ""),
            new Planted("abuse-auth-no-limit", Set.of(Kind.UNLIMITED), "POST /api/auth/register", ""),
            new Planted("sec-insecure-cookie", Set.of(Kind.LEAKED), "POST /api/auth/login", "cookie"),
            new Planted("resp-entity-leak", Set.of(Kind.CONTRACT), "GET /api/account", "passwordHash"),
            new Planted("val-body-not-validated", Set.of(Kind.ACCEPTED), "POST /api/products/{productId}/reviews", ""),
            new Planted(
                    "val-body-not-validated",
                    Set.of(Kind.ACCEPTED),
                    "POST /api/orders/{orderId}/payments",
                    "cardToken"),
            new Planted("api-collection-unpaged", Set.of(Kind.CONTRACT), "GET /api/admin/orders", "within"),
            new Planted(
                    "api-collection-unpaged", Set.of(Kind.CONTRACT), "GET /api/products/{productId}/reviews", "within"),
            new Planted("api-get-mutates", Set.of(Kind.CONTRACT), "POST /api/orders/{orderId}/cancel", "405"),
            new Planted("data-check-then-insert", Set.of(Kind.TWICE), "POST /api/auth/register", ""),
            new Planted("data-post-not-idempotent", Set.of(Kind.TWICE), "POST /api/orders/{orderId}/payments", ""),
            new Planted("sec-sql-injection", Set.of(Kind.BROKE, Kind.ACCEPTED), "GET /api/products/search", "sort"),
            new Planted("abuse-page-size-unbounded", Set.of(Kind.ACCEPTED), "GET /api/products", "size"),
            new Planted("resp-internals-leaked", Set.of(Kind.LEAKED), "", "classes of the service"),
            new Planted("resp-missing-as-200", Set.of(Kind.CONTRACT), "GET /api/tracking/nobody-has-this", "200"),
            new Planted("sec-actuator-exposed", PAST, "GET /actuator/env", ""),
            new Planted("sec-cors-wide", Set.of(Kind.LEAKED), "", "any origin"));

    Optional<Outcome.Finding> shownBy(Outcome outcome) {
        return outcome.findings().stream()
                .filter(each -> kinds.contains(each.kind()))
                .filter(each -> operation.isEmpty() || each.operation().equals(operation))
                .filter(each -> each.says().contains(saying))
                .findFirst();
    }
}
