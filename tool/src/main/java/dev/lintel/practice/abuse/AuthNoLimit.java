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
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    private static final List<String> ATTEMPT_WORDS = List.of(
            "attempt",
            "lockout",
            "locked",
            "failcount",
            "failedlogin",
            "loginfail",
            "ratelimit",
            "throttle",
            "tryconsume",
            "tryacquire",
            "bruteforce",
            "retrylimit",
            "captcha",
            "recaptcha");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return unlimited(backend).flatMap(endpoint -> examine(backend, paths, endpoint).stream());
    }

    /// The endpoints before which nothing limits how often they are called; none where a gateway limits them all.
    static Stream<Endpoint> unlimited(Backend backend) {
        boolean limitedElsewhere = backend.controls().edgeLimits().isPresent()
                || !backend.controls().limiters().isEmpty();
        return limitedElsewhere
                ? Stream.empty()
                : backend.endpoints().stream()
                        .filter(endpoint -> endpoint.limits().isEmpty())
                        .filter(endpoint -> endpoint.chain().stream().noneMatch(stage -> limits(stage.name())));
    }

    /// Whether the handler's own code counts.
    static boolean isCounted(List<Path> all) {
        return all.stream().anyMatch(AuthNoLimit::counts) || Tries.areCounted(all);
    }

    private static Optional<Finding> examine(Backend backend, Paths paths, Endpoint endpoint) {
        if (!(endpoint.access() instanceof Access.Public open)) {
            return Optional.empty();
        }
        List<Path> all = paths.of(endpoint);
        return Attempt.of(backend, endpoint, all)
                .filter(attempt -> open.how() == Access.How.EXPLICIT || meantForAll(attempt.kind()))
                .filter(_ -> paths.isWhole(endpoint) && !isCounted(all))
                .map(attempt -> finding(backend, paths, endpoint, attempt));
    }

    /// Where nobody said that it is public, making accounts may be an administrators' work that another practice
    /// reports.
    private static boolean meantForAll(Attempt.Kind kind) {
        return switch (kind) {
            case PASSWORD, CODE, SEND -> true;
            case RESET, REGISTER -> false;
        };
    }

    private static Finding finding(Backend backend, Paths paths, Endpoint endpoint, Attempt attempt) {
        boolean ofNobody = attempt.isOfNobody(backend, paths);
        Judgement judgement = Judgement.from(Risk.HIGH)
                .loweredIf(attempt.kind() == Attempt.Kind.REGISTER, "it opens nobody's account, it only makes new ones")
                .loweredIf(
                        attempt.kind() == Attempt.Kind.RESET && !Attempt.takesCode(backend, endpoint),
                        "what the caller has to send may be too long to guess")
                .atMost(ofNobody ? Risk.LOW : Risk.HIGH)
                .notingIf(
                        ofNobody,
                        "no request sets this secret and it is no account's: it is made, and in no list of leaks")
                .loweredIf(attempt.behindPuzzle(), "each attempt needs a code that was shown before")
                .noting("no limit was found in code, configuration or deployment files of this repository");
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.LIKELY,
                endpoint.label(),
                headline(attempt.kind(), endpoint.label()),
                judgement.reasons(),
                attempt.kind() + " in " + attempt.step().in().shortName(), // one repair, by however many doors
                List.of(endpoint.label()),
                Trail.to(attempt.step())
                        .then(attempt.at(), attempt.kind().says)
                        .then(endpoint.access().at(), "no login is required here")
                        .guilty(endpoint.at()),
                Optional.of(new Fix(
                        "Count attempts by account and by source before anything costly is done; answer 429.",
                        """
                        + if (!attempts.tryConsume(request.email(), clientAddress)) {
                        +     throw new TooManyAttempts(retryAfter);
                        + }""",
                        List.of())));
    }

    private static String headline(Attempt.Kind kind, String endpoint) {
        return switch (kind) {
            case PASSWORD -> "Passwords can be guessed at full speed: nothing limits attempts on " + endpoint + ".";
            case CODE -> "A short code can be guessed in minutes: nothing limits attempts on " + endpoint + ".";
            case RESET -> "Accounts can be taken over by trying: nothing limits attempts on " + endpoint + ".";
            case REGISTER -> "A script can make accounts without end: nothing limits " + endpoint + ".";
            case SEND -> "Anyone can flood people with codes at your cost: nothing limits " + endpoint + ".";
        };
    }

    private static boolean counts(Path path) {
        return switch (path.step()) {
            case Step.Invoke invoke -> limits(invoke.name()) || limits(invoke.owner());
            case Step.Call call ->
                call.targets().stream().anyMatch(each -> limits(each.name()) || limits(each.simpleOwner()));
            case Step.Run run ->
                run.query().shape().assigned().stream()
                        .anyMatch(each -> limits(each.column().name()));
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
