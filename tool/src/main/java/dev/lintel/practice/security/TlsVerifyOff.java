package dev.lintel.practice.security;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Trusting;
import dev.lintel.graph.Trusting.What;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A client that connects over TLS and believes whoever answers.
public final class TlsVerifyOff implements Practice {
    static final Guide GUIDE = new Guide(
            "sec-tls-verify-off",
            Risk.HIGH,
            "a client checks the certificate of the server and that it is for the host that was meant",
            """
            Encryption keeps a secret between you and whoever answers. A client that takes any certificate, or a good one of \
            any other host, also talks to the one who sits in between: on the same network, at a captured name server, in \
            front of a proxy. He reads and changes what is sent, passwords and tokens with it, and nothing fails.""",
            "Low where a setting of its own has to switch it on; worst where it is made the default of the whole process.",
            """
            The certificate of an inner service that no public authority signed belongs into a trust store of its own. \
            A verifier that says yes is not mended by a trust manager that checks: a certificate for any host of the same \
            authority is enough. What was written for tests is shipped with the rest.""",
            """
            Trust the inner authority, and nobody else:

            ```java
            SSLContext context = SSLContexts.custom()
                    .loadTrustMaterial(trustStore, password)
                    .build();
            ```""",
            List.of("CWE-295", "CWE-297", "OWASP A07:2025", "OWASP API8:2023", "RFC 9110 §4.3.4"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    /// One finding for a class: what it leaves unchecked is mended together.
    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        Map<String, List<Trusting>> byClass = backend.trusting().stream()
                .collect(Collectors.groupingBy(Trusting::in, TreeMap::new, Collectors.toList()));
        return byClass.values().stream().map(TlsVerifyOff::finding);
    }

    private static Finding finding(List<Trusting> all) {
        Trusting worst = all.stream()
                .filter(each -> each.onlyWhere().isEmpty())
                .findFirst()
                .orElse(all.getFirst());
        boolean certificate = all.stream().anyMatch(each -> each.what() == What.ANY_CERTIFICATE);
        String name = worst.in().substring(worst.in().lastIndexOf('.') + 1);
        Judgement start =
                Judgement.from(Risk.HIGH).notingIf(worst.process(), "it holds for every connection of this process");
        Judgement judgement = worst.onlyWhere()
                .map(setting -> start.atMost(Risk.LOW).noting("only where " + setting + " asks for it"))
                .orElse(start);
        Trail trail = Trail.start(
                worst.accepts(),
                worst.what() == What.ANY_CERTIFICATE ? "takes any certificate" : "takes a certificate of any host");
        return new Finding(
                GUIDE,
                judgement.risk(),
                worst.onlyWhere().isEmpty() ? Confidence.SURE : Confidence.LIKELY,
                name,
                "Whoever sits between " + name + " and the server that it calls reads and changes everything: "
                        + (certificate ? "any certificate is taken." : "a certificate of any other host is taken."),
                judgement.reasons(),
                worst.in(),
                List.of(),
                trail.then(worst.at(), "is put to use here").guilty(worst.accepts()),
                Optional.of(new Fix(
                        "Leave the default checks on; put the certificate of an inner authority into a trust store.",
                        certificate
                                ? "+ SSLContexts.custom().loadTrustMaterial(trustStore, password).build()"
                                : "- .setHostnameVerifier((host, session) -> true)",
                        List.of())));
    }
}
