package dev.lintel.guard.limit.web;

import dev.lintel.guard.limit.Verdict;
import dev.lintel.guard.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// Answers a refused request: 429, or 503 while nobody can count. The problem types are those that the draft on rate
/// limit fields registers.
///
/// @param jitter up to so much of the wait is added at random, so that those who were refused together do not come
///     back together; 0 to 1
public record RefusalAnswer(double jitter) {
    private static final String TYPES = "https://iana.org/assignments/http-problem-types#";

    void write(Verdict.Refusal refusal, HttpServletResponse response) throws IOException {
        long wait = Math.max(1, RateLimitFields.seconds(refusal.retryAfter()));
        if (refusal.retryAfter() > 0) {
            long extra = jitter > 0 ? (long) (ThreadLocalRandom.current().nextDouble() * jitter * wait + 0.5) : 0;
            response.setHeader("Retry-After", String.valueOf(wait + extra));
        }
        problem(refusal, wait).write(response);
    }

    private static Problem problem(Verdict.Refusal refusal, long wait) {
        Map<String, List<String>> more = Map.of("violated-policies", refusal.violated());
        return switch (refusal.reason()) {
            case LIMIT ->
                new Problem(
                        TYPES + "quota-exceeded",
                        429,
                        "Too many requests",
                        refusal.retryAfter() == 0
                                ? "This request costs more than the limit ever gives."
                                : "Wait " + wait + " s before the next attempt.",
                        more);
            case CONCURRENCY ->
                Problem.of(
                        "too-many-at-once",
                        429,
                        "Too many requests at once",
                        "Wait for an answer before sending the next request.");
            case STORE_DOWN ->
                new Problem(
                        TYPES + "temporary-reduced-capacity",
                        503,
                        "Not available for a moment",
                        "Requests cannot be counted right now. Try again in a few seconds.",
                        Map.of());
        };
    }
}
