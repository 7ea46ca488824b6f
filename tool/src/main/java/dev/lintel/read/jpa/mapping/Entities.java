package dev.lintel.read.jpa.mapping;

import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Property;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All mapped classes of the target, by class and by the name that queries use.
public final class Entities {
    private final Map<String, Entity> byType = new TreeMap<>();
    private final Map<String, List<Entity>> byName = new HashMap<>();
    private final Map<String, String> names;

    /// @param names the names that queries use, by qualified class
    public Entities(Collection<Entity> entities, Map<String, String> names) {
        this.names = Map.copyOf(names);
        for (Entity entity : entities) {
            byType.put(entity.type(), entity);
            String name = names.getOrDefault(entity.type(), simple(entity.type()));
            byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(entity);
        }
    }

    /// These and others, which are called by their class; where both know a class, these stay.
    public Entities and(Collection<Entity> others) {
        if (others.isEmpty()) {
            return this;
        }
        Map<String, Entity> all = new TreeMap<>();
        others.forEach(each -> all.put(each.type(), each));
        all.putAll(byType);
        return new Entities(all.values(), names);
    }

    public static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    public Collection<Entity> all() {
        return byType.values();
    }

    public Optional<Entity> ofType(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    /// By the name in a query: the entity's name or its qualified class. When several applications of a
    /// repository use one name, the class in the package nearest to `near` is meant.
    public Optional<Entity> named(String name, String near) {
        Entity qualified = byType.get(name);
        if (qualified != null) {
            return Optional.of(qualified);
        }
        List<Entity> found = byName.getOrDefault(name, List.of());
        return found.size() < 2
                ? found.stream().findFirst()
                : found.stream().max(Comparator.comparingInt(each -> common(each.type(), near)));
    }

    private static int common(String left, String right) {
        int i = 0;
        while (i < Math.min(left.length(), right.length()) && left.charAt(i) == right.charAt(i)) {
            i++;
        }
        return i;
    }

    /// Follows property names from an entity: what each step is. Empty when a name is not mapped.
    public Optional<Walk> walk(Entity from, List<String> names) {
        List<Hop> hops = new ArrayList<>();
        Entity at = from;
        String prefix = "";
        for (int i = 0; i < names.size(); i++) {
            String name = prefix.isEmpty() ? names.get(i) : prefix + "." + names.get(i);
            boolean last = i == names.size() - 1;
            Optional<Property> property = at.property(name).or(() -> idAlias(from, name));
            if (property.isPresent() && property.get().association().isPresent()) {
                hops.add(new Hop(at, property.get()));
                prefix = "";
                if (last) {
                    return Optional.of(new Walk(hops, List.of(), at));
                }
                Optional<Entity> target =
                        ofType(property.get().association().get().target());
                if (target.isEmpty()) {
                    return Optional.empty();
                }
                at = target.get();
            } else if (property.isPresent()) {
                return last ? Optional.of(new Walk(hops, List.of(property.get()), at)) : Optional.empty();
            } else {
                prefix = name;
            }
        }
        List<Property> parts = embedded(at, prefix);
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Walk(hops, parts, at));
    }

    /// `id` means the identifier even when the property is called otherwise (HQL).
    private static Optional<Property> idAlias(Entity entity, String name) {
        return name.equals("id") ? entity.id().filter(id -> id.name().indexOf('.') < 0) : Optional.empty();
    }

    private static List<Property> embedded(Entity entity, String prefix) {
        String start = prefix + ".";
        return prefix.isEmpty()
                ? List.of()
                : entity.properties().stream()
                        .filter(each -> each.name().startsWith(start))
                        .toList();
    }

    /// One association on the way.
    public record Hop(Entity from, Property property) {}

    /// @param hops associations followed, the last one too when the path ends at it
    /// @param end the properties at the end: one, or several of an embedded value; none when it ends at an
    ///     association
    /// @param owner whose properties those are
    public record Walk(List<Hop> hops, List<Property> end, Entity owner) {
        public Walk {
            hops = List.copyOf(hops);
            end = List.copyOf(end);
        }
    }
}
