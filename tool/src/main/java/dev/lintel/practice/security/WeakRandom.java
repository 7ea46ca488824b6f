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
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A number that can be computed ahead becomes something that lets its bearer in.
public final class WeakRandom implements Practice {
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

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return Stream.empty();
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths, Flows flows) {
        Stream<Finding> cookies = flows.arrivals("cookie").stream().flatMap(each -> cookie(each).stream());
        Stream<Finding> kept = Stream.of("secret", "key").flatMap(kind -> flows.arrivals(kind).stream())
                .flatMap(each -> weak(each.value()).map(taint -> finding(each, taint, "becomes a secret", "A secret")).stream());
        Stream<Finding> sessions = flows.arrivals("session").stream().flatMap(each -> session(each).stream());
        Stream<Finding> made = flows.arrivals("random-use").stream().flatMap(each -> made(each).stream());
        return Stream.of(cookies, sessions, kept, made).flatMap(each -> each);
    }

    private static Optional<Finding> cookie(Arrival arrival) {
        Observed held = arrival.value().part("value");
        Optional<Taint> weak = weak(held).or(() -> arrival.arguments().stream().flatMap(each -> weak(each).stream()).findFirst());
        return weak.map(taint -> finding(arrival, taint, "becomes the value of a cookie", "A cookie that is meant to be secret"));
    }

    /// A captcha or a token that the next request has to show.
    private static Optional<Finding> session(Arrival arrival) {
        boolean named = arrival.arguments().stream()
                .flatMap(each -> each.constants().stream())
                .anyMatch(each -> each instanceof String text && Words.capability(text));
        return named
                ? weak(arrival.value()).map(taint -> finding(arrival, taint, "is what the session expects", "A token of the session"))
                : Optional.empty();
    }

    /// A method that is named for the token that it makes.
    private static Optional<Finding> made(Arrival arrival) {
        String name = arrival.in().name();
        return Words.capability(name) && !name.startsWith("validate") && !name.startsWith("check")
                ? weak(arrival.value())
                        .map(taint -> finding(arrival, taint, "is drawn for " + name, "What " + arrival.in().shortName() + " makes"))
                : Optional.empty();
    }

    private static Optional<Taint> weak(Observed value) {
        return value.taints().stream().filter(taint -> taint.label().equals(WEAK)).findFirst();
    }

    private static Finding finding(Arrival arrival, Taint taint, String says, String what) {
        Judgement judgement = Chain.by(arrival, Judgement.from(Risk.HIGH)).atMost(Risk.HIGH);
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.LIKELY,
                Chain.subject(arrival),
                what + " can be computed ahead by anyone who has seen a few.",
                judgement.reasons(),
                arrival.in() + " random",
                Chain.routes(arrival),
                Chain.of(arrival, taint, says).guilty(arrival.at()),
                Optional.of(new Fix(
                        "Draw it from a SecureRandom that is made once.",
                        "- new Random()\n+ private static final SecureRandom RANDOM = new SecureRandom();",
                        List.of())));
    }
}
