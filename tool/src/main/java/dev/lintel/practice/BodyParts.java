package dev.lintel.practice;

import dev.lintel.graph.Backend;
import dev.lintel.graph.BodyType;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/// What lies in bodies of requests and answers, at any depth.
public final class BodyParts {
    private BodyParts() {}

    /// These types and all that their properties have, nearest first.
    ///
    /// @return qualified names, of what is no body as well: a text, a number
    public static Set<String> of(Backend backend, Collection<String> types) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(types);
        while (!open.isEmpty()) {
            String each = open.remove();
            BodyType body = found.add(each) ? backend.bodies().get(each) : null;
            if (body != null) {
                body.properties().forEach(property -> open.add(property.type()));
            }
        }
        return found;
    }
}
