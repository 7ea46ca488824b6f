package dev.lintel.design.found;

import dev.lintel.graph.Backend;
import dev.lintel.graph.BodyType;
import dev.lintel.graph.Endpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What requests carry of a thing when one is made.
record Bodies(Backend backend) {
    /// The property of a body that carries the parts of a thing.
    Optional<BodyType.Property> carrying(Endpoint create, Thing part) {
        return bodies(create).stream()
                .flatMap(body -> body.properties().stream())
                .filter(each -> each.many() && isOf(each.type(), part))
                .findFirst();
    }

    private static boolean isOf(String type, Thing part) {
        String simple = type.substring(type.lastIndexOf('.') + 1);
        return simple.contains(part.name())
                || part.entity().filter(each -> each.type().equals(type)).isPresent();
    }

    /// The types, by name, of what a client may send; empty when no request's body is known.
    Optional<Map<String, String>> sent(Endpoint create) {
        return names(bodies(create));
    }

    Optional<Map<String, String>> sentAsPart(Endpoint create, Thing part) {
        return carrying(create, part)
                .map(BodyType.Property::type)
                .flatMap(type -> Optional.ofNullable(backend.bodies().get(type)))
                .flatMap(body -> names(List.of(body)));
    }

    private Optional<Map<String, String>> names(List<BodyType> bodies) {
        Map<String, String> names = new HashMap<>();
        for (BodyType body : bodies) {
            if (!body.complete()) {
                return Optional.empty();
            }
            body.properties().stream().filter(BodyType.Property::read).forEach(each -> {
                names.put(each.name(), each.type());
                names.put(each.property(), each.type());
                inside(each).forEach(inner -> names.putIfAbsent(inner.name(), inner.type()));
            });
        }
        return bodies.isEmpty() ? Optional.empty() : Optional.of(Map.copyOf(names));
    }

    /// A record of details inside a request says fields of the same row.
    private List<BodyType.Property> inside(BodyType.Property property) {
        return property.many()
                ? List.of()
                : Optional.ofNullable(backend.bodies().get(property.type()))
                        .map(BodyType::properties)
                        .orElse(List.of());
    }

    private List<BodyType> bodies(Endpoint create) {
        return create.inputs().stream()
                .filter(each -> each.kind() == Endpoint.Input.Kind.BODY
                        || each.kind() == Endpoint.Input.Kind.MODEL
                        || each.kind() == Endpoint.Input.Kind.FORM)
                .flatMap(each -> Optional.ofNullable(backend.bodies().get(each.type())).stream())
                .toList();
    }
}
