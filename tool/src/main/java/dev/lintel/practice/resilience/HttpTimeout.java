package dev.lintel.practice.resilience;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Client;
import dev.lintel.graph.Client.Timeout.State;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Peer;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Switches;
import dev.lintel.practice.Trail;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A client waits for another system without any limit.
public final class HttpTimeout implements Practice {
    static final Guide GUIDE = new Guide(
            "res-http-timeout",
            Risk.HIGH,
            "every HTTP/RPC client sets connect, read/response and pool-acquire timeouts",
            """
            Most clients of the JVM wait for ever by default. One peer that accepts connections and does not answer \
            takes one request thread after the other, until none is left and the service is down as well.""",
            "Worse on the way of a request, inside a transaction, and when anyone can call it; better in a job.",
            """
            A connect timeout alone does not help: the peer accepts and stays silent. A timeout that is longer than the \
            caller's own is none. Retries multiply it.""",
            """
            ```java
            var settings = ClientHttpRequestFactorySettings.defaults()
                    .withConnectTimeout(Duration.ofSeconds(1))
                    .withReadTimeout(Duration.ofSeconds(3));
            RestClient client = RestClient.builder()
                    .requestFactory(ClientHttpRequestFactoryBuilder.detect().build(settings))
                    .build();
            ```""",
            List.of("CWE-1088", "OWASP API10:2023", "OWASP ASVS 13.2.6"));

    /// Who only connects, in a bounded time, waits for no answer: a look whether somebody listens there.
    private static final String CONNECTS = "connect";

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        Map<Client, Path> uses = new LinkedHashMap<>();
        Map<Client, List<String>> routes = new LinkedHashMap<>();
        Set<Client> read = new HashSet<>();
        for (Entry entry : backend.entries()) {
            paths.remotes(entry).forEach(path -> {
                Client client = ((Step.Remote) path.step()).client();
                if (!CONNECTS.equals(((Step.Remote) path.step()).operation())) {
                    read.add(client);
                }
                uses.putIfAbsent(client, path);
                routes.computeIfAbsent(client, _ -> new ArrayList<>()).add(entry.label());
            });
        }
        boolean since4 = backend.application().frameworks().stream().anyMatch(name -> name.startsWith("Spring Boot 4"));
        return uses.entrySet().stream()
                .filter(each -> each.getKey().kind() == Client.Kind.HTTP
                        || each.getKey().kind() == Client.Kind.RPC)
                .filter(each -> each.getKey().response().state() == State.UNLIMITED)
                .filter(each ->
                        read.contains(each.getKey()) || each.getKey().connect().state() != State.LIMITED)
                .map(each ->
                        finding(each.getKey(), each.getValue(), routes.getOrDefault(each.getKey(), List.of()), since4));
    }

    private static Finding finding(Client client, Path path, List<String> routes, boolean since4) {
        Optional<String> on = Switches.before(path);
        Judgement judgement = Judgement.from(Risk.HIGH)
                .by(path)
                .atMost(Risk.HIGH)
                .loweredIf(on.isPresent(), "it is only called where " + on.orElse("") + " is on")
                .noting(client.response().why());
        return new Finding(
                GUIDE,
                judgement.risk(),
                Judgement.confidence(path),
                path.from().label(),
                "When " + Peer.of(path) + " stops answering, requests wait for it for ever and the threads run out.",
                judgement.reasons(),
                client.name() + " (" + client.library() + ") in "
                        + client.definedAt().file().path(),
                routes.stream().distinct().toList(),
                Trail.to(path)
                        .then(path.at(), "waits for the answer of " + Peer.of(path))
                        .then(
                                client.definedAt(),
                                "the " + client.library() + " is made here, without a response timeout")
                        .guilty(client.definedAt()),
                Optional.of(new Fix(
                        "Set a connect timeout and a response timeout, shorter than your own callers' patience.",
                        example(client.library(), since4),
                        List.of())));
    }

    private static String example(String library, boolean since4) {
        String settings = since4 ? "spring.http.clients." : "spring.http.client.";
        return switch (library) {
            case "Spring Boot RestTemplateBuilder", "Spring Boot RestClient.Builder" ->
                "+ " + settings + "connect-timeout=1s\n+ " + settings + "read-timeout=3s";
            case "RestTemplate" -> """
                + SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
                + factory.setConnectTimeout(1_000);
                + factory.setReadTimeout(3_000);
                - new RestTemplate()
                + new RestTemplate(factory)""";
            case "RestClient" ->
                "+ factory.setConnectTimeout(Duration.ofSeconds(1));\n"
                        + "+ factory.setReadTimeout(Duration.ofSeconds(3));";
            case "WebClient", "Spring Boot WebClient.Builder", "Reactor Netty" ->
                "+ HttpClient.create().responseTimeout(Duration.ofSeconds(3))";
            case "HttpClient" -> "+ HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(3))";
            case "HttpURLConnection" -> "+ connection.setConnectTimeout(1_000);\n+ connection.setReadTimeout(3_000);";
            case "JAX-RS client" -> "+ ClientBuilder.newBuilder().connectTimeout(1, SECONDS).readTimeout(3, SECONDS)";
            default -> "";
        };
    }
}
