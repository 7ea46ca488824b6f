package dev.lintel.guard.remote;

import dev.lintel.guard.idempotency.Idempotency;
import dev.lintel.guard.load.Deadline;
import dev.lintel.guard.remote.RemoteEvents.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;

/// Stands in `WebClient` as [RemoteCalls] stands in the blocking clients, with one memory of hosts for both:
/// repetition, breaker, bulkhead, call. The deadline is read on the thread that subscribes. A place in the bulkhead
/// is given back when the answer's header is there; its body may still be on the way.
public final class RemoteExchanges implements ExchangeFilterFunction {
    private final Hosts hosts;

    public RemoteExchanges(Hosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        Host host = hosts.of(request.url());
        Idempotency.requireNoTransaction(host.name());
        host.budget().called();
        Until until = Until.of(Deadline.left());
        return attempt(1, host, request, next, until);
    }

    /// When the caller's time is over, by the clock of this machine.
    private record Until(Optional<Long> nanos) {
        static Until of(Optional<Duration> left) {
            return new Until(left.map(each -> System.nanoTime() + each.toNanos()));
        }

        Optional<Duration> left() {
            return nanos.map(each -> Duration.ofNanos(each - System.nanoTime()));
        }
    }

    private Mono<ClientResponse> attempt(
            int number, Host host, ClientRequest request, ExchangeFunction next, Until until) {
        boolean last = !Hosts.isRepeatable(request.method(), request.headers())
                || number >= hosts.policy().attempts();
        Duration pause = hosts.pause(number);
        return once(host, request, next, until)
                .flatMap(answer -> {
                    Optional<Duration> asked = hosts.wait(
                            answer.statusCode().value(),
                            answer.headers().asHttpHeaders().getFirst("Retry-After"),
                            pause);
                    if (last || asked.isEmpty() || !hosts.mayRepeat(host, asked.get(), until.left())) {
                        return Mono.just(answer);
                    }
                    return answer.releaseBody()
                            .then(Mono.defer(() -> again(number, host, request, next, until, asked.get())));
                })
                .onErrorResume(
                        WebClientRequestException.class,
                        failed -> last
                                        || failed.getCause() instanceof NotCalledException
                                        || !hosts.mayRepeat(host, pause, until.left())
                                ? Mono.error(failed)
                                : again(number, host, request, next, until, pause));
    }

    private Mono<ClientResponse> again(
            int before, Host host, ClientRequest request, ExchangeFunction next, Until until, Duration pause) {
        hosts.events().happened(host.name(), Outcome.REPEATED);
        return Mono.delay(pause).then(Mono.defer(() -> attempt(before + 1, host, request, next, until)));
    }

    private Mono<ClientResponse> once(Host host, ClientRequest request, ExchangeFunction next, Until until) {
        return Mono.defer(() -> {
            Optional<Duration> left = until.left();
            if (left.isPresent() && (left.get().isNegative() || left.get().isZero())) {
                return refused(host, request, Outcome.LATE, "the caller's time is over");
            } else if (!host.places().tryAcquire()) {
                return refused(host, request, Outcome.FULL, hosts.policy().atOnce() + " calls are running");
            }
            AtomicBoolean given = new AtomicBoolean();
            Runnable giveBack = () -> {
                if (given.compareAndSet(false, true)) {
                    host.places().release();
                }
            };
            if (!host.breaker().tryAcquirePermission()) {
                giveBack.run();
                return refused(
                        host,
                        request,
                        Outcome.OPEN,
                        "it failed too often and is left alone for "
                                + hosts.policy().rest());
            }
            return counted(host, next.exchange(withDeadline(request, left))).doFinally(signal -> giveBack.run());
        });
    }

    private ClientRequest withDeadline(ClientRequest request, Optional<Duration> left) {
        return left.map(each -> ClientRequest.from(request)
                        .headers(headers ->
                                headers.set(hosts.policy().field(), String.valueOf(Math.max(1, each.toMillis()))))
                        .build())
                .orElse(request);
    }

    /// Errors that are the caller's (4xx) say nothing against the host. Whoever stops waiting says it was slow.
    private Mono<ClientResponse> counted(Host host, Mono<ClientResponse> call) {
        long start = System.nanoTime();
        return call.doOnNext(answer -> {
                    long nanos = System.nanoTime() - start;
                    if (answer.statusCode().is5xxServerError()) {
                        failed(host, nanos, new IOException("status " + answer.statusCode()));
                    } else {
                        host.breaker().onSuccess(nanos, TimeUnit.NANOSECONDS);
                        hosts.events().happened(host.name(), Outcome.ANSWERED);
                    }
                })
                .doOnError(error -> failed(host, System.nanoTime() - start, error))
                .doOnCancel(
                        () -> failed(host, System.nanoTime() - start, new IOException("nobody waited for the answer")));
    }

    private void failed(Host host, long nanos, Throwable error) {
        host.breaker().onError(nanos, TimeUnit.NANOSECONDS, error);
        hosts.events().happened(host.name(), Outcome.FAILED);
    }

    /// As the client tells of any connection that fails.
    private Mono<ClientResponse> refused(Host host, ClientRequest request, Outcome outcome, String why) {
        return Mono.error(new WebClientRequestException(
                hosts.notCalled(host, outcome, why), request.method(), request.url(), request.headers()));
    }
}
