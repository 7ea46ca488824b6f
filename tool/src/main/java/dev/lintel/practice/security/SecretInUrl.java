package dev.lintel.practice.security;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Sensitivity;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A password or a card's number is part of an address.
public final class SecretInUrl implements Practice {
    static final Guide GUIDE = new Guide(
            "sec-secret-in-url",
            Risk.MEDIUM,
            "secrets and personal identifiers travel in headers/body, not in URLs",
            """
            Addresses are written down everywhere: in the access logs of the service, of each proxy and of the provider, in \
            the history of the browser, in the Referer of the next page, in bookmarks and in what people paste into \
            chats. TLS protects them on the wire only.""",
            "Told of passwords, secrets and card numbers as parts of the path, and as parameters of requests without a body. "
                    + "Tokens that confirm something once are left alone.",
            """
            Parameters of a POST may come in its body, so that nothing shows where a client puts them; the contract should \
            say it. What was logged stays logged: change the secrets, and clean the logs.""",
            """
            ```java
            @PostMapping("/login")
            Session login(@RequestBody Credentials credentials) { .. }
            ```""",
            List.of("CWE-598", "OWASP API2:2023", "OWASP ASVS 14.2.1"));

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE");
    private static final Set<Sensitivity> SECRET = EnumSet.of(Sensitivity.CREDENTIAL, Sensitivity.CARD);

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.endpoints().stream()
                .flatMap(endpoint -> endpoint.inputs().stream()
                        .filter(input -> isInAddress(endpoint, input))
                        .filter(input -> !isLink(endpoint, input))
                        .filter(input -> SECRET.contains(Sensitivity.of(input.name()))
                                && input.type().equals("java.lang.String"))
                        .limit(1)
                        .map(input -> finding(endpoint, input)));
    }

    private static boolean isInAddress(Endpoint endpoint, Input input) {
        return input.kind() == Input.Kind.PATH
                || input.kind() == Input.Kind.QUERY
                        && WITHOUT_BODY.contains(endpoint.route().method());
    }

    /// A secret in the path that nothing else is asked beside, `/shared/{secret}`, is a link that lets in whoever has
    /// it.
    private static boolean isLink(Endpoint endpoint, Input input) {
        return input.kind() == Input.Kind.PATH
                && input.name().equalsIgnoreCase("secret")
                && endpoint.access().opensEverywhere();
    }

    private static Finding finding(Endpoint endpoint, Input input) {
        Judgement judgement = Judgement.from(Risk.MEDIUM).by(endpoint).atMost(Risk.MEDIUM);
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                endpoint.label(),
                "Whoever reads an access log can use `" + input.name() + "`: it is part of the address of "
                        + endpoint.label() + ".",
                judgement.reasons(),
                endpoint.handler().shortName() + ":" + input.name(),
                List.of(endpoint.label()),
                Trail.start(endpoint.at(), endpoint.label() + " arrives here")
                        .then(input.at(), input.name() + " comes in the address")
                        .guilty(input.at()),
                Optional.of(new Fix("Take it from the body of a POST.", """
                        - @RequestParam String password
                        + @RequestBody Credentials credentials""", List.of())));
    }
}
