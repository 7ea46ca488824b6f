package dev.lintel.graph;

import dev.lintel.sql.Shape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which entries read and write which tables, over all ways of a backend.
public final class Traffic {
    private final Map<String, TableUse> uses = new HashMap<>();

    /// What happens to one table; sets keep the order of the entries.
    ///
    /// @param inserters those that add rows, or save one of which it is not known whether it is there already
    /// @param adders those of them that surely add
    /// @param mapping those that load or store its rows as they are mapped, which names every mapped column
    public record TableUse(
            Set<Entry> readers,
            Set<Entry> inserters,
            Set<Entry> adders,
            Set<Entry> writers,
            Set<Entry> deleters,
            Set<Entry> mapping) {
        TableUse() {
            this(
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>());
        }

        /// Whether rows come only by requests that need a role which not everybody has: such a table grows by hand.
        public boolean staffOnly() {
            return !inserters.isEmpty()
                    && inserters.stream()
                            .allMatch(entry -> entry instanceof Endpoint endpoint && forStaff(endpoint.access()));
        }

        /// Roles kept in the database are those of a back office.
        private static boolean forStaff(Access access) {
            return switch (access) {
                case Access.Restricted restricted -> restricted.beyondAccount();
                case Access.FromData fromData -> fromData.authenticated();
                case Access.Denied _ -> true;
                case Access.Public _, Access.Unknown _ -> false;
            };
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
    private final RowEstimate estimate;
    private final EagerRows eager;

    Traffic(Backend backend, Paths paths) {
        this.eager = new EagerRows(backend.entities());
        this.estimate = new RowEstimate(backend, this, Ownership.of(backend.schema()));
        for (Entry entry : backend.entries()) {
            List<Path> all = paths.of(entry);
            for (Path path : all) {
                ManagedUpdate.tables(path, all, backend.entities())
                        .forEach(table -> use(table).writers().add(entry));
            }
            if (entry instanceof Endpoint endpoint && endpoint.responds().serialised()) {
                serialises(entry, endpoint.responds().type(), backend, new HashSet<>());
            }
            paths.queries(entry).forEach(path -> {
                Query query = ((Step.Run) path.step()).query();
                if (query.isReference()) {
                    return;
                }
                boolean known = savesKnownRow(path, query);
                boolean adds =
                        query.shape().kind() == Shape.Kind.INSERT || savesNewRow(path, all, query, backend.entities());
                add(entry, query.shape(), known, adds);
                eager.with(query).forEach(table -> load(entry, table));
                if (!known
                        && query.shape().assigned().stream().noneMatch(Shape.Assignment::optional)
                        && (query.shape().kind() == Shape.Kind.INSERT
                                || query.shape().kind() == Shape.Kind.UPSERT)) {
                    cascade(entry, backend.entities(), query.entity(), adds, new HashSet<>());
                }
                if (removesObjects(query)) {
                    removes(entry, backend.entities(), query.entity(), new HashSet<>());
                }
            });
            for (Path path : all) {
                if (path.step() instanceof Step.Read read) {
                    loads(entry, read, path, backend.entities());
                }
            }
        }
        this.complete = backend.queries().stream()
                        .allMatch(query -> query.shape().complete())
                && backend.entries().stream()
                        .anyMatch(entry -> backend.operation(entry.handler()).isPresent());
    }

    /// Saving what this way has made, and given no key, adds a row.
    private static boolean savesNewRow(Path path, List<Path> all, Query query, Map<String, Entity> entities) {
        List<Source> saved = saved(path);
        return query.language() == Query.Language.BUILT_IN
                && !saved.isEmpty()
                && saved.stream()
                        .allMatch(source -> source instanceof Source.Made made
                                && !isKeyed(made, entities)
                                && all.stream().noneMatch(other -> isCopied(made, other)));
    }

    /// A library sets properties of it by their names, the key perhaps among them.
    private static boolean isCopied(Source.Made made, Path path) {
        return path.step() instanceof Step.Invoke invoke
                && invoke.name().equals("copyProperties")
                && path.given()
                        .anyMatch(each -> each instanceof Source.Made other
                                && other.at().equals(made.at())
                                && other.type().equals(made.type()));
    }

    private static boolean isKeyed(Source.Made made, Map<String, Entity> entities) {
        Entity entity = entities.get(made.type());
        return entity == null
                || entity.properties().stream()
                        .anyMatch(property -> property.kind() == Entity.Kind.ID
                                && made.properties().containsKey(property.name()));
    }

    private static List<Source> saved(Path path) {
        return path.arguments().values().stream().flatMap(List::stream).toList();
    }

    /// Saving what a query of this way gave changes a row and adds none.
    private static boolean savesKnownRow(Path path, Query query) {
        List<Source> saved = saved(path);
        return query.shape().kind() == Shape.Kind.UPSERT
                && query.language() == Query.Language.BUILT_IN
                && !saved.isEmpty()
                && saved.stream().allMatch(Source.Row.class::isInstance);
    }

    private void add(Entry entry, Shape shape, boolean savesKnownRow, boolean adds) {
        for (Shape.TableUse table : shape.tables()) {
            boolean target = shape.mutates() && table.role() == Shape.TableUse.Role.MAIN;
            switch (target ? shape.kind() : Shape.Kind.SELECT) {
                case INSERT, UPSERT -> {
                    if (savesKnownRow) {
                        use(table.table()).writers().add(entry);
                    } else {
                        insert(entry, table.table(), adds);
                    }
                }
                case UPDATE -> use(table.table()).writers().add(entry);
                case DELETE -> delete(entry, table.table());
                case SELECT, OTHER -> use(table.table()).readers().add(entry);
            }
        }
    }

    /// Saving an entity saves its value collections, the rows of its join tables and what it cascades to.
    private void cascade(Entry entry, Map<String, Entity> entities, String type, boolean adds, Set<String> seen) {
        Entity entity = entities.get(type);
        if (entity == null || !seen.add(type)) {
            return;
        }
        use(entity.table()).mapping().add(entry);
        for (Entity.Property property : entity.properties()) {
            property.association().ifPresent(association -> {
                insert(entry, association.joinTable(), adds);
                Entity target = entities.get(association.target());
                if (association.cascadePersist() && target != null) {
                    insert(entry, target.table(), adds);
                    cascade(entry, entities, association.target(), adds, seen);
                }
            });
        }
    }

    /// A statement that names its rows, and not a bulk one, which cascades to nothing (Jakarta Persistence 3.2,
    /// section 4.11).
    private static boolean removesObjects(Query query) {
        boolean byObject =
                query.language() == Query.Language.BUILT_IN && !query.text().endsWith("InBatch");
        return query.shape().kind() == Shape.Kind.DELETE
                && (byObject || query.language() == Query.Language.DERIVED_NAME);
    }

    /// Removing an entity removes its value collections, the rows of its join tables and what it cascades to.
    private void removes(Entry entry, Map<String, Entity> entities, String type, Set<String> seen) {
        Entity entity = entities.get(type);
        if (entity == null || !seen.add(type)) {
            return;
        }
        for (Entity.Property property : entity.properties()) {
            property.association().ifPresent(association -> {
                delete(entry, association.joinTable());
                Entity target = entities.get(association.target());
                if (association.cascadeRemove() && target != null) {
                    delete(entry, target.table());
                    removes(entry, entities, association.target(), seen);
                }
            });
        }
    }

    private void delete(Entry entry, String table) {
        if (!table.isEmpty()) {
            TableUse use = use(table);
            use.deleters().add(entry);
            use.writers().add(entry);
        }
    }

    private void insert(Entry entry, String table, boolean adds) {
        if (!table.isEmpty()) {
            TableUse use = use(table);
            use.inserters().add(entry);
            if (adds) {
                use.adders().add(entry);
            }
            use.writers().add(entry);
        }
    }

    /// Reading an association reads its table, at once or when the collection is first looked into.
    private void loads(Entry entry, Step.Read read, Path path, Map<String, Entity> entities) {
        Entity owner = entities.get(read.entity());
        if (owner == null) {
            return;
        }
        boolean through = path.argument("value").stream()
                .anyMatch(source ->
                        source instanceof Source.Row row && !row.path().isEmpty());
        List<Source> objects = path.argument("value");
        boolean unknown = objects.isEmpty() || objects.stream().allMatch(Source.Unknown.class::isInstance);
        // an object of which nothing is known is a row where rows of its class are read at all
        if (unknown && !owner.table().isEmpty() && !use(owner.table()).readers().contains(entry)
                || !objects.isEmpty() && objects.stream().allMatch(Traffic::isNoRow)) {
            return;
        }
        boolean id = owner.property(read.property())
                .filter(property -> property.kind() == Entity.Kind.ID)
                .isPresent();
        if (through && !id) {
            eager.of(owner.type()).forEach(table -> load(entry, table));
        }
        owner.property(read.property()).flatMap(Entity.Property::association).ifPresent(association -> {
            if (!association.joinTable().isEmpty()) {
                use(association.joinTable()).readers().add(entry);
            }
            if (association.many()) {
                eager.of(association.target()).forEach(table -> load(entry, table));
            }
        });
    }

    /// Its rows come into memory as they are mapped.
    private void load(Entry entry, String table) {
        use(table).readers().add(entry);
        use(table).mapping().add(entry);
    }

    /// What was just made and saved is in memory with all that hangs on it, and so is what functions made of the
    /// caller's words.
    private static boolean isNoRow(Source source) {
        return switch (source) {
            case Source.Made _, Source.Input _, Source.Request _ -> true;
            case Source.Row row -> row.query().shape().mutates();
            case Source.Derived derived ->
                !derived.from().isEmpty() && derived.from().stream().allMatch(Traffic::isNoRow);
            default -> false;
        };
    }

    /// A mapped class in the answer is written as JSON with the associations that are shown.
    private void serialises(Entry entry, String type, Backend backend, Set<String> seen) {
        Entity entity = backend.entities().get(type);
        BodyType body = backend.bodies().get(type);
        if (entity == null || body == null || !seen.add(type)) {
            return;
        }
        for (BodyType.Property shown : body.properties()) {
            if (shown.written()) {
                entity.property(shown.property())
                        .flatMap(Entity.Property::association)
                        .ifPresent(association -> {
                            eager.of(association.target()).forEach(table -> load(entry, table));
                            serialises(entry, association.target(), backend, seen);
                        });
            }
        }
    }

    private TableUse use(String table) {
        return uses.computeIfAbsent(table, _ -> new TableUse());
    }

    /// Tables whose rows the entry changes, by name.
    public Set<String> written(Entry entry) {
        return tables(use -> use.writers().contains(entry));
    }

    /// Tables that the entry reads, by name; it may write them as well.
    public Set<String> read(Entry entry) {
        return tables(use -> use.readers().contains(entry));
    }

    private Set<String> tables(Predicate<TableUse> wanted) {
        return uses.entrySet().stream()
                .filter(each -> wanted.test(each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public TableUse of(String table) {
        return uses.getOrDefault(table, new TableUse());
    }

    /// How many rows it comes to hold.
    public Magnitude magnitude(String table) {
        return estimate.of(table);
    }

    /// Whether that it holds few is more than a guess.
    public boolean isSmallForSure(String table) {
        return estimate.isSmallForSure(table);
    }

    public Growth growth(String table) {
        if (!of(table).inserters().isEmpty()) {
            return Growth.GROWING;
        }
        return complete ? Growth.LOOKUP : Growth.UNKNOWN;
    }
}
