package dev.lintel.review.standard;

import dev.lintel.graph.Client;
import dev.lintel.graph.Client.Timeout;
import dev.lintel.graph.Failures;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Calls over the network, each place once: both time limits are set, and a failure of the other side is taken by
/// somebody on every way that leads there. A handler for all exceptions is nobody: it makes an outage a bug.
final class HandledCalls {
    /// Annotations that say what to do when a call fails, by the end of their names.
    private static final Set<String> RESILIENCE = Set.of(
            "io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker",
            "io.github.resilience4j.retry.annotation.Retry",
            "org.springframework.retry.annotation.Retryable",
            "org.springframework.resilience.annotation.Retryable",
            "org.eclipse.microprofile.faulttolerance.CircuitBreaker",
            "org.eclipse.microprofile.faulttolerance.Fallback",
            "org.eclipse.microprofile.faulttolerance.Retry",
            "com.alibaba.csp.sentinel.annotation.SentinelResource",
            "com.netflix.hystrix.contrib.javanica.annotation.HystrixCommand");

    /// What reactive chains, futures and clients call when something failed.
    private static final Set<String> ON_FAILURE = Set.of(
            "onErrorResume",
            "onErrorReturn",
            "onErrorMap",
            "onErrorComplete",
            "onStatus",
            "retryWhen",
            "exceptionally",
            "exceptionallyCompose",
            "handle",
            "recover",
            "recoverWithItem",
            "onFailure");

    /// What the clients throw when the other side fails, and what these inherit from.
    private static final Set<String> FAILURES = Set.of(
            "java.io.IOException",
            "java.util.concurrent.ExecutionException",
            "java.util.concurrent.TimeoutException",
            "org.springframework.web.client.RestClientException",
            "org.springframework.web.client.ResourceAccessException",
            "org.springframework.web.client.RestClientResponseException",
            "org.springframework.web.client.HttpStatusCodeException",
            "org.springframework.web.client.HttpClientErrorException",
            "org.springframework.web.client.HttpServerErrorException",
            "org.springframework.web.reactive.function.client.WebClientException",
            "org.springframework.web.reactive.function.client.WebClientRequestException",
            "org.springframework.web.reactive.function.client.WebClientResponseException",
            "feign.FeignException",
            "feign.RetryableException",
            "io.grpc.StatusRuntimeException",
            "org.apache.dubbo.rpc.RpcException",
            "jakarta.ws.rs.ProcessingException",
            "javax.ws.rs.ProcessingException",
            "java.lang.RuntimeException",
            "java.lang.Exception",
            "java.lang.Throwable");

    private final Paths paths;
    private final Failures failures;

    private HandledCalls(Paths paths) {
        this.paths = paths;
        this.failures = paths.backend().failures();
    }

    static Stream<Answer> answers(Paths paths) {
        return new HandledCalls(paths).places();
    }

    private Stream<Answer> places() {
        Map<Span, List<Answer>> byPlace = new LinkedHashMap<>();
        paths.backend().entries().forEach(entry -> {
            List<Path> all = paths.of(entry);
            for (Path path : all) {
                if (path.step() instanceof Step.Remote remote && isNetwork(remote.client())) {
                    byPlace.computeIfAbsent(path.at(), _ -> new ArrayList<>()).add(answer(remote, path, all));
                }
            }
        });
        return byPlace.values().stream().map(HandledCalls::worst);
    }

    private static boolean isNetwork(Client client) {
        return client.kind() == Client.Kind.HTTP || client.kind() == Client.Kind.RPC;
    }

    private static Answer worst(List<Answer> answers) {
        return answers.contains(Answer.MISSED)
                ? Answer.MISSED
                : answers.contains(Answer.UNKNOWN) ? Answer.UNKNOWN : Answer.MET;
    }

    private Answer answer(Step.Remote remote, Path path, List<Path> all) {
        Answer limited = limited(remote.client());
        if (limited == Answer.MISSED || isHandled(remote, path, all)) {
            return limited;
        }
        return paths.isWhole(path.from()) ? Answer.MISSED : Answer.UNKNOWN;
    }

    private static Answer limited(Client client) {
        List<Timeout.State> states =
                List.of(client.connect().state(), client.response().state());
        if (states.contains(Timeout.State.UNLIMITED)) {
            return Answer.MISSED;
        }
        return states.contains(Timeout.State.UNKNOWN) ? Answer.UNKNOWN : Answer.MET;
    }

    private boolean isHandled(Step.Remote remote, Path path, List<Path> all) {
        return path.tries().stream().flatMap(each -> each.catches().stream()).anyMatch(each -> takes(each, path))
                || operations(path).anyMatch(this::isResilient)
                || isAnswered(path)
                || all.stream().anyMatch(each -> reacts(each, remote, path));
    }

    /// A `catch` that goes on, or ends with an exception that becomes an answer of its own.
    private boolean takes(Path.Catch handler, Path path) {
        boolean takes = handler.types().stream().anyMatch(FAILURES::contains);
        return takes
                && handler.rethrows()
                        .map(exception -> failures.of(exception, path.from().handler())
                                .filter(Failures.Answered::isTold)
                                .isPresent())
                        .orElse(true);
    }

    private static Stream<OperationId> operations(Path path) {
        return Stream.concat(Stream.of(path.in()), path.via().stream().flatMap(call -> call.targets().stream()));
    }

    private boolean isResilient(OperationId id) {
        return paths.backend()
                .operation(id)
                .filter(each -> each.annotations().stream().anyMatch(RESILIENCE::contains))
                .isPresent();
    }

    /// Some handler makes an answer of exactly what this kind of client throws.
    private boolean isAnswered(Path path) {
        return failures.answers().stream()
                .filter(each -> each.within().isEmpty()
                        || each.within().equals(path.from().handler().owner()))
                .anyMatch(each -> FAILURES.contains(each.exception()) && !each.isGeneral() && each.isTold());
    }

    private static boolean reacts(Path other, Step.Remote remote, Path path) {
        return other.in().equals(path.in())
                && other.step() instanceof Step.Invoke invoke
                && ON_FAILURE.contains(invoke.name())
                && (isAnswerOf(other.argument("this"), remote.client())
                        || other.at().line() >= path.at().line()
                                && other.at().line() <= path.at().endLine());
    }

    private static boolean isAnswerOf(List<Source> sources, Client client) {
        return sources.stream()
                .flatMap(Source::roots)
                .anyMatch(source -> source instanceof Source.Answered answered
                        && answered.client().equals(client));
    }
}
