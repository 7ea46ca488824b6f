package dev.lintel.guard.answer;

import dev.lintel.guard.filter.RequestFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Puts header fields on every answer, also on those that never reach Spring Security: a refusal by a limit is an
/// answer too. Whoever comes later may replace them.
public final class HeaderFilter extends RequestFilter {
    /// For an API, whose answers are no documents: nothing may be loaded from them, framed or guessed.
    public static final Map<String, String> FOR_AN_API = forAnApi();

    private static final String HSTS = "Strict-Transport-Security";

    private final Map<String, String> fields;

    public HeaderFilter(Map<String, String> fields) {
        this.fields = Map.copyOf(fields);
    }

    private static Map<String, String> forAnApi() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("X-Content-Type-Options", "nosniff");
        fields.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        fields.put("X-Frame-Options", "DENY");
        fields.put("Referrer-Policy", "no-referrer");
        fields.put("Cross-Origin-Resource-Policy", "same-origin");
        fields.put(HSTS, "max-age=31536000; includeSubDomains");
        return fields;
    }

    @Override
    protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        fields.forEach((name, value) -> {
            // over plain HTTP browsers ignore it (RFC 6797 §8.1)
            if (!name.equalsIgnoreCase(HSTS) || request.isSecure()) {
                response.setHeader(name, value);
            }
        });
        chain.doFilter(request, response);
    }
}
