package dev.lintel.graph;

import dev.lintel.sql.Shape;
import java.util.HashMap;
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
            paths.queries(entry).forEach(path -> add(entry, ((Step.Run) path.step()).query().shape()));
        }
        this.complete = backend.queries().stream().allMatch(query -> query.shape().complete())
                && backend.entries().stream().anyMatch(entry -> backend.operation(entry.handler()).isPresent());
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
