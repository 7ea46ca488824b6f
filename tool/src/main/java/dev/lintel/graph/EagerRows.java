package dev.lintel.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The tables whose rows come into memory when rows of a mapped class do: its own, and those of the associations that
/// are mapped as eager, of theirs again and so on. An association to one is eager unless the mapping says otherwise
/// (Jakarta Persistence 3.2, section 2.11, `FetchType`).
final class EagerRows {
    private final Map<String, Entity> entities;
    private final Map<String, Set<String>> known = new HashMap<>();

    EagerRows(Map<String, Entity> entities) {
        this.entities = entities;
    }

    /// With the rows that a query gives as objects of a mapped class, those of what it fetches included; nothing for
    /// numbers, single columns and writes.
    Set<String> with(Query query) {
        if (!query.givesObjects() || !entities.containsKey(query.entity())) {
            return Set.of();
        }
        Set<String> tables = new LinkedHashSet<>(of(query.entity()));
        query.fetched().forEach(path -> tables.addAll(of(target(query.entity(), path))));
        return tables;
    }

    /// With a row of this class; folded names, empty for a class that is not mapped.
    Set<String> of(String type) {
        return known.computeIfAbsent(type, this::reached);
    }

    private Set<String> reached(String type) {
        Set<String> tables = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>(Set.of(type));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Entity entity = entities.get(open.pop());
            if (entity == null) {
                continue;
            }
            tables.add(entity.table());
            for (Entity.Property property : entity.properties()) {
                tables.add(property.table());
                property.association().filter(each -> !each.lazy()).ifPresent(association -> {
                    tables.add(association.joinTable());
                    if (seen.add(association.target())) {
                        open.add(association.target());
                    }
                });
            }
        }
        tables.remove("");
        return Set.copyOf(tables);
    }

    /// The class at the end of a path of associations, `items.product`; empty when a part of it is not known.
    private String target(String type, String path) {
        String at = type;
        for (String name : List.of(path.split("\\."))) {
            Entity entity = entities.get(at);
            at = entity == null
                    ? ""
                    : entity.property(name)
                            .flatMap(Entity.Property::association)
                            .map(Entity.Association::target)
                            .orElse("");
        }
        return at;
    }
}
