package dev.lintel.design.found;

import dev.lintel.design.brief.Resource;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An endpoint as an operation on one thing, told by its method and the shape of its address.
///
/// @param behind literal segments behind the thing's own, `refund` of `/payments/{id}/refund`
/// @param item whether the address names one row
/// @param parent what the address passes before, `orders` of `/orders/{id}/payments`
record Door(Endpoint endpoint, Thing thing, List<String> behind, boolean item, Optional<Thing> parent) {
    /// @return empty when no segment names a thing
    static Optional<Door> of(Endpoint endpoint, List<Thing> things) {
        String[] segments = endpoint.route().path().split("/");
        for (int i = segments.length - 1; i >= 0; i--) {
            Optional<Thing> thing = named(segments[i], things);
            if (thing.isEmpty()) {
                continue;
            }
            List<String> behind = new ArrayList<>();
            boolean item = false;
            for (int j = i + 1; j < segments.length; j++) {
                if (segments[j].startsWith("{")) {
                    item = true;
                } else {
                    behind.add(segments[j]);
                }
            }
            Optional<Thing> parent = Optional.empty();
            for (int j = i - 1; j >= 0 && parent.isEmpty(); j--) {
                parent = named(segments[j], things);
            }
            return Optional.of(new Door(endpoint, thing.get(), behind, item, parent));
        }
        return Optional.empty();
    }

    private static Optional<Thing> named(String segment, List<Thing> things) {
        if (segment.isEmpty() || segment.startsWith("{")) {
            return Optional.empty();
        }
        return things.stream()
                .filter(each -> Words.names(segment, each.table().name()) || Words.names(segment, each.name()))
                .findFirst();
    }

    /// `Order.create`; empty when it makes no row.
    Optional<String> creation() {
        return isCreate() ? Optional.of(thing.name() + ".create") : Optional.empty();
    }

    boolean isList() {
        return endpoint.route().method().equals("GET") && !item && behind.isEmpty();
    }

    boolean isCreate() {
        return endpoint.route().method().equals("POST") && !item && behind.isEmpty();
    }

    /// Whether a repeated request is told by the key that it carries.
    boolean isKeyed(Backend backend) {
        return endpoint.inputs().stream()
                        .anyMatch(input -> input.kind() == Endpoint.Input.Kind.HEADER
                                && input.name().equalsIgnoreCase("Idempotency-Key"))
                || backend.operation(endpoint.handler())
                        .filter(each -> each.annotations().contains("dev.lintel.guard.Idempotent"))
                        .isPresent();
    }

    /// `create`, `read`, `update`, `delete`, or a word that leads to a state; empty for what a brief has no word for.
    Optional<String> operation(List<String> states) {
        String method = endpoint.route().method();
        if (behind.isEmpty()) {
            return switch (method) {
                case "GET" -> Optional.of("read");
                case "POST" -> item ? Optional.empty() : Optional.of("create");
                case "PUT", "PATCH" -> item ? Optional.of("update") : Optional.empty();
                case "DELETE" -> item ? Optional.of("delete") : Optional.empty();
                default -> Optional.empty();
            };
        }
        boolean acts = !method.equals("GET") && item && behind.size() == 1;
        return Optional.of(behind.getFirst())
                .filter(word -> acts
                        && states.stream()
                                        .filter(state -> Resource.leadsTo(word, state))
                                        .count()
                                == 1);
    }
}
