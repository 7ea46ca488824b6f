package dev.lintel.guard.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gives a request an id where no tracing does, for its log lines and its errors. Runs again when a request goes on
/// in another thread: the diagnostic context of the log belongs to the thread.
public final class TraceFilter extends OncePerRequestFilter {
    private static final String SEEN = TraceFilter.class.getName() + ".id";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Trace.current().isPresent()) {
            chain.doFilter(request, response);
            return;
        }
        if (!(request.getAttribute(SEEN) instanceof String)) {
            request.setAttribute(SEEN, Trace.of(request.getHeader("traceparent")));
        }
        MDC.put(Trace.NAME, String.valueOf(request.getAttribute(SEEN)));
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(Trace.NAME);
        }
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
