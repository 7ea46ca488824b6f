package dev.lintel.practice.security;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Flows;
import dev.lintel.flow.Observed;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Step;
import dev.lintel.practice.FlowPractice;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Trail;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A number that can be computed ahead becomes something that lets its bearer in.
public final class WeakRandom implements FlowPractice {
    static final Guide GUIDE = new Guide(
            "sec-weak-random",
            Risk.HIGH,
            "tokens, passwords and ids that let somebody in come from SecureRandom",
            """
            `java.util.Random` has 48 bits of state: who sees two of its numbers computes all that follow. Reset tokens, \
            session ids and one-time codes made of it can be guessed by anyone who asks for one of their own first.""",
            "A number that shuffles a list or spreads load is left alone: it must become a token, a password, a cookie.",
            """
            Seeding a `SecureRandom` with the time makes it as weak as the time. `UUID.randomUUID()` is secure but has 122 \
            bits; a UUID of version 1 is the clock. Six digits need a limit of tries, however random they are.""",
            """
            ```java
            private static final SecureRandom RANDOM = new SecureRandom();
            byte[] token = new byte[32];
            RANDOM.nextBytes(token);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
            ```""",
            List.of("CWE-330", "CWE-338", "OWASP A04:2025", "OWASP ASVS 11.5.1"));

    private static final String WEAK = "weak-random";
    private static final String SECURE = "java.security.SecureRandom";

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths, Flows flows) {
        List<Arrival> drawn = flows.arrivals("random-use");
        boolean commons = CommonsRandom.isSecure(backend.settings());
        Set<Span> secure = drawn.stream()
                .filter(each -> each.receiver().types().contains(SECURE) || commons && CommonsRandom.draws(each.sink()))
                .map(Arrival::at)
                .collect(Collectors.toSet());
        List<Arrival> weak =
                drawn.stream().filter(each -> !secure.contains(each.at())).toList();
        Set<Span> pictures = flows.arrivals("session").stream()
                .filter(each -> draws(each, paths))
                .map(Arrival::at)
                .collect(Collectors.toSet());
        return Stream.of(
                        new KeptNumbers(weak).found(backend, paths).map(WeakRandom::stored),
                        flows.arrivals("cookie").stream().flatMap(each -> cookie(each, secure).stream()),
                        flows.arrivals("session").stream().flatMap(each -> session(each, secure, pictures).stream()),
                        Stream.of("secret", "key")
                                .flatMap(kind -> flows.arrivals(kind).stream())
                                .flatMap(each -> kept(each, secure).stream()),
                        weak.stream().flatMap(each -> made(each).stream()))
                .flatMap(each -> each);
    }

    private static Optional<Finding> cookie(Arrival arrival, Set<Span> secure) {
        return weak(arrival.value().part("value"), secure)
                .or(() -> arrival.arguments().stream()
                        .flatMap(each -> weak(each, secure).stream())
                        .findFirst())
                .map(taint -> finding(
                        arrival,
                        Chain.of(arrival, taint, "becomes the value of a cookie"),
                        "A cookie that is meant to be secret"));
    }

    private static Optional<Finding> kept(Arrival arrival, Set<Span> secure) {
        return weak(arrival.value(), secure)
                .map(taint -> finding(
                        arrival,
                        Chain.of(arrival, taint, "becomes a secret"),
                        "A secret",
                        taint.at().file().path() + " secret"));
    }

    private static Finding stored(KeptNumbers.Kept kept) {
        return finding(
                kept.drawn(),
                Chain.to(kept.drawn(), "is drawn here").then(kept.at(), "is kept as " + kept.name()),
                "The " + kept.name() + " that is kept here");
    }

    /// A captcha or a token that the next request has to show.
    ///
    /// @param pictures where what is kept is drawn as a picture too
    private static Optional<Finding> session(Arrival arrival, Set<Span> secure, Set<Span> pictures) {
        boolean named = arrival.arguments().stream()
                .flatMap(each -> each.constants().stream())
                .anyMatch(each -> each instanceof String text && Words.capability(text));
        return named
                ? weak(arrival.value(), secure).map(taint -> expected(arrival, taint, pictures))
                : Optional.empty();
    }

    private static Finding expected(Arrival arrival, Taint taint, Set<Span> pictures) {
        Trail trail = Chain.of(arrival, taint, "is what the session expects");
        if (!pictures.contains(arrival.at())) {
            return finding(arrival, trail, "A token of the session");
        }
        return finding(
                arrival,
                trail,
                "The text of a captcha",
                arrival.in() + " random",
                Judgement.from(Risk.LOW).noting("it is drawn as a picture, which shows it to whoever asks"));
    }

    /// Whether the request is answered with a picture of a text. What everybody may read there is no secret: guessing
    /// it opens nothing but the way for programs.
    private static boolean draws(Arrival arrival, Paths paths) {
        return arrival.entry().stream()
                .flatMap(entry -> paths.of(entry).stream())
                .anyMatch(path -> path.step() instanceof Step.Invoke invoke
                        && invoke.name().equals("drawString")
                        && invoke.owner().startsWith("java.awt.Graphics"));
    }

    /// A method, or the class that it is of, that is named for the token that it makes. A handler is named for what
    /// is asked of it, `login`.
    private static Optional<Finding> made(Arrival arrival) {
        String name = arrival.in().name();
        boolean asks = name.startsWith("validate") || name.startsWith("check") || name.startsWith("is");
        boolean handler = arrival.entry().isPresent() && arrival.calls().isEmpty();
        if (asks || handler) {
            return Optional.empty();
        }
        Trail trail = Chain.to(arrival, "is drawn for " + name);
        String type = arrival.in().simpleOwner();
        if (Words.capability(name)) {
            return Optional.of(finding(arrival, trail, "What " + arrival.in().shortName() + " makes"));
        }
        return Words.makesCapability(type)
                ? Optional.of(finding(
                        arrival, trail, "What " + type + " makes", arrival.in().owner() + " random"))
                : Optional.empty();
    }

    /// @param secure where numbers come from a SecureRandom after all, whatever type the variable has
    private static Optional<Taint> weak(Observed value, Set<Span> secure) {
        return value.taints().stream()
                .filter(taint -> taint.label().equals(WEAK) && !secure.contains(taint.at()))
                .findFirst();
    }

    private static Finding finding(Arrival arrival, Trail trail, String what) {
        return finding(arrival, trail, what, arrival.in() + " random");
    }

    private static Finding finding(Arrival arrival, Trail trail, String what, String root) {
        return finding(
                arrival,
                trail,
                what,
                root,
                Chain.by(arrival, Judgement.from(Risk.HIGH)).atMost(Risk.HIGH));
    }

    private static Finding finding(Arrival arrival, Trail trail, String what, String root, Judgement judgement) {
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.LIKELY,
                Chain.subject(arrival),
                what + " can be computed ahead by anyone who has seen a few.",
                judgement.reasons(),
                root,
                Chain.routes(arrival),
                trail.guilty(arrival.at()),
                Optional.of(new Fix(
                        "Draw it from a SecureRandom that is made once.",
                        "+ private static final SecureRandom RANDOM = new SecureRandom();",
                        List.of())));
    }
}
