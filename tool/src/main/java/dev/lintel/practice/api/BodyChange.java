package dev.lintel.practice.api;

import dev.lintel.graph.BodyType;
import dev.lintel.graph.BodyType.Property;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// How bodies of requests and answers differ between two states of a backend, by the names that clients see. A body of
/// which not all is known on both sides says nothing.
record BodyChange(Map<String, BodyType> before, Map<String, BodyType> now) {
    private static final Set<String> REQUIRED = Set.of("NotNull", "NotBlank", "NotEmpty");

    /// @param type the class that has it now, or has it no more
    /// @param path from the body, `customer.name`
    record Difference(String type, String path, Span at) {}

    /// What was written into an answer and is not any more.
    Stream<Difference> lost(String old, String type) {
        return new Walk(true).of(old, type).stream();
    }

    /// What has to be sent now and did not before.
    Stream<Difference> needed(String old, String type) {
        return new Walk(false).of(old, type).stream();
    }

    private final class Walk {
        private final boolean answers;
        private final Set<String> seen = new HashSet<>();
        private final List<Difference> found = new ArrayList<>();

        Walk(boolean answers) {
            this.answers = answers;
        }

        List<Difference> of(String old, String type) {
            compare(old, type, "");
            return found;
        }

        private void compare(String old, String type, String path) {
            BodyType was = before.get(old);
            BodyType is = now.get(type);
            if (was == null || is == null || !was.complete() || !is.complete() || !seen.add(old + " " + type)) {
                return;
            }
            if (answers) {
                was.properties().stream()
                        .filter(Property::written)
                        .filter(each ->
                                named(is, each.name()).filter(Property::written).isEmpty())
                        .forEach(each -> found.add(new Difference(type, path + each.name(), is.at())));
            } else {
                is.properties().stream()
                        .filter(each -> each.read() && isRequired(each))
                        .filter(each -> named(was, each.name())
                                .filter(BodyChange::isRequired)
                                .isEmpty())
                        .forEach(each -> found.add(new Difference(type, path + each.name(), each.at())));
            }
            for (Property each : is.properties()) {
                named(was, each.name())
                        .filter(other -> other.many() == each.many())
                        .ifPresent(other -> compare(other.type(), each.type(), path + each.name() + "."));
            }
        }
    }

    private static Optional<Property> named(BodyType type, String name) {
        return type.properties().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    private static boolean isRequired(Property property) {
        return property.constraints().stream().anyMatch(REQUIRED::contains);
    }
}
