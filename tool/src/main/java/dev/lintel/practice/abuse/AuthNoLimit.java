package dev.lintel.practice.abuse;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Access;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Step;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A login, or whatever else checks or hands out a secret, can be tried as often as the network allows.
public final class AuthNoLimit implements Practice {
    static final Guide GUIDE = new Guide(
            "abuse-auth-no-limit",
            Risk.HIGH,
            "login, OTP, reset, register and token endpoints limit attempts per account and per source",
            """
            Lists with billions of leaked passwords are free. Without a limit somebody tries them against your accounts \
            at a thousand a second, from one machine; a six-digit code falls in minutes. And each attempt costs you a \
            slow hash, so the same flood takes the service down.""",
            "Worse for short codes; better when a gateway limits, which lintel.yaml can say.",
            """
            A limit per address alone does not see a botnet; one per account alone lets anyone lock others out. Put the \
            limit before the hash is computed. Behind a proxy the address is the proxy's unless forwarded headers are \
            read from a trusted one.""",
            """
            Limit by account and by source, and answer 429 with `Retry-After`:

            ```java
            if (!attempts.tryConsume(request.email(), clientAddress)) {
                throw new TooManyAttempts(retryAfter);
            }
            ```""",
            List.of("CWE-307", "OWASP A07:2025", "OWASP API2:2023", "OWASP ASVS 6.3.1"));

    private static final Set<String> VERIFIERS = Set.of("matches", "authenticate", "checkpw", "verify", "verifyHash");
    private static final List<String> ATTEMPT_WORDS = List.of("attempt", "lockout", "locked", "failcount", "failedlogin",
            "loginfail", "ratelimit", "throttle", "tryconsume", "tryacquire", "bruteforce", "retrylimit", "captcha", "recaptcha");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        boolean limitedElsewhere =
                backend.controls().edgeLimits().isPresent() || !backend.controls().limiters().isEmpty();
        return limitedElsewhere
                ? Stream.empty()
                : backend.endpoints().stream()
                        .filter(endpoint -> endpoint.access() instanceof Access.Public && endpoint.limits().isEmpty())
                        .filter(endpoint -> endpoint.chain().stream().noneMatch(stage -> limits(stage.name())))
                        .flatMap(endpoint -> finding(paths, endpoint).stream());
    }

    private static Optional<Finding> finding(Paths paths, Endpoint endpoint) {
        List<Path> all = paths.of(endpoint);
        Optional<Path> check = all.stream().filter(AuthNoLimit::verifies).findFirst();
        boolean counted = all.stream().anyMatch(AuthNoLimit::counts);
        if (check.isEmpty() || counted) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                GUIDE,
                Risk.HIGH,
                Confidence.LIKELY,
                endpoint.label(),
                "Passwords can be guessed at full speed: nothing limits attempts on " + endpoint.label() + ".",
                List.of("no limit was found in code, configuration or deployment files of this repository"),
                endpoint.handler().shortName(),
                List.of(endpoint.label()),
                Trail.to(check.get())
                        .then(check.get().at(), "checks the secret that was sent")
                        .then(endpoint.access().at(), "no login is required here")
                        .guilty(endpoint.at()),
                Optional.of(new Fix(
                        "Count attempts by account and by source before the hash is computed; answer 429.",
                        "",
                        List.of()))));
    }

    private static boolean verifies(Path path) {
        if (!(path.step() instanceof Step.Invoke invoke) || !VERIFIERS.contains(invoke.name())) {
            return false;
        }
        String owner = invoke.owner().substring(invoke.owner().lastIndexOf('.') + 1);
        boolean known = owner.endsWith("PasswordEncoder")
                || owner.equals("AuthenticationManager")
                || owner.equals("BCrypt")
                || owner.equals("AuthenticationProvider")
                || owner.equals("Argon2");
        return known;
    }

    private static boolean counts(Path path) {
        return switch (path.step()) {
            case Step.Invoke invoke -> limits(invoke.name()) || limits(invoke.owner());
            case Step.Call call -> call.targets().stream().anyMatch(each -> limits(each.name()) || limits(each.simpleOwner()));
            case Step.Run run -> run.query().shape().assigned().stream().anyMatch(each -> limits(each.column().name()));
            case Step.Put put -> limits(put.property());
            case Step.Read read -> limits(read.property());
            default -> false;
        };
    }

    private static boolean limits(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace("_", "");
        return ATTEMPT_WORDS.stream().anyMatch(plain::contains);
    }
}
