package dev.lintel.agent.mcp;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Lets in who knows the token and did not come by way of a browser's page. A page can reach local ports, by its own
/// name when that name is made to resolve to this machine (DNS rebinding): so the `Host` has to be one of ours, and
/// an `Origin`, which programs do not send, has to be one of ours as well (Model Context Protocol, "Streamable
/// HTTP", security warning; RFC 6750 for the token).
final class Doorkeeper extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String BEARER = "Bearer ";

    private final transient Set<String> hosts;
    private final transient byte[] token;

    Doorkeeper(Set<String> hosts, String token) {
        this.hosts = Set.copyOf(hosts);
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!isOurs(Optional.ofNullable(request.getHeader("Host")).map(Doorkeeper::withoutPort))) {
            refuse(response, HttpServletResponse.SC_FORBIDDEN, "this server does not answer to that host name");
        } else if (request.getHeader("Origin") != null && !isOurs(hostOf(request.getHeader("Origin")))) {
            refuse(response, HttpServletResponse.SC_FORBIDDEN, "pages of that origin may not call this server");
        } else if (!knowsToken(request.getHeader("Authorization"))) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"lintel\"");
            refuse(
                    response,
                    HttpServletResponse.SC_UNAUTHORIZED,
                    "send the token that lintel mcp printed when it started");
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isOurs(Optional<String> host) {
        return host.filter(each -> hosts.contains(each.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    private static String withoutPort(String host) {
        return host.replaceFirst(":\\d*$", "");
    }

    /// Empty for `null` and for what is no address.
    private static Optional<String> hostOf(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getHost());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /// In a time that does not tell how much of it was right.
    private boolean knowsToken(@org.jspecify.annotations.Nullable String authorization) {
        return authorization != null
                && authorization.startsWith(BEARER)
                && MessageDigest.isEqual(
                        token, authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8));
    }

    private static void refuse(HttpServletResponse response, int status, String why) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=utf-8");
        response.getWriter().println(why);
    }
}
