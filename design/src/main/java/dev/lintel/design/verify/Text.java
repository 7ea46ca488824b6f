package dev.lintel.design.verify;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Texts that stand in addresses and headers.
final class Text {
    private Text() {}

    static String encoded(Object value) {
        return URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// The same claims under `alg: none` (RFC 8725 section 2.1).
    static String unsigned(String token) {
        String head = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        String[] parts = token.split("\\.");
        return head + "." + (parts.length == 3 ? parts[1] : "e30") + ".";
    }

    /// The same claims with a signature of nobody.
    static String forged(String token) {
        int end = token.lastIndexOf('.');
        return end < 0 ? "x" : token.substring(0, end + 1) + "A".repeat(token.length() - end - 1);
    }
}
