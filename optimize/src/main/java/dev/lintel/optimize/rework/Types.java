package dev.lintel.optimize.rework;

import dev.lintel.code.Type;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Types as they are written in a file that imports them.
final class Types {
    private Types() {}

    static String written(Type type) {
        return switch (type) {
            case Type.Declared declared ->
                declared.simpleName()
                        + (declared.arguments().isEmpty()
                                ? ""
                                : declared.arguments().stream()
                                        .map(Types::written)
                                        .collect(Collectors.joining(", ", "<", ">")));
            case Type.Array array -> written(array.element()) + "[]";
            case Type.Primitive primitive -> primitive.name();
            case Type.Variable variable -> variable.name();
            case Type.Wildcard wildcard ->
                wildcard.upper()
                        .map(bound -> "? extends " + written(bound))
                        .or(() -> wildcard.lower().map(bound -> "? super " + written(bound)))
                        .orElse("?");
            case Type.Unknown unknown -> unknown.text();
        };
    }

    /// Qualified names of the classes in it.
    static List<String> named(Type type) {
        return switch (type) {
            case Type.Declared declared ->
                Stream.concat(
                                Stream.of(declared.name()),
                                declared.arguments().stream().flatMap(each -> named(each).stream()))
                        .toList();
            case Type.Array array -> named(array.element());
            case Type.Wildcard wildcard ->
                Stream.concat(wildcard.upper().stream(), wildcard.lower().stream())
                        .flatMap(each -> named(each).stream())
                        .toList();
            case Type.Primitive _, Type.Variable _, Type.Unknown _ -> List.of();
        };
    }
}
