package dev.lintel.practice.security;

import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Settings.Setting;
import dev.lintel.practice.Judgement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a caller sends is logged with its line ends.
public final class LogInjection implements Injection {
    static final Guide GUIDE = new Guide(
            "sec-log-injection",
            Risk.LOW,
            "log lines are encoded (no raw CR/LF from input)",
            """
            A line end in a parameter starts a line that looks like the service's own: a login that never happened, an error \
            that hides another. Whoever reads the log is misled.""",
            "JSON layouts encode line ends; then nothing is said.",
            "Encoding at each call is forgotten at the next: let the layout do it once.",
            """
            ```java
            logging.pattern.console=%d %-5level %logger - %replace(%msg){'[\\r\\n]', '_'}%n
            ```""",
            List.of("CWE-117", "OWASP A09:2025", "OWASP Logging Cheat Sheet"));

    private static final Set<String> HEAD = Set.of("header", "cookie", "media-type");
    private static final Pattern QUIET = Pattern.compile("#(debug|trace|fine|finer|finest)[a-z]?$");

    private static final Pattern BEFORE_6 = Pattern.compile("Spring Boot [12]\\b.*");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("log");
    }

    @Override
    public Set<String> excuses() {
        return Set.of("log", "log-line", "url-part", "base64", "json");
    }

    /// A field of the request's head ends with its line (RFC 9110 section 5.5), as does one of a part (RFC 7578 section
    /// 4.8), so that it holds no line end unless the code decodes one. Structured logs write line ends as `\\n`.
    @Override
    public boolean harmless(Backend backend, Arrival arrival, Taint taint) {
        return HEAD.contains(taint.label())
                || LogFormat.leavesOut(arrival, taint)
                || taint.label().equals("path") && isFirewalled(backend)
                || backend.settings().all().stream().anyMatch(LogInjection::encodes);
    }

    /// Spring Security 6 refuses a path with a line end, encoded or not, and one with an encoded percent sign, before
    /// any handler (`StrictHttpFirewall`, the default).
    private static boolean isFirewalled(Backend backend) {
        List<String> frameworks = backend.application().frameworks();
        return !backend.controls().rules().isEmpty()
                && frameworks.stream().anyMatch(name -> name.startsWith("Spring"))
                && frameworks.stream().noneMatch(name -> BEFORE_6.matcher(name).matches());
    }

    private static boolean encodes(Setting setting) {
        return setting.key().startsWith("logging.structured.format")
                || (setting.key().startsWith("logging.pattern")
                        && setting.value().contains("%replace"));
    }

    /// One layout mends all lines; whoever encodes instead does it class by class.
    @Override
    public Optional<String> cause(Arrival arrival) {
        return Optional.of("log lines of " + arrival.in().owner());
    }

    @Override
    public Judgement weigh(Judgement judgement, Backend backend, Arrival arrival) {
        return judgement.loweredIf(
                QUIET.matcher(arrival.sink()).find(), "it is written only where details are asked for");
    }

    @Override
    public Words words(Arrival arrival) {
        return new Words("write lines of their own into the log", "is logged with its line ends", "writes a log line");
    }

    /// `%replace` is Logback's, which Spring Boot brings unless somebody chose another; elsewhere the layout's own
    /// file is the place.
    @Override
    public Optional<Fix> fix(Arrival arrival, List<Taint> harmful) {
        return Optional.of(new Fix(
                "Let the layout replace line ends, for all lines at once (Log4j 2: %encode{%msg}{CRLF}).",
                """
                - %msg%n
                + %replace(%msg){'[\\r\\n]', '_'}%n""", List.of()));
    }
}
