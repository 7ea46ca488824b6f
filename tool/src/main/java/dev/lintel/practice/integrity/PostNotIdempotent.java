package dev.lintel.practice.integrity;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Guard.Condition;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Repetition;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A request that moves money moves it once more when it comes twice.
public final class PostNotIdempotent implements Practice {
    static final Guide GUIDE = new Guide(
            "data-post-not-idempotent",
            Risk.HIGH,
            "creating and paying are safe to repeat (idempotency key or natural unique key)",
            """
            The answer to a payment gets lost, the client's library or the proxy sends the request again, or a thumb hits \
            the button twice. Nothing tells the second request from a new one, so the customer pays twice.""",
            "Only what moves money is told: charges, refunds, transfers, balances. High where another system is asked to "
                    + "charge; medium where a second row or sum can be found and taken back.",
            """
            A look at the table before the insert does not help two requests at once; the unique key does. A key that the \
            client makes anew for each try is no key. The answer of the first try has to be kept, for the second to get.""",
            """
            ```java
            @PostMapping
            Accepted pay(@RequestHeader("Idempotency-Key") @Size(min = 16, max = 64) String key, ..) {
                return payments.pay(orderId, key, ..); // unique (order_id, idempotency_key)
            }
            ```""",
            List.of("CWE-837", "RFC 9110 §9.2.2", "OWASP API6:2023", "OWASP ASVS 2.3.2"));

    /// What asks another system to move money, in the path or the client's name.
    private static final Pattern CHARGES =
            Pattern.compile("(?i).*\\b(charges?|payments?|refunds?|payouts?|transfers?|withdrawals?|captures?)\\b.*");

    private static final Pattern CHARGING_CLIENT =
            Pattern.compile("(?i).*(charge|payment|refund|payout|withdraw|stripe|paypal|adyen|braintree).*");
    /// Rows each of which is money.
    private static final Pattern MONEY_TABLE = Pattern.compile(
            "(?i)(.*_)?(payments?|charges?|refunds?|payouts?|transfers?|withdrawals?|ledger_entries|wallet_transactions)");

    private static final Pattern MONEY_COLUMN = Pattern.compile("(?i).*(balance|credit|wallet|amount).*");
    /// What providers send, and what staff's imports do, is told from requests of customers.
    private static final Pattern FROM_SYSTEMS =
            Pattern.compile("(?i).*(webhook|callback|notify|notification|import|batch|test|demo).*");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.endpoints().stream()
                .filter(endpoint -> Set.of("POST", "MUTATION", "PATCH", "*")
                        .contains(endpoint.route().method()))
                .filter(endpoint -> endpoint.exposure() == Endpoint.Exposure.API
                        && !FROM_SYSTEMS.matcher(endpoint.route().path()).matches())
                .flatMap(endpoint -> Repetition.of(paths, endpoint).stream()
                        .filter(each -> each.kind() == Repetition.Kind.DOUBLES)
                        .flatMap(_ -> examine(paths.of(endpoint), endpoint).stream()));
    }

    private static Optional<Finding> examine(List<Path> all, Endpoint endpoint) {
        if (all.stream().anyMatch(PostNotIdempotent::namesKey)) {
            return Optional.empty();
        }
        Optional<Path> charge = all.stream()
                .filter(path -> !path.later() && !path.guessed() && charges(path))
                .findFirst();
        return charge.or(() -> all.stream()
                        .filter(path -> !path.later() && !path.guessed() && moves(path))
                        .findFirst())
                .filter(path -> !isOnce(path, all))
                .map(path -> finding(endpoint, path, charge.isPresent()));
    }

    /// A header, a column or a method that is named for the key, whatever is done with it.
    private static boolean namesKey(Path path) {
        return switch (path.step()) {
            case Step.Invoke invoke -> isKey(invoke.name()) || path.given().anyMatch(PostNotIdempotent::isKey);
            case Step.Call call ->
                call.targets().stream().anyMatch(target -> isKey(target.name()) || isKey(target.owner()));
            case Step.Run run -> isKey(run.query().text());
            default -> false;
        };
    }

    private static boolean isKey(Source source) {
        return source instanceof Source.Constant(Object value) && isKey(value.toString());
    }

    private static boolean isKey(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return plain.contains("idempot") || plain.contains("dedup");
    }

    private static boolean charges(Path path) {
        return path.step() instanceof Step.Remote remote
                && !remote.operation().startsWith("GET")
                && (CHARGES.matcher(remote.operation()).matches()
                        || CHARGING_CLIENT.matcher(remote.client().name()).matches()
                                && remote.operation().startsWith("POST"));
    }

    private static boolean moves(Path path) {
        if (!(path.step() instanceof Step.Run run)) {
            return false;
        }
        Shape shape = run.query().shape();
        boolean row = Set.of(Shape.Kind.INSERT, Shape.Kind.UPSERT).contains(shape.kind())
                && shape.mainTable()
                        .filter(table -> MONEY_TABLE.matcher(table).matches())
                        .isPresent()
                && path.given().noneMatch(Source.Row.class::isInstance);
        boolean sum = shape.kind() == Shape.Kind.UPDATE
                && shape.assigned().stream()
                        .anyMatch(each ->
                                MONEY_COLUMN.matcher(each.column().name()).matches()
                                        && each.value() instanceof Shape.Operand.Computed computed
                                        && computed.text()
                                                .contains(each.column().name()));
        return row || sum;
    }

    /// Whether the way asks for a state of a row that it then changes: the second request finds it changed.
    private static boolean isOnce(Path path, List<Path> all) {
        return path.guards().stream()
                .map(guard -> guard.condition())
                .flatMap(Condition::comparisons)
                .flatMap(each -> Stream.concat(each.left().stream(), each.right().stream()))
                .filter(Source.Row.class::isInstance)
                .map(Source.Row.class::cast)
                .anyMatch(row -> !row.path().isEmpty() && all.stream().anyMatch(each -> changes(each, row)));
    }

    private static boolean changes(Path path, Source.Row asked) {
        String property = asked.path().getLast();
        return switch (path.step()) {
            case Step.Put put -> put.property().equals(property);
            case Step.Run run ->
                run.query().shape().mutates()
                        && run.query()
                                .shape()
                                .mainTable()
                                .equals(asked.query().shape().mainTable())
                        && run.query().shape().kind() == Shape.Kind.UPDATE;
            default -> false;
        };
    }

    private static Finding finding(Endpoint endpoint, Path path, boolean charges) {
        String what = path.step() instanceof Step.Remote remote
                ? "asks " + remote.client().name() + " for the money"
                : "writes "
                        + ((Step.Run) path.step()).query().shape().mainTable().orElse("the sum");
        Judgement judgement =
                Judgement.from(charges ? Risk.HIGH : Risk.MEDIUM).by(path).atMost(charges ? Risk.HIGH : Risk.MEDIUM);
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.LIKELY,
                endpoint.label(),
                "A retry or a double click moves the money twice: nothing tells a second " + endpoint.label()
                        + " from a new one.",
                judgement.reasons(),
                endpoint.handler().shortName(),
                List.of(endpoint.label()),
                Trail.to(path)
                        .then(path.at(), what + ", each time that the request comes")
                        .guilty(endpoint.at()),
                Optional.of(new Fix(
                        "Take an Idempotency-Key and store it under a unique key together with the answer.",
                        "+ @RequestHeader(\"Idempotency-Key\") @NotBlank @Size(max = 64) String key",
                        List.of())));
    }
}
