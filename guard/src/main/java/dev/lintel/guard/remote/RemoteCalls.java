package dev.lintel.guard.remote;

import dev.lintel.guard.idempotency.Idempotency;
import dev.lintel.guard.load.Deadline;
import dev.lintel.guard.remote.RemoteEvents.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/// Stands in Spring's blocking clients, around each call. From the outside in: repetition, breaker, bulkhead, call.
/// Every attempt counts once for the breaker, and an open breaker is not asked again.
public final class RemoteCalls implements ClientHttpRequestInterceptor {
    private final Hosts hosts;
    private final RemotePolicy policy;
    private final RemoteEvents events;

    public RemoteCalls(Hosts hosts) {
        this.hosts = hosts;
        this.policy = hosts.policy();
        this.events = hosts.events();
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        Host host = hosts.of(request.getURI());
        Idempotency.requireNoTransaction(host.name());
        host.budget().called();
        boolean repeatable = Hosts.isRepeatable(request.getMethod(), request.getHeaders());
        for (int attempt = 1; ; attempt++) {
            boolean last = !repeatable || attempt >= policy.attempts();
            Duration pause = hosts.pause(attempt);
            try {
                ClientHttpResponse answer = once(host, request, body, execution);
                Optional<Duration> asked = hosts.wait(
                        answer.getStatusCode().value(), answer.getHeaders().getFirst("Retry-After"), pause);
                if (last || asked.isEmpty() || !hosts.mayRepeat(host, asked.get(), Deadline.left())) {
                    return answer;
                }
                answer.close();
                pause = asked.get();
            } catch (NotCalledException notCalled) {
                throw notCalled;
            } catch (IOException failed) {
                if (last || !hosts.mayRepeat(host, pause, Deadline.left())) {
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
                throw hosts.notCalled(host, Outcome.LATE, "the caller's time is over");
            }
            request.getHeaders()
                    .set(policy.field(), String.valueOf(Math.max(1, left.get().toMillis())));
        }
        if (!host.places().tryAcquire()) {
            throw hosts.notCalled(host, Outcome.FULL, policy.atOnce() + " calls are running");
        }
        try {
            if (!host.breaker().tryAcquirePermission()) {
                throw hosts.notCalled(host, Outcome.OPEN, "it failed too often and is left alone for " + policy.rest());
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

    private static void sleep(Duration pause) throws IOException {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before a repetition", interrupted);
        }
    }
}
