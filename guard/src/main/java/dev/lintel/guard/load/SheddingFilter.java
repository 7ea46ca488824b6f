package dev.lintel.guard.load;

import dev.lintel.guard.filter.RequestFilter;
import dev.lintel.guard.problem.Problem;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// Refuses requests while too many are being served, those of little weight first. Stands before everything that
/// costs: a refused request takes microseconds, and the admitted ones keep their latency (Little's law: what is in
/// the house is rate times time; more than the house can serve only waits).
public final class SheddingFilter extends RequestFilter {
    private final int most;
    private final Weights weights;
    private final LoadEvents events;
    private final AtomicInteger running = new AtomicInteger();

    /// @param most requests at the same time
    public SheddingFilter(int most, Weights weights, LoadEvents events) {
        this.most = most;
        this.weights = weights;
        this.events = events;
    }

    /// Requests that are being served.
    public int running() {
        return running.get();
    }

    @Override
    protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getPathInfo() == null
                ? request.getServletPath()
                : request.getServletPath() + request.getPathInfo();
        if (path.startsWith("/actuator/")) {
            // who watches the service must see it also when it is full
            chain.doFilter(request, response);
            return;
        }
        Weight weight = weights.of(request.getMethod(), path);
        if (running.incrementAndGet() > weight.places(most)) {
            running.decrementAndGet();
            events.shed(weight);
            refuse(response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new WhenOver(running));
            } else {
                running.decrementAndGet();
            }
        }
    }

    /// Spread over some seconds, or all come back together.
    private static void refuse(HttpServletResponse response) throws IOException {
        response.setHeader(
                "Retry-After", String.valueOf(1 + ThreadLocalRandom.current().nextInt(4)));
        Problem.of("overloaded", 503, "Too busy", "Too many requests are being served. Try again in some seconds.")
                .write(response);
    }

    private record WhenOver(AtomicInteger running) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            running.decrementAndGet();
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
