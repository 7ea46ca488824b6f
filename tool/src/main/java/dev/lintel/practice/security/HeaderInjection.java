package dev.lintel.practice.security;

import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Backend;
import dev.lintel.practice.Judgement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a caller sends becomes a header, of an answer or of a mail.
public final class HeaderInjection implements Injection {
    static final Guide GUIDE = new Guide(
            "sec-header-injection",
            Risk.MEDIUM,
            "header, cookie and mail header values carry no CR/LF",
            """
            A line end inside a header starts the next one: the caller adds cookies or a second answer that a proxy keeps, or \
            recipients of a mail that was meant for one.""",
            "Containers of Spring Boot refuse line ends in headers; old containers and mail libraries do not.",
            "File names in `Content-Disposition` need quoting besides: use its builder.",
            """
            ```java
            headers.setContentDisposition(ContentDisposition.attachment().filename(name, UTF_8).build());
            ```""",
            List.of("CWE-113", "CWE-93", "OWASP A05:2025", "RFC 9110 5.5"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("header", "mail");
    }

    @Override
    public Set<String> excuses() {
        return Set.of("header", "log-line", "url-part", "base64", "json");
    }

    /// The containers that come with Spring Boot, and Netty, refuse line ends in headers.
    @Override
    public boolean harmless(Backend backend, Arrival arrival, Taint taint) {
        boolean safe = backend.application().frameworks().stream()
                .anyMatch(each -> each.startsWith("Spring Boot") || each.startsWith("Quarkus"));
        boolean number = arrival.kind().equals("mail") && taint.encodings().contains("path-name");
        return (safe && arrival.kind().equals("header"))
                || number
                || cameAsHeader(taint)
                || isWholeTarget(arrival, taint);
    }

    /// The container that read it has ended the value at the line's end (RFC 9110 §5.5).
    private static boolean cameAsHeader(Taint taint) {
        return taint.label().equals("header");
    }

    /// Whoever decides where a redirect goes has no need of line ends: that is one fault and told as such.
    private static boolean isWholeTarget(Arrival arrival, Taint taint) {
        return arrival.sink().endsWith("#sendRedirect")
                && !Position.of(taint, arrival).behindOwnPath();
    }

    /// Today's containers take line ends out of what is written.
    @Override
    public Judgement weigh(Judgement judgement, Backend backend, Arrival arrival, List<Taint> harmful) {
        return judgement
                .atMost(Risk.MEDIUM)
                .noting(
                        arrival.kind().equals("mail")
                                ? "today's mail libraries encode or refuse line ends"
                                : "most servlet containers take line ends out of headers");
    }

    @Override
    public boolean repairedWhereAssembled() {
        return false;
    }

    @Override
    public Words words(Arrival arrival) {
        return arrival.kind().equals("mail")
                ? new Words(
                        "send mails to others in this service's name", "reaches a mail's header", "becomes a header")
                : new Words("add headers to the answer", "reaches a header", "becomes a header");
    }

    @Override
    public Optional<Fix> fix(Arrival arrival, List<Taint> harmful) {
        return Optional.of(new Fix("Refuse line ends, or let a builder write the header.", """
                - response.setHeader("X-Name", name)
                + response.setHeader("X-Name", URLEncoder.encode(name, UTF_8))""", List.of()));
    }
}
