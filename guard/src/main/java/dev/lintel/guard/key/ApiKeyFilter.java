package dev.lintel.guard.key;

import dev.lintel.guard.limit.web.Identity;
import dev.lintel.guard.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Authenticates by the header `X-API-Key`. A key that is not valid is refused, also where no login is asked for: who
/// sends one believes that it works. To be put into the chain of Spring Security: `http.addFilterBefore(apiKeyFilter,
/// BasicAuthenticationFilter.class)`. Scopes become authorities `SCOPE_…`.
public final class ApiKeyFilter extends OncePerRequestFilter {
    public static final String HEADER = "X-API-Key";

    private final ApiKeys keys;

    public ApiKeyFilter(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String sent = request.getHeader(HEADER);
        if (sent == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<ApiKey> key = keys.recognise(sent);
        if (key.isEmpty()) {
            Problem.of("api-key-invalid", 401, "API key is not valid", "It is unknown, expired or revoked.")
                    .write(response);
            return;
        }
        authenticate(key.get(), request);
        chain.doFilter(request, response);
    }

    private static void authenticate(ApiKey key, HttpServletRequest request) {
        List<SimpleGrantedAuthority> scopes = new ArrayList<>(key.scopes().size());
        for (String each : key.scopes()) {
            scopes.add(new SimpleGrantedAuthority("SCOPE_" + each));
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(key.owner(), null, scopes));
        SecurityContextHolder.setContext(context);
        request.setAttribute(Identity.KEY, key.id());
        key.plan().ifPresent(plan -> request.setAttribute(Identity.PLAN, plan));
    }
}
