package dev.lintel.practice.access;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Access;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.InertRule;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An annotation says who may call a method, and nothing reads it.
public final class MethodRuleInert implements Practice {
    static final Guide GUIDE = new Guide(
            "auth-method-security-inert",
            Risk.HIGH,
            "method-security annotations are effective",
            """
            Spring Security reads rules on methods only when they are switched on, each kind by its own switch: \
            `@EnableMethodSecurity` turns on `@PreAuthorize` and its siblings, `@Secured` and `@RolesAllowed` need \
            an attribute more. Without it the annotation is a comment, and whoever passes the rules by path calls the \
            method.""",
            "Low where the rules by path ask for a role as well. Told where an own configuration of the web's security was "
                    + "read: one that comes in a library may hold the switch.",
            """
            The switch stands on a configuration class, not on the one with the annotations. It may close what callers \
            have been using: look at the access log first. A test that calls the endpoint with the wrong role keeps \
            it on.""",
            """
            ```java
            @Configuration
            @EnableMethodSecurity(securedEnabled = true, jsr250Enabled = true)
            class MethodSecurity {}
            ```""",
            List.of("CWE-862", "OWASP A01:2025", "OWASP API5:2023", "Spring Security reference, Method Security"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.inert().stream()
                .filter(rule ->
                        rule.beside().isPresent() || !backend.controls().rules().isEmpty())
                .flatMap(rule -> guarded(backend, paths, rule).map(endpoint -> finding(rule, endpoint)));
    }

    /// The endpoints that the rule was written for: those whose handler it stands on, or whose handler leads there.
    private static Stream<Endpoint> guarded(Backend backend, Paths paths, InertRule rule) {
        return backend.endpoints().stream()
                .filter(endpoint -> endpoint.handler().equals(rule.method())
                        || paths.of(endpoint).stream().anyMatch(path -> leadsTo(path, rule)));
    }

    private static boolean leadsTo(Path path, InertRule rule) {
        return path.via().stream().anyMatch(call -> call.targets().equals(List.of(rule.method())));
    }

    private static Finding finding(InertRule rule, Endpoint endpoint) {
        boolean asked = endpoint.access() instanceof Access.Restricted restricted && restricted.beyondLogin()
                || endpoint.access() instanceof Access.Denied;
        Judgement judgement = Judgement.from(asked ? Risk.LOW : Risk.HIGH)
                .notingIf(asked, "the rules by path ask for a role as well")
                .notingIf(rule.beside().isEmpty(), "no switch for rules on methods was found in this repository");
        String method = rule.method().shortName();
        Trail trail = Trail.start(endpoint.at(), endpoint.label() + " arrives here")
                .then(rule.at(), rule.annotation() + " says who may call " + method);
        rule.beside().ifPresent(at -> trail.then(at, "this turns other kinds on, not " + rule.annotation()));
        return new Finding(
                GUIDE,
                judgement.risk(),
                rule.beside().isPresent() ? Confidence.SURE : Confidence.LIKELY,
                endpoint.label(),
                "Nothing reads the rule on " + method + ": whoever passes the rules by path can call "
                        + endpoint.label() + ".",
                judgement.reasons(),
                "inert:" + rule.annotation() + ":" + method,
                List.of(endpoint.label()),
                trail.guilty(rule.at()),
                Optional.of(new Fix(
                        "Switch this kind of rules on, and test one endpoint with the wrong role.",
                        rule.attribute().isEmpty()
                                ? "+ @EnableMethodSecurity"
                                : "+ @EnableMethodSecurity(" + rule.attribute() + " = true)",
                        List.of())));
    }
}
