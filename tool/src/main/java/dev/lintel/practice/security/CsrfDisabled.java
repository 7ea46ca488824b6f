package dev.lintel.practice.security;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Access;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Browsers.Login;
import dev.lintel.graph.Browsers.SameSite;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Settings.Setting;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A session's cookie lets callers in, and nothing tells their own clicks from those of another site.
public final class CsrfDisabled implements Practice {
    static final Guide GUIDE = new Guide(
            "sec-csrf-disabled",
            Risk.MEDIUM,
            "cookie-authenticated writes have CSRF protection",
            """
            A page of another site sends a form to yours; the browser adds the cookie, and the request is done in the \
            name of whoever looked at that page. Login forms and password changes are where it hurts first.""",
            "Low where no write behind it was seen. Left alone where tokens travel in a header, where sessions are off, where the session's cookie is Lax or Strict, "
                    + "and where nothing can be written.",
            """
            Browsers that treat a cookie without SameSite as Lax keep most of it out, not all browsers do, and none for GET. \
            Switching CSRF off "for the API" also switches it off for the pages of the same chain.""",
            """
            ```java
            http.csrf(csrf -> csrf.ignoringRequestMatchers("/api/webhooks/**")) // the rest keeps it
            ```
            for single-page applications with `CookieCsrfTokenRepository.withHttpOnlyFalse()`.""",
            List.of("CWE-352", "OWASP A01:2025", "OWASP ASVS 3.5.1"));

    /// Logins that end in a session and its cookie.
    private static final Set<String> BY_COOKIE = Set.of("formLogin", "oauth2Login", "saml2Login", "rememberMe");

    private static final List<String> SAME_SITE = List.of(
            "server.servlet.session.cookie.same-site",
            "server.reactive.session.cookie.same-site",
            "spring.session.cookie.same-site");
    private static final Set<String> HELD_BACK = Set.of("lax", "strict");
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "QUERY", "SUBSCRIPTION");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        List<Login> open = backend.browsers().logins().stream()
                .filter(CsrfDisabled::isOpen)
                .toList();
        if (open.isEmpty() || isSameSite(backend)) {
            return Stream.empty();
        }
        List<Endpoint> asked = backend.endpoints().stream()
                .filter(endpoint -> endpoint.exposure() == Endpoint.Exposure.API
                        && !READS.contains(endpoint.route().method()))
                .filter(endpoint -> !(endpoint.access() instanceof Access.Public))
                .toList();
        Optional<Endpoint> write = asked.stream()
                .filter(endpoint -> paths.queries(endpoint).anyMatch(CsrfDisabled::writes))
                .findFirst();
        return write.or(() -> asked.stream().findFirst()).stream()
                .flatMap(endpoint -> open.stream().map(login -> finding(backend, login, endpoint, write.isPresent())));
    }

    private static boolean writes(Path path) {
        return path.step() instanceof Step.Run run && run.query().shape().mutates();
    }

    private static boolean isOpen(Login login) {
        return login.csrf().equals("OFF")
                && !login.stateless()
                && login.mechanisms().stream().anyMatch(BY_COOKIE::contains);
    }

    private static boolean isSameSite(Backend backend) {
        return backend.browsers().cookies().stream().anyMatch(each -> HELD_BACK.contains(each.value()))
                || SAME_SITE.stream()
                        .flatMap(key -> backend.settings().get(key).stream())
                        .map(Setting::value)
                        .anyMatch(value -> HELD_BACK.contains(value.strip().toLowerCase(Locale.ROOT)));
    }

    private static Finding finding(Backend backend, Login login, Endpoint write, boolean writes) {
        String how = String.join(
                ", ",
                login.mechanisms().stream().filter(BY_COOKIE::contains).sorted().toList());
        Optional<SameSite> unknown = backend.browsers().cookies().stream()
                .filter(each -> each.value().isEmpty())
                .findFirst();
        Judgement judgement = Judgement.from(writes && unknown.isEmpty() ? Risk.MEDIUM : Risk.LOW)
                .noting("callers are let in by " + how + ", which leaves a cookie; its SameSite is "
                        + (unknown.isPresent() ? "set, to what is not known" : "not set"))
                .notingIf(!writes, "no statement that it writes was seen");
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                write.label(),
                "Another site can have " + write.label() + " called in the name of whoever is logged in here.",
                judgement.reasons(),
                login.at().file().path() + " csrf",
                List.of(write.label()),
                trail(login, write, writes, how, unknown).guilty(login.at()),
                Optional.of(new Fix(
                        "Keep the protection on, and leave out by name what no browser calls.",
                        "- .csrf(AbstractHttpConfigurer::disable)",
                        List.of())));
    }

    private static Trail trail(Login login, Endpoint write, boolean writes, String how, Optional<SameSite> unknown) {
        Trail trail = Trail.start(write.at(), write.label() + (writes ? " changes something" : " may change something"))
                .then(login.at(), "lets callers in by " + how + " and switches CSRF protection off");
        unknown.ifPresent(each -> trail.then(each.at(), "sets SameSite of the cookie"));
        return trail;
    }
}
