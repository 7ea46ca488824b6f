package dev.lintel.guard.login;

import dev.lintel.guard.filter.RequestFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Stands before the filters of Spring Security, and refuses an attempt before its password costs a hash. Whether it
/// failed is told by Spring Security's events, on the same thread, also when the chain throws.
public final class LoginFilter extends RequestFilter {
    private static final ThreadLocal<LoginGuard.@Nullable Attempt> CURRENT = new ThreadLocal<>();
    private static final String BASIC = "Basic ";

    private final LoginGuard guard;
    private final Function<HttpServletRequest, String> source;
    private final String path;
    private final String parameter;

    /// @param source where a request comes from
    /// @param path of the form login
    /// @param parameter of the form that names the account
    public LoginFilter(LoginGuard guard, Function<HttpServletRequest, String> source, String path, String parameter) {
        this.guard = guard;
        this.source = source;
        this.path = path;
        this.parameter = parameter;
    }

    @Override
    protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isLogin(request)) {
            chain.doFilter(request, response);
            return;
        }
        LoginGuard.Attempt attempt;
        try {
            attempt = guard.begin(account(request), source.apply(request));
        } catch (TooManyAttemptsException refused) {
            LoginAnswer.write(refused, response);
            return;
        }
        CURRENT.set(attempt);
        try {
            chain.doFilter(request, response);
        } finally {
            CURRENT.remove();
            attempt.leave();
        }
    }

    private boolean isLogin(HttpServletRequest request) {
        return request.getHeader("Authorization") != null || isForm(request);
    }

    private boolean isForm(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getServletPath().equals(path);
    }

    private Optional<String> account(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null) {
            return Optional.ofNullable(request.getParameter(parameter));
        } else if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            byte[] pair =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            String text = new String(pair, StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(text.substring(0, colon));
        } catch (IllegalArgumentException rubbish) {
            return Optional.empty();
        }
    }

    /// To be called when Spring Security says that an attempt on this thread failed.
    public static void failed() {
        LoginGuard.Attempt attempt = CURRENT.get();
        if (attempt != null) {
            attempt.failed();
        }
    }

    /// To be called when Spring Security says that an attempt on this thread succeeded.
    public static void succeeded() {
        LoginGuard.Attempt attempt = CURRENT.get();
        if (attempt != null) {
            attempt.succeeded();
        }
    }
}
