package dev.lintel.design.verify;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What an answer gives away, whatever the contract says of it.
final class Exposure {
    /// A frame of a stack trace, or an exception's class with its package.
    private static final Pattern INTERNALS =
            Pattern.compile("\\(\\w+\\.java:\\d+\\)|\\b(?:[a-z]\\w*\\.){2,}\\w*(?:Exception|Error)\\b");

    private Exposure() {}

    static List<String> of(Ask ask, Reply reply) {
        return Stream.of(internals(reply), cookies(reply), origins(ask, reply))
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<String> internals(Reply reply) {
        return INTERNALS.matcher(reply.text()).find() ? Stream.of("classes of the service are named") : Stream.empty();
    }

    /// RFC 6265 section 4.1.2: without these a cookie travels over plain HTTP, and scripts read it.
    private static Stream<String> cookies(Reply reply) {
        return reply.headers().allValues("Set-Cookie").stream()
                .filter(each -> !each.matches("(?i)[^=;]+=\\s*(;.*)?"))
                .map(each -> each.toLowerCase(Locale.ROOT))
                .filter(each -> !each.contains("httponly") || !each.contains("secure"))
                .map(each -> "cookie " + each.replaceAll("=.*", "") + " is not Secure and HttpOnly");
    }

    private static Stream<String> origins(Ask ask, Reply reply) {
        String origin = ask.headers().getOrDefault("Origin", "");
        boolean echoed =
                !origin.isEmpty() && reply.header("Access-Control-Allow-Origin").equals(origin);
        return echoed && reply.header("Access-Control-Allow-Credentials").equals("true")
                ? Stream.of("a page of any origin may read it in its visitor's name")
                : Stream.empty();
    }
}
