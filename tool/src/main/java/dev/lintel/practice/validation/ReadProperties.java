package dev.lintel.practice.validation;

import dev.lintel.graph.BodyType;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Guard;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The properties of a request body that its handler reads, where it takes them out one by one and hands the whole
/// to nobody: an entity that serves as the body of a request for two of its fields.
///
/// @param names in code
record ReadProperties(Set<String> names) {
    private static final Set<String> DEMANDS = Set.of("NotNull", "NotBlank", "NotEmpty");

    /// Empty where the whole goes on, or not all that the handler does is known.
    static Optional<ReadProperties> of(Paths paths, Endpoint endpoint, Input input) {
        if (!paths.isWhole(endpoint) || input.many() || input.parameter() < 0) {
            return Optional.empty();
        }
        List<Source.Input> uses = uses(paths, endpoint, input).toList();
        boolean apart = !uses.isEmpty() && uses.stream().noneMatch(ReadProperties::isWhole);
        return apart
                ? Optional.of(new ReadProperties(
                        uses.stream().map(each -> each.path().getFirst()).collect(Collectors.toSet())))
                : Optional.empty();
    }

    /// Whether not all that the handler does was followed, and what was does not hand the whole on.
    static boolean isOpen(Paths paths, Endpoint endpoint, Input input) {
        return !paths.isWhole(endpoint)
                && !input.many()
                && input.parameter() >= 0
                && uses(paths, endpoint, input).noneMatch(ReadProperties::isWhole);
    }

    /// Whether a GET hands an object to its page, for a form to be filled in, and reads nothing of it.
    static boolean isOnlyShown(Paths paths, Endpoint endpoint, Input input) {
        return input.kind() == Input.Kind.MODEL
                && endpoint.route().method().equals("GET")
                && paths.isWhole(endpoint)
                && input.parameter() >= 0
                && paths.of(endpoint).stream()
                        .filter(path -> !isHandedBack(path, endpoint))
                        .flatMap(path -> uses(path, input.parameter()))
                        .findAny()
                        .isEmpty();
    }

    /// What a method of the handler's class gave: what that did with the object are paths as well.
    private static boolean isHandedBack(Path path, Endpoint endpoint) {
        return path.step() instanceof Step.Return
                && path.argument("value").stream()
                        .allMatch(each -> each instanceof Source.Derived derived
                                && derived.owner().equals(endpoint.handler().owner()));
    }

    private static boolean isWhole(Source.Input use) {
        return use.path().isEmpty();
    }

    private static Stream<Source.Input> uses(Paths paths, Endpoint endpoint, Input input) {
        return paths.of(endpoint).stream().flatMap(path -> uses(path, input.parameter()));
    }

    private static Stream<Source.Input> uses(Path path, int parameter) {
        // what a method of the code's own does with the whole is a path as well
        boolean follows = path.step() instanceof Step.Call;
        return Stream.concat(
                        path.given(),
                        path.guards().stream().map(Guard::condition).flatMap(Guard.Condition::sources))
                .flatMap(Source::roots)
                .filter(Source.Input.class::isInstance)
                .map(Source.Input.class::cast)
                .filter(each -> each.parameter() == parameter)
                .filter(each -> !follows || !each.path().isEmpty());
    }

    /// Whether a constraint stands on one of them.
    boolean anyConstrained(BodyType body) {
        return body.properties().stream()
                .anyMatch(each ->
                        names.contains(each.property()) && (!each.constraints().isEmpty() || each.cascades()));
    }

    /// Those that `@Valid` would demand although nobody reads them.
    List<String> demandedBesides(BodyType body) {
        return body.properties().stream()
                .filter(each -> !names.contains(each.property()))
                .filter(each -> each.constraints().stream().anyMatch(DEMANDS::contains))
                .map(BodyType.Property::property)
                .toList();
    }
}
