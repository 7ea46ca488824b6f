package dev.lintel.agent.question;

import dev.lintel.agent.Standing;
import dev.lintel.agent.Standing.Door;
import dev.lintel.agent.words.Mention.Kind;
import dev.lintel.agent.words.Names;
import dev.lintel.agent.words.SimpleName;
import dev.lintel.graph.Access;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Operation;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Settings.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Collects the names that a backend gives to things.
public final class BackendNames {
    static final List<String> HTTP_METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final int PREFIXED = 4;

    private BackendNames() {}

    public static Names of(Standing standing) {
        Names names = new Names();
        for (Backend backend : standing.backends()) {
            tables(backend, names);
            backend.clients().forEach(client -> names.add(Kind.CLIENT, client.name(), client.name()));
            backend.operations().values().forEach(operation -> method(operation, names));
            for (Setting setting : backend.settings().all()) {
                names.exact(Kind.SETTING, setting.key(), setting.key());
            }
        }
        for (Door door : standing.doors()) {
            paths(door, names);
            door.endpoint().map(endpoint -> endpoint.access()).ifPresent(access -> roles(access, names));
            String owner = door.row().handler().replaceFirst("\\..*", "");
            names.exact(Kind.TYPE, owner, owner);
        }
        for (String method : HTTP_METHODS) {
            names.exact(Kind.HTTP_METHOD, method, method);
        }
        return names;
    }

    private static void method(Operation operation, Names names) {
        Stream.concat(Stream.of(operation.id().shortName()), operation.declaredNames())
                .forEach(name -> {
                    names.exact(Kind.METHOD, name, name);
                    names.exact(Kind.METHOD, name, name.replace('.', '#'));
                });
    }

    private static void tables(Backend backend, Names names) {
        TreeSet<String> tables = new TreeSet<>(backend.schema().tables().keySet());
        for (Entity entity : backend.entities().values()) {
            if (!entity.table().isEmpty()) {
                tables.add(entity.table());
                names.add(Kind.TABLE, entity.table(), SimpleName.of(entity.type()));
            }
        }
        Set<String> prefixes = prefixes(tables);
        for (String table : tables) {
            names.add(Kind.TABLE, table, table);
            unprefixed(table, prefixes, tables).ifPresent(spoken -> names.add(Kind.TABLE, table, spoken));
            backend.schema().table(table).ifPresent(each -> columns(each, names));
        }
        for (Entity entity : backend.entities().values()) {
            entity.properties().stream()
                    .filter(property ->
                            !property.column().isEmpty() && !entity.table().isEmpty())
                    .forEach(property -> column(entity.table(), property.column(), property.name(), names));
        }
    }

    /// People say `product` where the table is `pms_product`, as long as no other table is called so.
    private static Optional<String> unprefixed(String table, Set<String> prefixes, Set<String> tables) {
        int end = table.indexOf('_');
        String spoken = table.substring(end + 1);
        boolean shared = end > 0 && prefixes.contains(table.substring(0, end));
        return shared && !tables.contains(spoken) ? Optional.of(spoken) : Optional.empty();
    }

    /// The first words of at least [#PREFIXED] tables, which name a module or a product and not a thing.
    private static Set<String> prefixes(Set<String> tables) {
        Map<String, Long> counted = tables.stream()
                .filter(table -> table.indexOf('_') > 0)
                .collect(Collectors.groupingBy(table -> table.substring(0, table.indexOf('_')), Collectors.counting()));
        return counted.entrySet().stream()
                .filter(each -> each.getValue() >= PREFIXED && !tables.contains(each.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static void columns(Table table, Names names) {
        table.columns().forEach(column -> column(table.name(), column.name(), column.name(), names));
        table.indexes().forEach(index -> names.exact(Kind.INDEX, index.name(), index.name()));
    }

    private static void column(String table, String column, String spoken, Names names) {
        names.exact(Kind.COLUMN, table + "." + column, table + "." + column);
        if (!column.equals("id")) {
            names.add(Kind.COLUMN, table + "." + column, spoken);
        }
    }

    /// The path and everything that it begins with, down to the first part that says something.
    private static void paths(Door door, Names names) {
        door.endpoint().map(endpoint -> endpoint.route().path()).ifPresent(path -> {
            String beginning = path;
            while (beginning.length() > 1) {
                names.exact(Kind.PATH, beginning, beginning);
                beginning = beginning.substring(0, Math.max(0, beginning.lastIndexOf('/')));
            }
        });
    }

    private static void roles(Access access, Names names) {
        if (access instanceof Access.Restricted restricted) {
            for (Requirement requirement : restricted.requirements()) {
                if (requirement instanceof Requirement.AnyRole any) {
                    any.roles().forEach(role -> names.add(Kind.ROLE, role, role));
                }
            }
        }
    }
}
