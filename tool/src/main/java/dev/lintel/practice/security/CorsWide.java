package dev.lintel.practice.security;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Browsers.AnyOrigin;
import dev.lintel.graph.Browsers.Login;
import dev.lintel.graph.Paths;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Pages of any site may call with the login of whoever looks at them, and read the answer.
public final class CorsWide implements Practice {
    static final Guide GUIDE = new Guide(
            "sec-cors-wide",
            Risk.HIGH,
            "CORS origins are an explicit list; never reflected or * with credentials",
            """
            A browser keeps pages of other sites from reading your answers. With every origin let in and credentials \
            allowed it does not any more: whoever gets your user to open a page reads and writes as that user.""",
            "High where a session's cookie lets callers in; medium where only a password does that the browser keeps; low where "
                    + "none is known to, since a token in a header is sent by nobody else.",
            """
            `allowedOriginPatterns("*")` sends each caller's own origin back; that is why it works where `*` is refused. \
            A pattern such as `https://*.example.com` trusts every forgotten host below it.""",
            """
            ```java
            registry.addMapping("/api/**").allowedOrigins("https://shop.example.com").allowCredentials(true);
            ```""",
            List.of("CWE-942", "Fetch Standard, CORS protocol", "OWASP A02:2025", "OWASP ASVS 3.4.2"));

    /// Up to Spring 5.2 a plain `*` with credentials sent the caller's origin back as well; since 5.3 it is
    /// refused.
    private static final Pattern BEFORE_5_3 = Pattern.compile("Spring Boot (1\\..*|2\\.[0-3]\\b.*)");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        boolean old = backend.application().frameworks().stream()
                .anyMatch(name -> BEFORE_5_3.matcher(name).matches());
        Optional<Login> login =
                backend.browsers().logins().stream().filter(Login::isSentAlong).findFirst();
        return backend.browsers().everywhere().stream()
                .filter(origin -> origin.echoed() || old)
                .map(origin -> finding(backend, origin, login));
    }

    /// Clients of such an interface mostly write the header themselves, which no page of another site can.
    private static boolean onlyByPrompt(Login login) {
        return login.stateless() && login.mechanisms().stream().allMatch("httpBasic"::equals);
    }

    private static Finding finding(Backend backend, AnyOrigin origin, Optional<Login> login) {
        Judgement judgement = Judgement.from(login.isPresent() ? Risk.HIGH : Risk.LOW)
                .noting(login.map(each -> "browsers prove by themselves who calls: "
                                + String.join(
                                        ", ",
                                        each.mechanisms().stream().sorted().toList()))
                        .orElse("nothing is known that a browser would send along by itself"));
        if (login.filter(CorsWide::onlyByPrompt).isPresent()) {
            judgement = judgement
                    .atMost(Risk.MEDIUM)
                    .noting("a browser keeps such a password only where its own prompt asked for it");
        }
        Trail trail = Trail.start(origin.at(), "lets pages of every site in")
                .then(origin.credentials(), "together with what the browser knows its user by");
        login.ifPresent(each -> trail.then(each.at(), "which lets callers in"));
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                Finding.APPLICATION + backend.application().name(),
                login.isPresent()
                        ? "Any site that a user opens may call"
                                + (origin.path().isEmpty() ? "" : " " + origin.path())
                                + " in the user's name and read the answer."
                        : "Pages of every site are let in with credentials: once a cookie lets callers in, any site acts in its "
                                + "owner's name.",
                judgement.reasons(),
                origin.at().file().path(),
                List.of(),
                trail.guilty(origin.at()),
                Optional.of(new Fix(
                        "List the origins that belong to you.",
                        "- .allowedOriginPatterns(\"*\")\n+ .allowedOrigins(\"https://shop.example.com\")",
                        List.of())));
    }
}
