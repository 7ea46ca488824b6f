package dev.lintel.practice.access;

import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Path;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a call of the project's own tells other systems to do, as far as the methods of HTTP say so: those that are
/// handed on as values (`exchange(url, HttpMethod.PUT, ..)`, a project's own wrapper of a client), else the names
/// of the client's methods (`postForObject`).
final class RemoteVerbs {
    private static final Set<String> WRITING = Set.of("post", "put", "patch", "delete");
    private static final Set<String> READING = Set.of("get", "head", "options");

    private static final Set<String> FOR_WRITING = Set.of("POST", "PUT", "PATCH", "DELETE", "MUTATION");

    private RemoteVerbs() {}

    /// Whether callers ask this endpoint to change something, so that it may tell others to.
    static boolean isWrite(Endpoint endpoint) {
        return FOR_WRITING.contains(endpoint.route().method());
    }

    /// Whether it is not known that it only reads.
    static boolean mayWrite(Step.Call call, List<Path> all) {
        return mayWrite(all.stream().filter(path -> path.via().contains(call)).toList());
    }

    /// The same of one step that leaves the process.
    static boolean mayWrite(Path remote) {
        return mayWrite(List.of(remote));
    }

    private static boolean mayWrite(List<Path> inside) {
        Set<String> handed =
                inside.stream().flatMap(Path::given).flatMap(RemoteVerbs::verb).collect(Collectors.toSet());
        Set<String> said = handed.isEmpty()
                ? inside.stream()
                        .map(Path::step)
                        .filter(Step.Remote.class::isInstance)
                        .flatMap(step -> verbs().filter(
                                        verb -> ((Step.Remote) step).operation().startsWith(verb)))
                        .collect(Collectors.toSet())
                : handed;
        return said.isEmpty() || said.stream().anyMatch(WRITING::contains);
    }

    /// A constant, or the field of a library that holds one, `HttpMethod.PUT`.
    private static Stream<String> verb(Source source) {
        String name = switch (source) {
            case Source.Constant(Object value) -> value.toString();
            case Source.State(String field) -> field.substring(field.lastIndexOf('.') + 1);
            default -> "";
        };
        return name.equals(name.toUpperCase(Locale.ROOT))
                ? verbs().filter(verb -> verb.equals(name.toLowerCase(Locale.ROOT)))
                : Stream.empty();
    }

    private static Stream<String> verbs() {
        return Stream.concat(WRITING.stream(), READING.stream());
    }
}
