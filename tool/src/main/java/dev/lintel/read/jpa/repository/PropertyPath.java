package dev.lintel.read.jpa.repository;

import dev.lintel.graph.Entity;
import dev.lintel.read.jpa.mapping.Entities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the property that a part of a derived name means: the whole as one property first, then split before
/// capitals from the right, so that `CustomerAddressCity` may be `customer.address.city`; an underscore splits
/// for certain.
final class PropertyPath {
    /// Names with more humps than that are not tried further; each may double the work.
    private static final int MOST_STEPS = 2_000;

    private final Entities entities;
    private int steps = MOST_STEPS;

    PropertyPath(Entities entities) {
        this.entities = entities;
    }

    Optional<List<String>> find(Entity entity, String name) {
        return find(entity, List.of(), name);
    }

    private Optional<List<String>> find(Entity entity, List<String> before, String rest) {
        if (rest.isEmpty() || --steps < 0) {
            return Optional.empty();
        }
        for (String whole : List.of(decapitalised(rest), rest)) {
            List<String> names = with(before, whole);
            if (entities.walk(entity, names).isPresent()) {
                return Optional.of(names);
            }
        }
        for (int i = rest.length() - 1; i > 0; i--) {
            boolean underscore = rest.charAt(i) == '_';
            if (!underscore && !Character.isUpperCase(rest.charAt(i))) {
                continue;
            }
            List<String> head = with(before, decapitalised(rest.substring(0, i)));
            if (entities.walk(entity, head).isPresent()) {
                Optional<List<String>> found = find(entity, head, rest.substring(underscore ? i + 1 : i));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> with(List<String> before, String name) {
        List<String> longer = new ArrayList<>(before);
        longer.add(name);
        return longer;
    }

    private static String decapitalised(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
