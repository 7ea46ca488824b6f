package dev.lintel.practice.security;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Flows;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Sensitivity;
import dev.lintel.practice.FlowPractice;
import dev.lintel.practice.Judgement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A password, token or card number is written into the log.
public final class SensitiveLog implements FlowPractice {
    static final Guide GUIDE = new Guide(
            "sec-sensitive-log",
            Risk.MEDIUM,
            "logs hold no passwords, tokens and card numbers",
            """
            Logs are copied to places that were never meant to hold secrets: a search cluster, a vendor, a developer's \
            laptop, backups for years. Whoever reads them can log in as the people who are in them.""",
            "Worse for passwords, which people use elsewhere, than for a token that expires; low for a token that was refused, and at a level that is off where "
                    + "people work.",
            "Masking by a pattern in the log's layout misses the next format; do not hand the value over at all.",
            """
            ```java
            log.info("login of {} refused", username);
            ```""",
            List.of("CWE-532", "OWASP A09:2025", "OWASP ASVS 16.2.5"));

    /// What was done to it leaves nothing to use.
    private static final Set<String> HARMLESS = Set.of("hash", "encrypted", "mask");

    private static final Pattern PASSWORD = Pattern.compile("(?i)pass(word|wd|phrase|code)?$|pwd$|^pass");
    private static final Pattern QUIET = Pattern.compile("#(debug|trace|fine|finer|finest)$");
    private static final Pattern FAILURE = Pattern.compile("(Exception|Error|Throwable)$");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths, Flows flows) {
        return flows.arrivals("log").stream().flatMap(each -> judge(backend, each).stream());
    }

    private static Optional<Finding> judge(Backend backend, Arrival arrival) {
        return arrival.value().taints().stream()
                .filter(taint -> secret(taint) && !LogFormat.leavesOut(arrival, taint))
                .findFirst()
                .map(taint -> finding(backend, arrival, taint));
    }

    private static boolean secret(Taint taint) {
        boolean harmless = taint.encodings().stream().anyMatch(HARMLESS::contains);
        String name = property(taint);
        boolean named = Sensitivity.of(name).secret() || name.equalsIgnoreCase("authorization");
        return !harmless && taint.sure() && (named || taint.label().equals("secret"));
    }

    private static boolean isRefused(Backend backend, Arrival arrival) {
        return backend.refused().stream().anyMatch(each -> each.at().covers(arrival.at()));
    }

    /// Whether the failure that was caught is told along: what works is not logged there.
    private static boolean tellsFailure(Arrival arrival) {
        return arrival.arguments().stream()
                .flatMap(each -> each.types().stream())
                .anyMatch(type -> FAILURE.matcher(type).find());
    }

    /// The last part of its name: `password` of `user.password`.
    private static String property(Taint taint) {
        return taint.name().substring(taint.name().lastIndexOf('.') + 1);
    }

    private static Finding finding(Backend backend, Arrival arrival, Taint taint) {
        String name = taint.name().isEmpty() ? "a secret" : "`" + taint.name() + "`";
        boolean password = PASSWORD.matcher(property(taint)).find();
        boolean quiet = QUIET.matcher(arrival.sink()).find();
        Judgement judgement = Judgement.from(Risk.MEDIUM)
                .raisedIf(password && !quiet, "people use the same password elsewhere")
                .loweredIf(quiet, "it is written only where details are asked for")
                .loweredIf(
                        !password && isRefused(backend, arrival),
                        "it is written where the request is refused: mostly it is good for nothing")
                .loweredIf(tellsFailure(arrival), "it is written only when something fails");
        if (arrival.value().pieces().isEmpty()) {
            judgement =
                    judgement.atMost(Risk.MEDIUM).noting("a whole object is printed; its toString may leave it out");
        }
        return new Finding(
                GUIDE,
                judgement.atMost(Risk.HIGH).risk(),
                Confidence.LIKELY,
                Chain.subject(arrival),
                "Whoever reads the log can use " + name + ": it is written there as it came.",
                judgement.reasons(),
                arrival.in() + " " + taint.name(),
                Chain.routes(arrival),
                Chain.of(arrival, taint, "is written into the log").guilty(arrival.at()),
                Optional.of(new Fix(
                        "Log who and what, never the secret.",
                        "- log.info(\"… {}\", password);\n+ log.info(\"… of {}\", username);",
                        List.of())));
    }
}
