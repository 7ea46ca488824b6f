package dev.lintel.agent.scene;

import dev.lintel.agent.Standing.Door;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Answer.Part;
import dev.lintel.agent.answer.Claim;
import dev.lintel.agent.answer.Commands;
import dev.lintel.agent.words.Mention.Kind;
import dev.lintel.agent.words.Stem;
import dev.lintel.finding.Reported;
import dev.lintel.graph.BodyType;
import dev.lintel.graph.Client;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Schema.Family;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Sensitivity;
import dev.lintel.graph.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// "How do I protect my payment API?" What stands in the way of somebody who may not, endpoint by endpoint, and
/// what is missing.
final class SecureScene {
    private static final Set<String> MONEY_WORDS =
            Set.of("payment", "pay", "charge", "refund", "billing", "checkout", "card", "payout", "alipay");
    private static final Set<String> MONEY_STEMS =
            MONEY_WORDS.stream().map(Stem::of).collect(Collectors.toUnmodifiableSet());
    /// Calls by which a provider tells what happened.
    private static final Pattern NOTICE = Pattern.compile("(?i)hook|callback|notif|success|return");
    private static final int MOST = 8;

    private final Topic topic;

    SecureScene(Topic topic) {
        this.topic = topic;
    }

    Answer answer() {
        boolean money = topic.sentence().says(MONEY_WORDS)
                || topic.named(Kind.TABLE).stream()
                        .anyMatch(table -> table.contains("payment") || table.contains("refund"));
        List<Door> named = named(money);
        if (money && named.isEmpty()) {
            return noPayments();
        }
        List<Door> doors = named.isEmpty()
                ? topic.standing().doors().stream().filter(Door::isOwn).toList()
                : named;
        List<Door> told = named.stream().limit(MOST).toList();
        List<Reported> found = topic.standing().verdict().findings().stream()
                .filter(SecureScene::isAboutProtection)
                .filter(each -> doors.stream().anyMatch(door -> topic.standing().isAbout(each, door)))
                .toList();
        List<Claim> missing = new ArrayList<>(Risks.of(found.stream()));
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
        String what = named.isEmpty() ? "the whole backend" : describe(told);
        String headline = missing.isEmpty()
                ? "For " + what + " nothing was found that lets somebody do what they may not."
                : missing.size() + (missing.size() == 1 ? " thing is" : " things are") + " wrong with " + what
                        + "; the worst comes first.";
        return new Answer(
                "secure",
                headline,
                List.of(
                        SmallestStep.of(found),
                        new Part("Missing", missing),
                        new Part("There already", there.stream().distinct().toList()),
                        new Part("Decide and do, in this order", money ? PaymentAdvice.steps(charge(told)) : general()),
                        new Part("Tests that hold it", money ? PaymentAdvice.tests() : List.of()),
                        new Part("Pitfalls", money ? PaymentAdvice.pitfalls() : pitfalls())),
                List.of(commands().of("review", "--fix"), commands().of("map", "--who public")));
    }

    /// The endpoints that are meant; the one that charges somebody stands before those that are only told about it.
    private List<Door> named(boolean money) {
        List<Door> meant = topic.doors();
        List<Door> found = !meant.isEmpty() || !money
                ? meant
                : topic.standing().doors().stream()
                        .filter(Door::isOwn)
                        .filter(SecureScene::isAboutMoney)
                        .toList();
        return money
                ? found.stream()
                        .sorted(Comparator.comparing((Door door) -> !charges(door)))
                        .toList()
                : found;
    }

    /// A path whose words speak of money, `/order/paySuccess` and `/aliPay/toPayAsPC`, or a call to who moves it.
    private static boolean isAboutMoney(Door door) {
        String path = door.endpoint().map(endpoint -> endpoint.route().path()).orElse("");
        return Stream.of(path.split("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})"))
                        .map(word -> Stem.of(word.toLowerCase(Locale.ROOT)))
                        .anyMatch(MONEY_STEMS::contains)
                || door.row().calls().stream()
                        .anyMatch(client -> MONEY_STEMS.stream().anyMatch(client.toLowerCase(Locale.ROOT)::contains));
    }

    private static boolean charges(Door door) {
        boolean told = NOTICE.matcher(door.label()).find();
        return door.label().startsWith("POST ") && !told;
    }

    private static Optional<Door> charge(List<Door> doors) {
        return doors.stream().filter(SecureScene::charges).findFirst();
    }

    private static boolean isAboutProtection(Reported reported) {
        return reported.all()
                .map(each -> each.finding().practice())
                .anyMatch(practice -> !practice.startsWith("db-") && !practice.equals("api-collection-unpaged"));
    }

    private Answer noPayments() {
        return new Answer(
                "secure",
                "No endpoint here takes payments by its path or by what it calls; this is what one has to have.",
                List.of(
                        new Part("", List.of(Claim.unknown("name the endpoint if it is called otherwise"))),
                        new Part("Decide and do, in this order", PaymentAdvice.steps(Optional.empty())),
                        new Part("Tests that hold it", PaymentAdvice.tests()),
                        new Part("Pitfalls", PaymentAdvice.pitfalls())),
                List.of(commands().of("map", "")));
    }

    private Commands commands() {
        return new Commands(topic.standing().target());
    }

    private static String describe(List<Door> doors) {
        return doors.size() == 1
                ? doors.getFirst().label()
                : doors.getFirst().label() + " and " + (doors.size() - 1) + " more "
                        + (doors.size() == 2 ? "endpoint" : "endpoints");
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
                door.endpoint().filter(each -> each.route().method().equals("POST") && charges(door));
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
                "@RequestHeader(\"Idempotency-Key\") String key // store the first answer under it, replay it"));
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
        boolean writes = charges(door);
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
        // the ways of a backend stand for it: whole graphs would be compared
        for (Paths ways : doors.stream().map(Door::paths).distinct().toList()) {
            for (String name : tables) {
                Optional<Table> table = ways.backend().schema().table(name);
                table.stream()
                        .flatMap(each -> each.columns().stream())
                        .filter(column ->
                                column.family() == Family.FLOAT && Sensitivity.of(column.name()) == Sensitivity.MONEY)
                        .forEach(column -> claims.add(Claim.risk(
                                name + "." + column.name() + " keeps money in floating point, which cannot hold 0.10.",
                                "table " + name,
                                List.of(column.at()),
                                "amount_minor bigint not null check (amount_minor > 0),\ncurrency char(3) not null")));
            }
        }
        return claims;
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
