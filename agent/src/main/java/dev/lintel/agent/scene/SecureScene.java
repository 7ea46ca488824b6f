package dev.lintel.agent.scene;

import dev.lintel.agent.Standing.Door;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Answer.Part;
import dev.lintel.agent.answer.Claim;
import dev.lintel.agent.words.Mention.Kind;
import dev.lintel.graph.Backend;
import dev.lintel.graph.BodyType;
import dev.lintel.graph.Client;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Path;
import dev.lintel.graph.Schema.Family;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Sensitivity;
import dev.lintel.graph.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// "How do I protect my payment API?" What stands in the way of somebody who may not, endpoint by endpoint, and what
/// is missing.
final class SecureScene {
    private static final Set<String> MONEY_WORDS =
            Set.of("payment", "pay", "charge", "refund", "billing", "checkout", "card");

    private final Topic topic;

    SecureScene(Topic topic) {
        this.topic = topic;
    }

    Answer answer() {
        List<Door> meant = topic.doors();
        boolean named = !meant.isEmpty();
        List<Door> doors = named
                ? meant
                : topic.standing().doors().stream().filter(Door::isOwn).toList();
        List<Door> told = doors.stream().limit(named ? 8 : 0).toList();
        List<Claim> missing = new ArrayList<>(Risks.of(topic.standing().verdict().findings().stream()
                .filter(each -> each.finding().routes().stream()
                        .anyMatch(label ->
                                doors.stream().anyMatch(door -> door.label().equals(label))))));
        List<Claim> own = new ArrayList<>();
        for (Door door : told) {
            own.addAll(notIdempotent(door));
            own.addAll(amountFromClient(door));
            own.addAll(unlimited(door));
        }
        own.addAll(floatingMoney(doors));
        missing.addAll(own.stream().distinct().toList());
        List<Claim> there = new ArrayList<>();
        told.forEach(door -> there.addAll(present(door)));
        boolean money = topic.sentence().says(MONEY_WORDS)
                || topic.named(Kind.TABLE).stream()
                        .anyMatch(table -> table.contains("payment") || table.contains("refund"));
        String what = named ? describe(told) : "the whole backend";
        String headline = missing.isEmpty()
                ? "For " + what + " nothing was found that lets somebody do what they may not."
                : missing.size() + " things stand between " + what + " and safe; the worst comes first.";
        return new Answer(
                "secure",
                headline,
                List.of(
                        new Part("Missing", missing),
                        new Part("There already", there.stream().distinct().toList()),
                        new Part("Decide and do, in this order", money ? payment(told) : general()),
                        new Part("Pitfalls", money ? paymentPitfalls() : pitfalls())),
                List.of("lintel review " + target() + " --fix", "lintel map " + target() + " --who public"));
    }

    private String target() {
        return topic.standing().verdict().target();
    }

    private static String describe(List<Door> doors) {
        return doors.size() == 1
                ? doors.getFirst().label()
                : doors.getFirst().label() + " and " + (doors.size() - 1) + " more";
    }

    private static List<Claim> present(Door door) {
        List<Claim> claims = new ArrayList<>();
        door.row()
                .access()
                .ifPresent(access ->
                        claims.add(Claim.fact(door.label() + ": " + access.label(), door.label(), access.at())));
        door.endpoint().ifPresent(endpoint -> {
            endpoint.limits()
                    .forEach(limit -> claims.add(
                            Claim.fact(door.label() + " is limited by " + limit.by(), door.label(), limit.at())));
            endpoint.inputs().stream()
                    .filter(SecureScene::isIdempotencyKey)
                    .forEach(input -> claims.add(
                            Claim.fact(door.label() + " takes an idempotency key", door.label(), input.at())));
        });
        door.ways().stream()
                .filter(path -> path.step() instanceof Step.Invoke invoke
                        && (invoke.owner().equals("javax.crypto.Mac")
                                || invoke.owner().equals("java.security.MessageDigest")
                                        && invoke.name().equals("isEqual")))
                .findFirst()
                .ifPresent(path -> claims.add(Claim.fact(
                        door.label() + " checks a signature over what it was sent", door.label(), path.at())));
        door.paths()
                .remotes(door.entry())
                .map(path -> ((Step.Remote) path.step()).client())
                .distinct()
                .forEach(client -> {
                    if (client.response().state() == Client.Timeout.State.LIMITED) {
                        claims.add(Claim.fact(
                                client.name() + " is waited for with a time limit", client.name(), client.definedAt()));
                    }
                });
        return claims;
    }

    private static boolean isIdempotencyKey(Input input) {
        String name = input.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return name.contains("idempoten");
    }

    /// A repeated POST that charges somebody or inserts rows does it again.
    private static List<Claim> notIdempotent(Door door) {
        Optional<Endpoint> endpoint =
                door.endpoint().filter(each -> each.route().method().equals("POST"));
        boolean keyed =
                endpoint.stream().flatMap(each -> each.inputs().stream()).anyMatch(SecureScene::isIdempotencyKey);
        Optional<Path> effect = door.paths().remotes(door.entry()).findFirst();
        if (endpoint.isEmpty() || keyed || effect.isEmpty()) {
            return List.of();
        }
        Step.Remote remote = (Step.Remote) effect.get().step();
        return List.of(Claim.risk(
                "A retry of " + door.label() + " calls " + remote.client().name()
                        + " a second time: no Idempotency-Key is taken.",
                door.label(),
                List.of(door.entry().at(), remote.at()),
                "@RequestHeader(\"Idempotency-Key\") String key   // store the first answer under it, replay it"));
    }

    private static List<Claim> amountFromClient(Door door) {
        List<Claim> claims = new ArrayList<>();
        boolean pays = door.label().toLowerCase(Locale.ROOT).contains("pay")
                || door.paths().remotes(door.entry()).findAny().isPresent();
        for (Input input : door.endpoint().map(Endpoint::inputs).orElse(List.of())) {
            BodyType body = door.backend().bodies().get(input.type());
            if (input.kind() == Input.Kind.BODY && body != null && pays) {
                body.properties().stream()
                        .filter(each -> each.read() && Sensitivity.of(each.name()) == Sensitivity.MONEY)
                        .forEach(each -> claims.add(Claim.risk(
                                "The caller says the " + each.name() + " of " + door.label()
                                        + "; take it from the order instead.",
                                door.label(),
                                List.of(each.at()),
                                "")));
            }
        }
        return claims;
    }

    private static List<Claim> unlimited(Door door) {
        boolean elsewhere = door.backend().controls().edgeLimits().isPresent()
                || !door.backend().controls().limiters().isEmpty();
        boolean writes = door.label().startsWith("POST ");
        boolean limited =
                door.endpoint().filter(endpoint -> endpoint.limits().isEmpty()).isEmpty();
        return elsewhere || limited || !writes
                ? List.of()
                : List.of(Claim.risk(
                        "Nothing limits how often " + door.label() + " is called: stolen cards are tried out here.",
                        door.label(),
                        List.of(door.entry().at()),
                        ""));
    }

    private static List<Claim> floatingMoney(List<Door> doors) {
        Set<String> tables = new TreeSet<>();
        doors.forEach(door -> {
            tables.addAll(door.row().writes());
            tables.addAll(door.row().reads());
        });
        List<Claim> claims = new ArrayList<>();
        for (Backend backend : doors.stream().map(Door::backend).distinct().toList()) {
            for (String name : tables) {
                Optional<Table> table = backend.schema().table(name);
                table.stream()
                        .flatMap(each -> each.columns().stream())
                        .filter(column ->
                                column.family() == Family.FLOAT && Sensitivity.of(column.name()) == Sensitivity.MONEY)
                        .forEach(column -> claims.add(Claim.risk(
                                name + "." + column.name() + " keeps money in floating point, which cannot hold 0.10.",
                                "table " + name,
                                List.of(column.at()),
                                "amount_minor bigint not null check (amount_minor > 0), currency char(3) not null")));
            }
        }
        return claims;
    }

    private static List<Claim> payment(List<Door> doors) {
        String route =
                doors.isEmpty() ? "the payment endpoint" : doors.getFirst().label();
        return List.of(
                Claim.step(
                        "Require an Idempotency-Key on " + route
                                + ": the same key and body get the stored answer, another body 422, one in flight 409 with Retry-After.",
                        ""),
                Claim.step(
                        "Write the payment as INITIATED and commit, call the provider with the payment's id as its idempotency key, then record the outcome in a second short transaction. A crash between them is then found and finished, never charged twice.",
                        ""),
                Claim.step(
                        "Tie the order to the caller inside the query and answer 404 otherwise; refunds need an authority of their own.",
                        "select .. from orders where id = :id and customer_id = :caller"),
                Claim.step(
                        "Take amount and currency from the order: minor units in bigint with an ISO code, check (amount > 0).",
                        ""),
                Claim.step(
                        "Move the state in SQL, so that two requests cannot both win.",
                        "update payments set status = 'CAPTURED'\nwhere id = :id and status = 'AUTHORIZED'"),
                Claim.step(
                        "Limit the wait: connect 1 s, response 3 s; retry only what is safe to repeat, with jitter; open a breaker after repeated failures and answer 503 with Retry-After at once.",
                        ""),
                Claim.step(
                        "Webhooks: HMAC over the raw body compared in constant time, a timestamp no older than 5 minutes, each event id once, any order.",
                        ""),
                Claim.step(
                        "No card data in rows or logs: only the provider's token. An append-only audit row for every step.",
                        ""),
                Claim.step(
                        "Limit per account, per card token and per address; reconcile what stays INITIATED for minutes.",
                        ""));
    }

    private static List<Claim> paymentPitfalls() {
        return List.of(
                Claim.pitfall(
                        "A transaction that is open while the provider is called holds a connection: ten slow payments stop the shop."),
                Claim.pitfall(
                        "A retry in the HTTP client repeats the charge unless the provider gets the same key again."),
                Claim.pitfall(
                        "Storing the idempotency key after the work protects nobody: claim it first, in a transaction of its own."),
                Claim.pitfall("Answering 403 for another's order tells that it exists; 404 tells nothing."));
    }

    private static List<Claim> general() {
        return List.of(
                Claim.step(
                        "Close what is open by omission: one rule for any other request, denied or authenticated, and public paths named one by one.",
                        ".anyRequest().authenticated()"),
                Claim.step("Check every id that comes from the caller against the caller, in the query itself.", ""),
                Claim.step("Ask for a role where the function is for staff; a login alone is not enough.", ""),
                Claim.step(
                        "Validate what is bound, and bind only what callers may set: a request type of its own, never the entity.",
                        ""),
                Claim.step(
                        "Hash passwords with argon2id (19 MiB, 2 passes, 1 lane or more), and upgrade old hashes at the next login.",
                        ""),
                Claim.step("Limit logins, registrations, resets and codes, per account and per source.", ""),
                Claim.step(
                        "Keep secrets out of code and configuration files; turn management endpoints off or behind a role.",
                        ""),
                Claim.step(
                        "Keep an audit row for logins, changes of rights and writes of money and personal data.", ""));
    }

    private static List<Claim> pitfalls() {
        return List.of(
                Claim.pitfall("Rules are matched in order: a wide one above a narrow one makes the narrow one dead."),
                Claim.pitfall("An annotation on a method that the class calls itself is not applied."));
    }
}
