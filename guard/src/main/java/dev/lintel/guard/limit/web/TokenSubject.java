package dev.lintel.guard.limit.web;

import dev.lintel.guard.client.ClientAddress;
import dev.lintel.guard.digest.Digests;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;

/// Counts each bearer token by itself, `by: token`: of one user or client, each device or job has its own. Only a
/// token that Spring Security has accepted is one. What stands in the `Authorization` field before that is whatever
/// a client makes up, and a fresh one each time would be a fresh allowance each time; such requests count by
/// address. Of the token a digest is kept.
public final class TokenSubject implements SubjectSource {
    private final ClientAddress addresses;

    public TokenSubject(ClientAddress addresses) {
        this.addresses = addresses;
    }

    @Override
    public String name() {
        return "token";
    }

    @Override
    public Optional<String> of(HttpServletRequest request) {
        if (SecurityContextHolder.getContext().getAuthentication()
                        instanceof AbstractOAuth2TokenAuthenticationToken<?> accepted
                && accepted.isAuthenticated()) {
            return Optional.of(Digests.text(accepted.getToken().getTokenValue().getBytes(StandardCharsets.UTF_8)));
        }
        return Optional.of("address:" + addresses.of(request).subject());
    }
}
