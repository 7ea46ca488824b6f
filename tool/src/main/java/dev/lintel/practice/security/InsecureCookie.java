package dev.lintel.practice.security;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Flows;
import dev.lintel.flow.Observed;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Paths;
import dev.lintel.practice.FlowPractice;
import dev.lintel.practice.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A cookie that the browser also sends without TLS, or that scripts may read although it lets its bearer in.
public final class InsecureCookie implements FlowPractice {
    static final Guide GUIDE = new Guide(
            "sec-insecure-cookie",
            Risk.MEDIUM,
            "cookies are sent over TLS only, and those that let somebody in are out of reach for scripts",
            """
            Without `Secure` the browser sends the cookie with any plain request to the host, and one link on a café's \
            network is enough to make it send one. Without `HttpOnly` the first script injection takes the session along.""",
            "Medium for a cookie that is named for a session or a token, low for others; one that is being deleted is left alone.",
            """
            Behind a proxy that ends TLS `request.isSecure()` is false: set the flag always, not when the request was \
            secure. `SameSite=None` is refused by browsers without `Secure`.""",
            """
            ```java
            cookie.setSecure(true);
            cookie.setHttpOnly(true);
            cookie.setAttribute("SameSite", "Lax");
            ```""",
            List.of("CWE-614", "CWE-1004", "RFC 6265 §4.1.2.5", "OWASP ASVS 3.3.1"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths, Flows flows) {
        return flows.arrivals("cookie").stream().flatMap(each -> judge(each).stream());
    }

    private static Optional<Finding> judge(Arrival arrival) {
        Observed cookie = arrival.value();
        if (cookie.parts().isEmpty() || deleted(cookie) || emptied(cookie)) {
            return Optional.empty(); // made elsewhere: unknown
        }
        boolean lets =
                !isSameForAll(cookie) && texts(cookie.part("name")).stream().anyMatch(Words::capability);
        List<String> missing = new ArrayList<>();
        if (off(cookie, "secure")) {
            missing.add("Secure");
        }
        if (lets && off(cookie, "httpOnly")) {
            missing.add("HttpOnly");
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of(finding(arrival, missing, lets));
    }

    /// A value that the code writes down, `true` or `dark`: who has it is let in nowhere.
    private static boolean isSameForAll(Observed cookie) {
        Observed value = cookie.part("value");
        return value.onlyConstants() && !texts(value).isEmpty();
    }

    private static boolean deleted(Observed cookie) {
        Observed age = cookie.part("maxAge");
        return age.onlyConstants()
                && age.constants().stream().allMatch(each -> each instanceof Number number && number.longValue() == 0)
                && !age.constants().isEmpty();
    }

    /// Without a value there is nothing to overhear: `new NewCookie(name, null)` takes one away.
    private static boolean emptied(Observed cookie) {
        Observed value = cookie.parts().get("value");
        return value != null
                && value.onlyConstants()
                && value.constants().stream().allMatch(each -> each.toString().isEmpty());
    }

    /// Known to be off: never set on an object that was seen from its making, or set to false.
    private static boolean off(Observed cookie, String flag) {
        Observed value = cookie.parts().get(flag);
        return value == null || value.onlyConstants() && value.constants().contains(Boolean.FALSE);
    }

    private static List<String> texts(Observed value) {
        return value.constants().stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    private static Finding finding(Arrival arrival, List<String> missing, boolean lets) {
        String name = texts(arrival.value().part("name")).stream()
                .findFirst()
                .map(each -> "The cookie " + each)
                .orElse("A cookie");
        String harm = missing.contains("Secure")
                ? " travels over plain HTTP as well: who listens has it."
                : " can be read by any script in the page.";
        Judgement judgement = lets
                ? Judgement.from(Risk.MEDIUM).noting("by its name it lets its bearer in")
                : Judgement.from(Risk.LOW);
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.LIKELY,
                Chain.subject(arrival),
                name + harm,
                judgement.reasons(),
                arrival.in() + " " + name,
                Chain.routes(arrival),
                Chain.to(arrival, "sent without " + String.join(" and ", missing))
                        .guiltyLast(),
                Optional.of(new Fix(
                        "Set the flags before the cookie is added.", flags(arrival.sink(), missing), List.of())));
    }

    /// As the interface that the cookie is made by has it: one that cannot be changed takes the flags when it is made.
    private static String flags(String sink, List<String> missing) {
        if (sink.contains(".ws.rs.")) {
            return "+ new NewCookie(new Cookie(name, value, path, domain), comment, maxAge, expiry,\n" + "+     true, "
                    + missing.contains("HttpOnly") + ") // secure, httpOnly";
        }
        boolean built = sink.contains("ResponseCookie") || sink.contains(".reactive.");
        return missing.stream()
                .map(each -> built
                        ? "+ ." + Character.toLowerCase(each.charAt(0)) + each.substring(1) + "(true)"
                        : "+ cookie.set" + each + "(true);")
                .collect(Collectors.joining("\n"));
    }
}
