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
import dev.lintel.graph.Sensitivity;
import dev.lintel.practice.FlowPractice;
import dev.lintel.practice.Judgement;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a request said is put into the session as it is, where later code takes it for the server's own.
public final class TrustBoundary implements FlowPractice {
    static final Guide GUIDE = new Guide(
            "sec-trust-boundary",
            Risk.LOW,
            "the session holds what the server found out, not what the request said",
            """
            Code that reads a session attribute trusts it: it was put there by the server. A request parameter that was \
            stored without a check comes back later as a user id, a role, a part of a statement, and nobody looks twice.""",
            "Worse when the attribute is named for who somebody is or what they may do; worst when its name comes from the request.",
            "A check on the way out of the session is forgotten by the next reader: check on the way in.",
            """
            ```java
            session.setAttribute("account", accounts.ownedBy(principal, request.getParameter("account")).id());
            ```""",
            List.of("CWE-501", "OWASP A06:2025"));

    private static final Set<String> FROM_REQUEST =
            Set.of("parameter", "query", "header", "cookie", "path", "body", "form", "upload", "media-type", "matrix");
    /// An encoding for some output says nothing about whether the value may be trusted.
    private static final Set<String> CHECKED = Set.of("any", "session", "trust");
    private static final Set<String> IDENTITIES = Set.of(
            "user",
            "userid",
            "username",
            "uid",
            "role",
            "roles",
            "tenant",
            "account",
            "accountid",
            "admin",
            "principal");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths, Flows flows) {
        return flows.arrivals("session").stream().flatMap(each -> judge(each).stream());
    }

    private static Optional<Finding> judge(Arrival arrival) {
        return arrival.value().taints().stream()
                .filter(taint ->
                        FROM_REQUEST.contains(taint.label()) && Collections.disjoint(taint.encodings(), CHECKED))
                .findFirst()
                .map(taint -> finding(arrival, taint));
    }

    private static Finding finding(Arrival arrival, Taint taint) {
        Observed name = arrival.arguments().isEmpty()
                ? Observed.NOTHING
                : arrival.arguments().getFirst();
        boolean chosen = name.taints().contains(taint);
        boolean identity = name.constants().stream().anyMatch(each -> each instanceof String text && identity(text));
        Judgement judgement = Judgement.from(Risk.LOW)
                .raisedIf(identity, "the attribute is named for who somebody is")
                .raisedIf(chosen, "the request chooses which attribute is written")
                .atMost(Risk.MEDIUM);
        String which = taint.name().isEmpty() ? "what the request said" : "`" + taint.name() + "`";
        return new Finding(
                GUIDE,
                judgement.risk(),
                taint.sure() ? Confidence.LIKELY : Confidence.POSSIBLE,
                Chain.subject(arrival),
                "Later code takes " + which + " for the server's own word: it is in the session unchecked.",
                judgement.reasons(),
                arrival.in() + " session",
                Chain.routes(arrival),
                Chain.of(arrival, taint, "is put into the session").guilty(arrival.at()),
                Optional.of(new Fix(
                        "Look it up or check it against a fixed set first, and store what was found.",
                        "+ session.setAttribute(\"theme\", Theme.valueOf(request.getParameter(\"theme\")));",
                        List.of())));
    }

    private static boolean identity(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
        return IDENTITIES.contains(plain) || Sensitivity.of(name) == Sensitivity.ROLE;
    }
}
