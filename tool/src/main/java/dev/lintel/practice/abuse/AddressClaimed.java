package dev.lintel.practice.abuse;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.ClaimedAddress;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Operation;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Paths;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A request is let in, kept out or counted by an address that it claims itself, in a header.
public final class AddressClaimed implements Practice {
    static final Guide GUIDE = new Guide(
            "abuse-client-ip",
            Risk.MEDIUM,
            "client address comes from a trusted-proxy rule, not from a raw header",
            """
            `X-Forwarded-For` is what somebody wrote into the request. A proxy adds to what was there; the first entry is \
            the caller's own words. Whoever writes an address of your office network is inside, and whoever writes another \
            one with each call is never counted twice.""",
            "Worse where the address alone lets a caller in; better where a login is asked for as well.",
            """
            A proxy that overwrites the header helps only as long as nobody reaches the port behind it, from the next \
            container for instance. `server.forward-headers-strategy=native` believes private networks by default.""",
            """
            Let the server read the header, from known proxies only, and ask the request:

            ```yaml
            server:
              forward-headers-strategy: native
              tomcat.remoteip.internal-proxies: 10\\.20\\.0\\.\\d+
            ```
            ```java
            String address = request.getRemoteAddr();
            ```""",
            List.of("CWE-348", "CWE-290", "OWASP API4:2023", "RFC 7239 §8.1"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        if (backend.claimed().isEmpty()) {
            return Stream.empty();
        }
        Map<OperationId, Set<OperationId>> callers =
                Operation.callers(backend.operations().values());
        return backend.claimed().stream().flatMap(each -> finding(backend, each, callers).stream());
    }

    private static Optional<Finding> finding(
            Backend backend, ClaimedAddress claimed, Map<OperationId, Set<OperationId>> callers) {
        Set<OperationId> above = Operation.above(List.of(claimed.in()), callers);
        List<Endpoint> asked = backend.endpoints().stream()
                .filter(endpoint -> above.contains(endpoint.handler())
                        || endpoint.isBehind(claimed.in().owner()))
                .toList();
        return asked.isEmpty() ? Optional.empty() : Optional.of(finding(claimed, asked));
    }

    private static Finding finding(ClaimedAddress claimed, List<Endpoint> asked) {
        Optional<Endpoint> open =
                asked.stream().filter(each -> each.access().opensEverywhere()).findFirst();
        Endpoint first = open.orElse(asked.getFirst());
        Judgement judgement = Judgement.from(Risk.MEDIUM)
                .raisedIf(
                        claimed.how() == ClaimedAddress.How.LETS_IN && open.isPresent(),
                        "nothing else is asked of callers of " + first.label());
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                first.label(),
                headline(claimed),
                judgement.reasons(),
                claimed.in() + ":" + claimed.decides().line(),
                asked.stream().map(Endpoint::label).toList(),
                Trail.start(claimed.read(), "takes the address from " + claimed.header() + ", which the caller writes")
                        .then(claimed.decides(), "decides by it")
                        .guilty(claimed.decides()),
                Optional.of(new Fix(
                        "Let the server resolve it from known proxies, and ask the request.",
                        "+ request.getRemoteAddr()",
                        List.of())));
    }

    private static String headline(ClaimedAddress claimed) {
        String by = claimed.in().shortName() + " believes the header " + claimed.header() + ".";
        return switch (claimed.how()) {
            case LETS_IN -> "Anyone who names an allowed address is let in: " + by;
            case KEEPS_OUT -> "Whoever is kept out names another address: " + by;
            case COUNTS -> "The limit does not hold for whoever names a new address with each call: " + by;
        };
    }
}
