package dev.lintel.graph;

import dev.lintel.sql.Shape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Which entries read and write which tables, over all ways of a backend.
public final class Traffic {
    private final Map<String, TableUse> uses = new HashMap<>();

    /// What happens to one table; sets keep the order of the entries.
    public record TableUse(Set<Entry> readers, Set<Entry> inserters, Set<Entry> writers, Set<Entry> deleters) {
        TableUse() {
            this(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        }

        /// Whether rows come only by requests that need a role: such a table grows by hand.
        public boolean staffOnly() {
            return !inserters.isEmpty()
                    && inserters.stream()
                            .allMatch(entry -> entry instanceof Endpoint endpoint
                                    && endpoint.access() instanceof Access.Restricted restricted
                                    && restricted.beyondLogin());
        }
    }

    /// Whether a table grows with use.
    public enum Growth {
        /// Some entry inserts rows.
        GROWING,
        /// Nothing that was read inserts rows: a table of codes and settings.
        LOOKUP,
        /// No insert was found, but not everything could be read.
        UNKNOWN
    }

    private final boolean complete;

    Traffic(Backend backend, Paths paths) {
        for (Entry entry : backend.entries()) {
            paths.queries(entry).forEach(path -> {
                Query query = ((Step.Run) path.step()).query();
                add(entry, query.shape());
                if (query.shape().kind() == Shape.Kind.INSERT || query.shape().kind() == Shape.Kind.UPSERT) {
                    cascade(entry, backend.entities(), query.entity(), new HashSet<>());
                }
            });
        }
        this.complete = backend.queries().stream()
                        .allMatch(query -> query.shape().complete())
                && backend.entries().stream()
                        .anyMatch(entry -> backend.operation(entry.handler()).isPresent());
    }

    private void add(Entry entry, Shape shape) {
        for (Shape.TableUse table : shape.tables()) {
            TableUse use = uses.computeIfAbsent(table.table(), _ -> new TableUse());
            boolean target = shape.mutates() && table.role() == Shape.TableUse.Role.MAIN;
            switch (target ? shape.kind() : Shape.Kind.SELECT) {
                case INSERT, UPSERT -> {
                    use.inserters().add(entry);
                    use.writers().add(entry);
                }
                case UPDATE -> use.writers().add(entry);
                case DELETE -> {
                    use.deleters().add(entry);
                    use.writers().add(entry);
                }
                case SELECT, OTHER -> use.readers().add(entry);
            }
        }
    }

    /// Saving an entity saves its value collections, the rows of its join tables and what it cascades to.
    private void cascade(Entry entry, Map<String, Entity> entities, String type, Set<String> seen) {
        Entity entity = entities.get(type);
        if (entity == null || !seen.add(type)) {
            return;
        }
        for (Entity.Property property : entity.properties()) {
            property.association().ifPresent(association -> {
                insert(entry, association.joinTable());
                Entity target = entities.get(association.target());
                if (association.cascadePersist() && target != null) {
                    insert(entry, target.table());
                    cascade(entry, entities, association.target(), seen);
                }
            });
        }
    }

    private void insert(Entry entry, String table) {
        if (!table.isEmpty()) {
            TableUse use = uses.computeIfAbsent(table, _ -> new TableUse());
            use.inserters().add(entry);
            use.writers().add(entry);
        }
    }

    public TableUse of(String table) {
        return uses.getOrDefault(table, new TableUse());
    }

    public Growth growth(String table) {
        if (!of(table).inserters().isEmpty()) {
            return Growth.GROWING;
        }
        return complete ? Growth.LOOKUP : Growth.UNKNOWN;
    }
}
