package dev.lintel.guard.remote;

import dev.lintel.guard.idempotency.Idempotency;
import dev.lintel.guard.load.Deadline;
import dev.lintel.guard.remote.RemoteEvents.Outcome;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/// Stands in Spring's clients, around each call. From the outside in: repetition, breaker, bulkhead, call. Every
/// attempt
/// counts once for the breaker, and an open breaker is not asked again.
///
/// Repeated is only what may be: methods that RFC 9110 §9.2.2 calls idempotent, and requests that carry an
/// `Idempotency-Key`; after a connection that failed, or an answer that says "not now" (429, 502, 503, 504).
public final class RemoteCalls implements ClientHttpRequestInterceptor {
    private static final Set<HttpMethod> REPEATABLE = Set.of(
            HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE, HttpMethod.PUT, HttpMethod.DELETE);
    private static final Set<Integer> NOT_NOW = Set.of(429, 502, 503, 504);
    private static final int MOST_HOSTS = 1_000;

    private final RemotePolicy policy;
    private final RemoteEvents events;
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();

    public RemoteCalls(RemotePolicy policy, RemoteEvents events) {
        this.policy = policy;
        this.events = events;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        Host host = host(request.getURI());
        Idempotency.requireNoTransaction(host.name());
        host.budget().called();
        boolean repeatable =
                REPEATABLE.contains(request.getMethod()) || request.getHeaders().containsHeader("Idempotency-Key");
        for (int attempt = 1; ; attempt++) {
            boolean last = !repeatable || attempt >= policy.attempts();
            Duration pause = pause(attempt);
            try {
                ClientHttpResponse answer = once(host, request, body, execution);
                Optional<Duration> asked = wait(answer, pause);
                if (last || asked.isEmpty() || !mayRepeat(host, asked.get())) {
                    return answer;
                }
                answer.close();
                pause = asked.get();
            } catch (NotCalledException notCalled) {
                throw notCalled;
            } catch (IOException failed) {
                if (last || !mayRepeat(host, pause)) {
                    throw failed;
                }
            }
            events.happened(host.name(), Outcome.REPEATED);
            sleep(pause);
        }
    }

    private ClientHttpResponse once(Host host, HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        Optional<Duration> left = Deadline.left();
        if (left.isPresent()) {
            if (left.get().isNegative() || left.get().isZero()) {
                throw notCalled(host, Outcome.LATE, "the caller's time is over");
            }
            request.getHeaders()
                    .set(policy.field(), String.valueOf(Math.max(1, left.get().toMillis())));
        }
        if (!host.places().tryAcquire()) {
            throw notCalled(host, Outcome.FULL, policy.atOnce() + " calls are running");
        }
        try {
            if (!host.breaker().tryAcquirePermission()) {
                throw notCalled(host, Outcome.OPEN, "it failed too often and is left alone for " + policy.rest());
            }
            return counted(host, request, body, execution);
        } finally {
            host.places().release();
        }
    }

    /// Errors that are the caller's (4xx) say nothing against the host.
    @SuppressWarnings("IllegalCatch") // whatever happens, the breaker gets its permission back
    private ClientHttpResponse counted(
            Host host, HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
        long start = System.nanoTime();
        try {
            ClientHttpResponse answer = execution.execute(request, body);
            boolean failed = answer.getStatusCode().is5xxServerError();
            long nanos = System.nanoTime() - start;
            if (failed) {
                host.breaker()
                        .onError(nanos, TimeUnit.NANOSECONDS, new IOException("status " + answer.getStatusCode()));
            } else {
                host.breaker().onSuccess(nanos, TimeUnit.NANOSECONDS);
            }
            events.happened(host.name(), failed ? Outcome.FAILED : Outcome.ANSWERED);
            return answer;
        } catch (IOException | RuntimeException failed) {
            host.breaker().onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, failed);
            events.happened(host.name(), Outcome.FAILED);
            throw failed;
        }
    }

    private NotCalledException notCalled(Host host, Outcome outcome, String why) {
        events.happened(host.name(), outcome);
        return new NotCalledException(host.name() + " was not called: " + why);
    }

    /// How long to wait before a repetition; empty if the answer is one to keep, or asks for more patience than we
    /// have.
    private Optional<Duration> wait(ClientHttpResponse answer, Duration pause) throws IOException {
        if (!NOT_NOW.contains(answer.getStatusCode().value())) {
            return Optional.empty();
        }
        String after = answer.getHeaders().getFirst("Retry-After");
        if (after == null || !after.matches("\\d{1,6}")) {
            return Optional.of(pause);
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(after));
        return asked.compareTo(policy.longestPause()) > 0
                ? Optional.empty()
                : Optional.of(asked.compareTo(pause) > 0 ? asked : pause);
    }

    /// Within the caller's time and the budget.
    private boolean mayRepeat(Host host, Duration pause) {
        boolean inTime = Deadline.left().map(left -> left.compareTo(pause) > 0).orElse(true);
        if (inTime && host.budget().take()) {
            return true;
        }
        events.happened(host.name(), inTime ? Outcome.UNREPEATED : Outcome.LATE);
        return false;
    }

    private Duration pause(int attempt) {
        long most = policy.pause().toMillis() << Math.min(attempt - 1, 20);
        long bound = Math.min(most, policy.longestPause().toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(bound + 1));
    }

    private static void sleep(Duration pause) throws IOException {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before a repetition", interrupted);
        }
    }

    /// Hosts that come from data could be many; beyond a bound they share one memory.
    private Host host(URI uri) {
        String authority = uri.getScheme() + "://" + uri.getAuthority();
        Host known = hosts.get(authority);
        if (known != null) {
            return known;
        }
        String name = hosts.size() < MOST_HOSTS ? authority : "others";
        return hosts.computeIfAbsent(name, each -> Host.of(each, policy));
    }
}
