package dev.lintel.practice.access;

import dev.lintel.graph.Access;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.HiddenLink;
import dev.lintel.graph.Paths;
import java.util.List;
import java.util.Optional;

/// What the pages show to callers with a role alone and the server gives to everybody who is logged in: hiding the link
/// does not hide the address. Private to one examination.
final class HiddenFunctions {
    private static final List<String> CONTEXT =
            List.of("server.servlet.context-path", "server.context-path", "spring.mvc.servlet.path");

    private final Backend backend;
    private final Paths paths;
    private final String context;

    /// @param like an endpoint behind a link that is hidden alike, of which the server does ask more
    record Shown(Endpoint endpoint, HiddenLink link, Optional<Endpoint> like) {}

    HiddenFunctions(Backend backend, Paths paths) {
        this.backend = backend;
        this.paths = paths;
        this.context = CONTEXT.stream()
                .flatMap(key -> backend.settings().get(key).stream())
                .map(setting -> setting.value().replaceFirst("/$", ""))
                .filter(value -> value.startsWith("/"))
                .findFirst()
                .orElse("");
    }

    /// The link that leads to a write which asks for no more than a login, whatever annotation or rule would say so.
    Optional<Shown> of(Endpoint endpoint) {
        return backend.hidden().isEmpty() || !asksLoginAlone(endpoint) || !writes(endpoint)
                ? Optional.empty()
                : backend.hidden().stream()
                        .filter(link -> link.covers(address(endpoint)))
                        .findFirst()
                        .filter(_ -> !new CallerTies(endpoint, paths.of(endpoint)).any())
                        .map(link -> new Shown(endpoint, link, like(link)));
    }

    private Optional<Endpoint> like(HiddenLink link) {
        return backend.endpoints().stream()
                .filter(this::asksMore)
                .filter(each -> backend.hidden().stream()
                        .anyMatch(other -> other.condition().equals(link.condition()) && other.covers(address(each))))
                .findFirst();
    }

    private String address(Endpoint endpoint) {
        String path = endpoint.route().path();
        return !context.isEmpty() && path.startsWith(context + "/") ? path.substring(context.length()) : path;
    }

    private boolean writes(Endpoint endpoint) {
        return paths.isWhole(endpoint)
                && paths.queries(endpoint)
                        .anyMatch(path -> !path.guessed()
                                && EndpointPublic.shape(path).mutates()
                                && EndpointPublic.shape(path).mainTable().isPresent());
    }

    /// An interceptor of the project's own may ask for more where an annotation says so.
    private boolean asksLoginAlone(Endpoint endpoint) {
        return endpoint.access() instanceof Access.Restricted restricted
                && restricted.requirements().stream().allMatch(each -> switch (each) {
                    case Requirement.Authenticated _ -> true;
                    case Requirement.Own own -> isStage(own, endpoint);
                    case Requirement.AnyRole _, Requirement.Expression _ -> false;
                })
                && !isAnnotated(endpoint);
    }

    private static boolean isStage(Requirement.Own own, Endpoint endpoint) {
        return endpoint.chain().stream().anyMatch(stage -> stage.name().endsWith("." + own.name()));
    }

    private boolean isAnnotated(Endpoint endpoint) {
        return !CheckedElsewhere.guards(backend, endpoint).isEmpty();
    }

    private boolean asksMore(Endpoint endpoint) {
        return endpoint.access() instanceof Access.Restricted && isAnnotated(endpoint)
                || GuardedDeeds.asksMore(endpoint);
    }
}
