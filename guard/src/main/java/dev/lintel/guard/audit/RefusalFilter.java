package dev.lintel.guard.audit;

import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.Ticks;
import dev.lintel.guard.limit.memory.MemoryStore;
import dev.lintel.limits.Limit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/// Logs requests that were refused, whoever refused them: 401, 403, 409 and 429. Who asked is read at the moment of
/// the refusal, while Spring Security still knows. An attacker must not fill the table: of each source so many are
/// logged, and the next entry says how many were left out. Answers that are finished on another thread are not seen.
public final class RefusalFilter extends OncePerRequestFilter {
    private static final Set<Integer> REFUSED = Set.of(401, 403, 409, 429);
    private static final int SOURCES = 20_000;

    private final AuditLog log;
    private final Function<HttpServletRequest, Caller> callers;
    private final List<Limit> limits;
    private final MemoryStore logged;
    private final AtomicLong leftOut = new AtomicLong();

    /// @param callers who is behind a request, asked on its thread
    /// @param limits how many refusals of one source are logged
    public RefusalFilter(AuditLog log, Function<HttpServletRequest, Caller> callers, List<Limit> limits) {
        this.log = log;
        this.callers = callers;
        this.limits = List.copyOf(limits);
        this.logged = new MemoryStore(SOURCES, Ticks.steady());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Watched watched = new Watched(request, response);
        try {
            chain.doFilter(request, watched);
        } finally {
            Caller caller = watched.refused;
            if (caller != null && REFUSED.contains(response.getStatus())) {
                log(request, response.getStatus(), caller);
            }
        }
    }

    private void log(HttpServletRequest request, int status, Caller caller) {
        boolean admitted = logged.take(List.of(new Ask(caller.address(), limits, 1))).stream()
                .allMatch(each -> each.admitted());
        if (admitted) {
            log.refused(
                    caller,
                    "request.refused." + status,
                    request.getMethod() + " " + path(request),
                    leftOut.getAndSet(0));
        } else {
            leftOut.incrementAndGet();
        }
    }

    /// Without parameters: a session's id may stand in one.
    private static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }

    private final class Watched extends HttpServletResponseWrapper {
        private final HttpServletRequest request;
        private @Nullable Caller refused;

        Watched(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        private void look(int status) {
            if (REFUSED.contains(status) && refused == null) {
                refused = callers.apply(request);
            }
        }

        @Override
        public void setStatus(int status) {
            look(status);
            super.setStatus(status);
        }

        @Override
        public void sendError(int status) throws IOException {
            look(status);
            super.sendError(status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            look(status);
            super.sendError(status, message);
        }
    }
}
