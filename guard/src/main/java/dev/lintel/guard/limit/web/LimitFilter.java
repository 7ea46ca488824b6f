package dev.lintel.guard.limit.web;

import dev.lintel.guard.filter.RequestFilter;
import dev.lintel.guard.limit.Limiter;
import dev.lintel.guard.limit.Stage;
import dev.lintel.guard.limit.Verdict;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Asks the limits of one stage. There are two of them, around the filters of Spring Security: before it only what
/// any request shows counts, so that a refused one costs no password hash; behind it counts who calls.
public final class LimitFilter extends RequestFilter {
    private final Stage stage;
    private final Limiter limiter;
    private final Identity identity;
    private final RefusalAnswer answer;

    public LimitFilter(Stage stage, Limiter limiter, Identity identity, RefusalAnswer answer) {
        this.stage = stage;
        this.limiter = limiter;
        this.identity = identity;
        this.answer = answer;
    }

    @Override
    protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Verdict verdict = limiter.check(stage, new ServletLimitedRequest(request, identity));
        RateLimitFields.write(request, response, verdict.standings());
        if (verdict.refusal().isPresent()) {
            answer.write(verdict.refusal().get(), response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            leave(request, verdict);
        }
    }

    private static void leave(HttpServletRequest request, Verdict verdict) {
        if (request.isAsyncStarted()) {
            request.getAsyncContext().addListener(new WhenOver(verdict));
        } else {
            verdict.inFlight().close();
        }
    }

    /// A request that goes on in another thread is over when that is.
    private record WhenOver(Verdict verdict) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            verdict.inFlight().close();
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
