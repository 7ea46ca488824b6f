package dev.lintel.guard.problem;

import dev.lintel.guard.filter.RequestFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Optional;

/// Lets guard's own problems begin like those of the service, before anything of the service has seen the request: to
/// clients it is one program.
public final class TypesFilter extends RequestFilter {
    private final String types;

    /// @param types what codes are appended to for a problem's `type`
    public TypesFilter(String types) {
        this.types = types;
    }

    @Override
    protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new Typed(response, types));
    }

    /// What the service's types begin with; empty where nobody has said.
    static Optional<String> of(ServletResponse response) {
        ServletResponse each = response;
        while (each instanceof HttpServletResponseWrapper wrapper) {
            if (wrapper instanceof Typed typed) {
                return Optional.of(typed.types);
            }
            each = wrapper.getResponse();
        }
        return Optional.empty();
    }

    private static final class Typed extends HttpServletResponseWrapper {
        private final String types;

        Typed(HttpServletResponse response, String types) {
            super(response);
            this.types = types;
        }
    }
}
