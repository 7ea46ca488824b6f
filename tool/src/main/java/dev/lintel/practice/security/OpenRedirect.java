package dev.lintel.practice.security;

import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Piece;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Backend;
import dev.lintel.practice.Judgement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a caller sends decides where the browser goes next.
public final class OpenRedirect implements Injection {
    private static final String COOKIE = "cookie";

    static final Guide GUIDE = new Guide(
            "sec-open-redirect",
            Risk.MEDIUM,
            "redirect targets are relative or allow-listed",
            """
            A link to a trusted site that lands elsewhere is how passwords are fished and OAuth codes are stolen: the person has \
            checked the address, and it was right.""",
            "Worse on the way of a login.",
            "`//evil.example` starts with a slash and is another host; so is `/\\\\evil.example`.",
            """
            ```java
            String target = TARGETS.getOrDefault(next, "/");
            return "redirect:" + target;
            ```""",
            List.of("CWE-601", "OWASP A01:2025", "OWASP Unvalidated Redirects Cheat Sheet"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("redirect", "template");
    }

    @Override
    public Set<String> excuses() {
        return Set.of("redirect", "relative", "url", "url-part");
    }

    /// Behind a host or a path of this site, or no redirect at all, or sent by the person herself: no link of another
    /// site makes a browser send a header, and who follows a link to a path is there already.
    @Override
    public boolean harmless(Backend backend, Arrival arrival, Taint taint) {
        boolean view = arrival.kind().equals("template");
        boolean own = taint.label().equals("path") && taint.name().isEmpty();
        if (own || !taint.label().equals(COOKIE) && Injection.onlyOfOneself(List.of(taint))) {
            return true;
        }
        if ((view && !redirects(arrival)) || (made(arrival) && !names(arrival))) {
            return true;
        }
        Position position = Position.of(taint, arrival);
        String before = view ? position.before().replaceFirst("^(redirect|forward):", "") : position.before();
        return new Position(position.known(), before).behindOwnPath();
    }

    /// A cookie is written by this site, and by every other host under its domain (RFC 6265 §8.6).
    @Override
    public Judgement weigh(Judgement judgement, Backend backend, Arrival arrival, List<Taint> harmful) {
        return harmful.stream().allMatch(taint -> taint.label().equals(COOKIE))
                ? judgement.atMost(Risk.LOW).noting("only a host under the same domain can set the cookie")
                : judgement;
    }

    private static boolean made(Arrival arrival) {
        return arrival.sink().endsWith("ResponseEntity#<init>");
    }

    /// Whether one of the headers is surely the one that browsers follow; a body that is untrusted as a whole is not.
    private static boolean names(Arrival arrival) {
        return arrival.arguments().stream().anyMatch(each -> each.parts().containsKey("[Location]"));
    }

    /// Whether a view's name sends the browser on.
    static boolean redirects(Arrival arrival) {
        return !arrival.value().pieces().isEmpty()
                && arrival.value().pieces().getFirst() instanceof Piece.Fixed(String text)
                && (text.startsWith("redirect:") || text.startsWith("forward:"));
    }

    @Override
    public boolean repairedWhereAssembled() {
        return false;
    }

    @Override
    public Words words(Arrival arrival) {
        return new Words(
                "send people from this site to one of theirs",
                "decides where the browser goes",
                "sends the browser there");
    }

    @Override
    public Optional<Fix> fix(Arrival arrival, List<Taint> harmful) {
        return Optional.of(
                new Fix("Choose the target from a fixed set, or keep to a path of this site.", """
                - response.sendRedirect(next)
                + response.sendRedirect(TARGETS.getOrDefault(next, "/"))""", List.of()));
    }
}
