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
import java.util.function.Function;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Authenticates by the header `X-API-Key`. A key that is not valid is refused, also where no login is asked for: who
/// sends one believes that it works. To be put into the chain of Spring Security: `http.addFilterBefore(apiKeyFilter,
/// BasicAuthenticationFilter.class)`. Scopes become authorities `SCOPE_…`, unless the service says otherwise who a
/// key is.
public final class ApiKeyFilter extends OncePerRequestFilter {
    public static final String HEADER = "X-API-Key";

    private final ApiKeys keys;
    private final Function<ApiKey, Authentication> callers;

    public ApiKeyFilter(ApiKeys keys) {
        this(keys, ApiKeyFilter::caller);
    }

    /// @param callers who a key is to the rules of the service
    public ApiKeyFilter(ApiKeys keys, Function<ApiKey, Authentication> callers) {
        this.keys = keys;
        this.callers = callers;
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

    private static Authentication caller(ApiKey key) {
        List<SimpleGrantedAuthority> scopes = new ArrayList<>(key.scopes().size());
        for (String each : key.scopes()) {
            scopes.add(new SimpleGrantedAuthority("SCOPE_" + each));
        }
        return UsernamePasswordAuthenticationToken.authenticated(key.owner(), null, scopes);
    }

    private void authenticate(ApiKey key, HttpServletRequest request) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(callers.apply(key));
        SecurityContextHolder.setContext(context);
        request.setAttribute(Identity.KEY, key.id());
        key.plan().ifPresent(plan -> request.setAttribute(Identity.PLAN, plan));
    }
}
