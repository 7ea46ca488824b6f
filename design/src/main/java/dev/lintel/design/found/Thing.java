package dev.lintel.design.found;

import dev.lintel.design.brief.Reserved;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Step;
import dev.lintel.sql.Shape;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A table that clients know of, which makes it a resource of the brief.
///
/// @param name of the resource
record Thing(String name, Table table, Optional<Entity> entity) {
    private static final Set<String> COUNTED = Set.of("created_at", "updated_at", "version");

    /// The tables that an address names, or whose rows a request reads; in the order in which they were made. What the
    /// service keeps for itself (outbox, keys of requests, history of migrations) is neither.
    static List<Thing> all(Paths paths) {
        Backend backend = paths.backend();
        Set<String> known = new HashSet<>();
        for (Endpoint endpoint : backend.endpoints()) {
            tablesOf(backend)
                    .map(Table::name)
                    .filter(table -> named(endpoint, table))
                    .forEach(known::add);
            if (endpoint.route().method().equals("GET")) {
                paths.queries(endpoint).flatMap(Thing::read).forEach(known::add);
            }
        }
        List<Thing> things = tablesOf(backend)
                .distinct()
                .filter(table -> known.contains(table.name()) && !table.view() && !isLink(table))
                .sorted(Comparator.comparing((Table table) -> table.at().file().path())
                        .thenComparing(table -> table.at().line())
                        .thenComparing(Table::name))
                .map(table -> of(table, backend))
                .toList();
        Set<String> names = things.stream().map(Thing::name).collect(Collectors.toSet());
        return things.stream().map(each -> each.renamed(names)).toList();
    }

    /// What a brief cannot call so, since a service has something else of that name, is called a record of it.
    private Thing renamed(Set<String> names) {
        boolean taken = Reserved.isType(name) || Reserved.madeFor(name, names).isPresent();
        return taken ? new Thing(name + "Record", table, entity) : this;
    }

    /// Those of the migrations; of entities where no migration makes one.
    static Stream<Table> tablesOf(Backend backend) {
        Stream<Table> mapped = backend.entities().values().stream()
                .filter(entity -> !entity.table().isEmpty())
                .filter(entity -> backend.schema().table(entity.table()).isEmpty())
                .map(entity -> MappedTable.of(entity, backend));
        return Stream.concat(backend.schema().tables().values().stream(), mapped);
    }

    private static boolean named(Endpoint endpoint, String table) {
        return Stream.of(endpoint.route().path().split("/")).anyMatch(segment -> Words.names(segment, table));
    }

    private static Stream<String> read(Path path) {
        Shape shape = ((Step.Run) path.step()).query().shape();
        return shape.kind() == Shape.Kind.SELECT ? shape.mainTable().stream() : Stream.empty();
    }

    /// Pairs of keys alone: a relation and not a thing.
    static boolean isLink(Table table) {
        Set<String> keys = new HashSet<>();
        table.primaryKey().filter(key -> key.columns().size() > 1).ifPresent(key -> keys.addAll(key.columns()));
        table.references().forEach(key -> keys.addAll(key.columns()));
        return keys.size() > 1
                        && table.columns().stream()
                                .allMatch(column -> keys.contains(column.name()) || COUNTED.contains(column.name()))
                || table.columns().size() == 2
                        && table.columns().stream()
                                .allMatch(column -> column.name().endsWith("_id"));
    }

    static Thing of(Table table, Backend backend) {
        Optional<Entity> entity = backend.entities().values().stream()
                .filter(each -> each.table().equals(table.name()))
                .min(Comparator.comparing((Entity each) -> !named(each, table.name()))
                        .thenComparing(Entity::type));
        String name = entity.map(Thing::simple)
                .filter(type -> type.matches("[A-Z][A-Za-z0-9]*"))
                .filter(type -> entity.filter(each -> named(each, table.name())).isPresent())
                .orElse(Words.resource(table.name()));
        return new Thing(name, table, entity);
    }

    private static String simple(Entity entity) {
        String type = entity.type().substring(entity.type().lastIndexOf('.') + 1);
        return type.replaceFirst("(?<=.)(Entity|JpaEntity|DO|PO|Po)$", "");
    }

    /// One table may be mapped more than once; a class that is called as the table is speaks for it.
    private static boolean named(Entity entity, String table) {
        return table.replace("_", "")
                .contains(simple(entity).toLowerCase(Locale.ROOT).replaceFirst("y$", ""));
    }

    /// `customer_id` is the field `customer`.
    static String linkName(String column) {
        return Words.field(column.replaceFirst("_?(id|uuid|fk)$", ""));
    }

    /// What the code calls the value of a column; behind the thing's own name where a brief cannot call it so: `user`
    /// of EmailConfig is `emailConfigUser`.
    String fieldName(String column) {
        String called = called(column);
        return Reserved.isTaken(called) ? Words.field(name + "_" + called) : called;
    }

    private String called(String column) {
        return entity.flatMap(each -> each.ofColumn(column))
                .map(Entity.Property::name)
                .filter(name -> name.matches("[a-z][A-Za-z0-9]*"))
                .orElse(Words.field(column));
    }

    boolean is(String otherTable) {
        return table.name().equals(otherTable.toLowerCase(Locale.ROOT));
    }
}
