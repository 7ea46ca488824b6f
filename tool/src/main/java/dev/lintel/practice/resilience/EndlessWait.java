package dev.lintel.practice.resilience;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Client;
import dev.lintel.graph.Client.Timeout.State;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Peer;
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

/// Clients of some kinds that wait for an answer without a limit, with the ways on which they do.
record EndlessWait(Guide guide, Set<Client.Kind> kinds) {
    EndlessWait {
        kinds = Set.copyOf(kinds);
    }

    /// Who only connects, in a bounded time, waits for no answer: a look whether somebody listens there.
    private static final String CONNECTS = "connect";

    Stream<Finding> in(Backend backend, Paths paths) {
        Map<Client, Path> uses = new LinkedHashMap<>();
        Map<Client, List<String>> routes = new LinkedHashMap<>();
        Set<Client> read = new HashSet<>();
        for (Entry entry : backend.entries()) {
            paths.remotes(entry).filter(this::isOfKind).forEach(path -> {
                Client client = ((Step.Remote) path.step()).client();
                if (!CONNECTS.equals(((Step.Remote) path.step()).operation())) {
                    read.add(client);
                }
                uses.merge(client, path, (one, other) -> one.later() && !other.later() ? other : one);
                routes.computeIfAbsent(client, _ -> new ArrayList<>()).add(entry.label());
            });
        }
        boolean since4 = backend.application().frameworks().stream().anyMatch(name -> name.startsWith("Spring Boot 4"));
        return uses.entrySet().stream()
                .filter(each -> each.getKey().response().state() == State.UNLIMITED)
                .filter(each -> each.getKey().kind() != Client.Kind.MAIL
                        || backend.settings().anyBelow("spring.mail."))
                .filter(each ->
                        read.contains(each.getKey()) || each.getKey().connect().state() != State.LIMITED)
                .map(each ->
                        finding(each.getKey(), each.getValue(), routes.getOrDefault(each.getKey(), List.of()), since4));
    }

    private Finding finding(Client client, Path path, List<String> routes, boolean since4) {
        Optional<String> on = Switches.before(path);
        Judgement judgement = Judgement.from(guide.risk())
                .by(path)
                .atMost(guide.risk())
                .loweredIf(client.kind() == Client.Kind.MAIL && path.later(), "another thread waits, no request")
                .loweredIf(on.isPresent(), "it is only called where " + on.orElse("") + " is on")
                .noting(client.response().why());
        return new Finding(
                guide,
                judgement.risk(),
                Judgement.confidence(path),
                path.from().label(),
                "When " + Peer.of(path) + " stops answering, "
                        + (isRequest(path) ? "requests wait" : "its callers wait")
                        + " for it for ever and the threads run out.",
                judgement.reasons(),
                client.name() + " (" + client.library() + ") in "
                        + client.definedAt().file().path(),
                routes.stream().distinct().toList(),
                Trail.to(path)
                        .then(path.at(), "waits for the answer of " + Peer.of(path))
                        .then(
                                client.definedAt(),
                                client.kind() == Client.Kind.MAIL
                                        ? "no setting limits the time of " + client.library()
                                        : "the " + client.library() + " is made here, without a response timeout")
                        .guilty(client.definedAt()),
                Optional.of(new Fix(
                        "Set a connect timeout and a response timeout, shorter than your own callers' patience.",
                        example(client.library(), since4),
                        List.of())));
    }

    private boolean isOfKind(Path path) {
        return kinds.contains(((Step.Remote) path.step()).client().kind());
    }

    private static boolean isRequest(Path path) {
        return path.from() instanceof Endpoint && !path.later();
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
            case "JavaMail" -> """
                + spring.mail.properties.mail.smtp.connectiontimeout=2000
                + spring.mail.properties.mail.smtp.timeout=5000
                + spring.mail.properties.mail.smtp.writetimeout=5000""";
            case "JAX-RS client" -> "+ ClientBuilder.newBuilder().connectTimeout(1, SECONDS).readTimeout(3, SECONDS)";
            default -> "";
        };
    }
}
