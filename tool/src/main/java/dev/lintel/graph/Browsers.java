package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Set;

/// What the application lets browsers do on behalf of the people who sit before them.
///
/// @param everywhere where pages of any site are let in
/// @param logins how callers prove who they are, one for each chain of rules that was read
/// @param cookies what code says of the session's cookie; settings say it elsewhere
/// @param formsChooseMethod whether a field of a form says with which method it is handled, `_method=delete`, before
///     all endpoints; a filter for that stands before some of them elsewhere
public record Browsers(
        List<AnyOrigin> everywhere, List<Login> logins, List<SameSite> cookies, boolean formsChooseMethod) {
    private static final Set<String> SENT_ALONG =
            Set.of("formLogin", "oauth2Login", "saml2Login", "rememberMe", "httpBasic", "shiro");

    public Browsers {
        everywhere = List.copyOf(everywhere);
        logins = List.copyOf(logins);
        cookies = List.copyOf(cookies);
    }

    /// Pages of any site may read the answers, and the browser sends along by what it knows its user.
    ///
    /// @param how what is written: `allowedOriginPatterns("*")`, the caller's own `Origin` sent back
    /// @param echoed whether the caller's origin is sent back, which browsers accept together with credentials; a
    ///     plain `*` they do not
    /// @param path pattern of the requests that it is for; empty when it is not known
    /// @param at where every origin is let in
    /// @param credentials where credentials are allowed
    public record AnyOrigin(String how, boolean echoed, String path, Span at, Span credentials) {}

    /// With which requests of other sites the session's cookie travels.
    ///
    /// @param value `lax`, `strict` or `none`; empty when it is set to what is not known
    public record SameSite(String value, Span at) {}

    /// @param mechanisms as the security framework calls them, `formLogin`, `httpBasic`
    /// @param csrf `ON`, `OFF` or `UNKNOWN`
    public record Login(Set<String> mechanisms, boolean stateless, String csrf, Span at) {
        public Login {
            mechanisms = Set.copyOf(mechanisms);
        }

        /// Whether a browser proves by itself who its user is, with each request, whichever page caused it: by a
        /// session's cookie, or by a password that it keeps.
        public boolean isSentAlong() {
            return mechanisms.stream().anyMatch(SENT_ALONG::contains)
                    && (!stateless || mechanisms.contains("httpBasic"));
        }
    }
}
