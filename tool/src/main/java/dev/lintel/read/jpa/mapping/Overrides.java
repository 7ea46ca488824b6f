package dev.lintel.read.jpa.mapping;

import dev.lintel.code.Annotation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `@AttributeOverride` and `@AssociationOverride` say, by the attribute's path below the place where they
/// stand.
record Overrides(Map<String, Annotation> columns, Map<String, List<Annotation>> joins) {
    static final Overrides NONE = new Overrides(Map.of(), Map.of());

    Overrides {
        columns = Map.copyOf(columns);
        joins = Map.copyOf(joins);
    }

    static Overrides of(Marks marks) {
        Map<String, Annotation> columns = new HashMap<>();
        Map<String, List<Annotation>> joins = new HashMap<>();
        for (Annotation each : marks.repeated("AttributeOverride", "AttributeOverrides")) {
            marks.text(each, "name")
                    .ifPresent(name -> marks.nested(each, "column").stream()
                            .findFirst()
                            .ifPresent(column -> columns.put(name, column)));
        }
        for (Annotation each : marks.repeated("AssociationOverride", "AssociationOverrides")) {
            marks.text(each, "name").ifPresent(name -> joins.put(name, marks.nested(each, "joinColumns")));
        }
        return columns.isEmpty() && joins.isEmpty() ? NONE : new Overrides(columns, joins);
    }

    Optional<Annotation> column(String path) {
        return Optional.ofNullable(columns.get(path));
    }

    Optional<Annotation> join(String path) {
        return joins.getOrDefault(path, List.of()).stream().findFirst();
    }

    /// The overrides for what lies below `attribute`; these win over `inner`, which stands nearer to it.
    Overrides below(String attribute, Overrides inner) {
        if (this == NONE) {
            return inner;
        }
        Map<String, Annotation> allColumns = new HashMap<>(inner.columns);
        Map<String, List<Annotation>> allJoins = new HashMap<>(inner.joins);
        String start = attribute + ".";
        columns.forEach((path, column) -> {
            if (path.startsWith(start)) {
                allColumns.put(path.substring(start.length()), column);
            }
        });
        joins.forEach((path, columnsOf) -> {
            if (path.startsWith(start)) {
                allJoins.put(path.substring(start.length()), columnsOf);
            }
        });
        return new Overrides(allColumns, allJoins);
    }
}
