package dev.lintel.agent.scene;

import dev.lintel.agent.Standing.Door;
import dev.lintel.agent.words.SimpleName;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Query;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Family;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Step;
import dev.lintel.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How one endpoint's list is paged by key: the statement with the names of its table, the index that serves it,
/// and the repository method where Spring Data writes the statement.
///
/// @param equal what picks the rows, such as whose they are
/// @param order newest first where rows have a time, else the key alone
record Keyset(Backend backend, Table table, List<String> equal, List<String> order, Optional<Entity> entity) {
    /// For a list whose table is not known.
    static final String GENERAL = """
            where (created_at, id) < (:created_at, :id)
            order by created_at desc, id desc
            limit :size""";

    Keyset {
        equal = List.copyOf(equal);
        order = List.copyOf(order);
    }

    /// Of its first list whose statement and table were understood and that has a key of one column.
    static Optional<Keyset> of(Door door) {
        return door.paths()
                .queries(door.entry())
                .map(path -> ((Step.Run) path.step()).query())
                .filter(query -> query.gives() == Query.Gives.MANY || query.gives() == Query.Gives.PAGE)
                .flatMap(query -> of(door.backend(), query).stream())
                .findFirst();
    }

    private static Optional<Keyset> of(Backend backend, Query query) {
        Optional<Table> table = query.shape()
                .mainTable()
                .flatMap(backend.schema()::table)
                .filter(Table::complete)
                .filter(each -> each.primaryKey()
                        .filter(key -> key.columns().size() == 1)
                        .isPresent());
        return query.shape().complete()
                ? table.map(each -> new Keyset(
                        backend,
                        each,
                        IndexNeed.of(backend, query).map(IndexNeed::equal).orElse(List.of()),
                        order(each, query),
                        backend.entityOfTable(each.name())))
                : Optional.empty();
    }

    private static List<String> order(Table table, Query query) {
        String key = table.primaryKey().orElseThrow().columns().getFirst();
        Stream<String> asked = query.shape().order().stream()
                .filter(each -> each.descending() && each.column().table().equals(table.name()))
                .map(each -> each.column().name())
                .filter(name -> !name.isEmpty());
        List<String> times = table.columns().stream()
                .filter(column -> !column.nullable() && isTime(column))
                .map(Column::name)
                .toList();
        Stream<String> made = times.stream().filter(name -> times.size() == 1 || name.contains("creat"));
        List<String> order = new ArrayList<>(Stream.concat(asked, made)
                .filter(name -> !name.equals(key))
                .limit(1)
                .toList());
        order.add(key);
        return order;
    }

    private static boolean isTime(Column column) {
        return column.family() == Family.TIMESTAMP || column.family() == Family.TIMESTAMP_TZ;
    }

    String example() {
        String picked =
                equal.stream().map(column -> column + " = :" + column + " and ").collect(Collectors.joining());
        String statement = "select .. from " + table.name() + "\nwhere " + picked + after() + "\norder by "
                + sorted(" desc") + limit();
        return statement + ";" + index() + repository();
    }

    /// Only PostgreSQL walks an index by a comparison of rows.
    private String after() {
        String key = order.getLast();
        if (order.size() == 1) {
            return key + " < :" + key;
        }
        String first = order.getFirst();
        return backend.schema().dialect() == Dialect.POSTGRESQL
                ? "(" + first + ", " + key + ") < (:" + first + ", :" + key + ")"
                : first + " <= :" + first + "\n  and (" + first + " < :" + first + " or " + key + " < :" + key + ")";
    }

    private String limit() {
        return switch (backend.schema().dialect()) {
            case ORACLE, SQLSERVER, OTHER -> "\nfetch first :size rows only";
            case POSTGRESQL, MYSQL, H2 -> "\nlimit :size";
        };
    }

    private String sorted(String direction) {
        return order.stream().map(column -> column + direction).collect(Collectors.joining(", "));
    }

    private String index() {
        List<String> columns = Stream.concat(equal.stream(), order.stream()).toList();
        boolean there = columns.size() == 1
                || table.indexes().stream()
                        .anyMatch(index -> index.condition().isEmpty()
                                && index.columns().size() >= columns.size()
                                && index.columns().subList(0, columns.size()).equals(columns));
        String keys = equal.stream().map(column -> column + ", ").collect(Collectors.joining());
        return there
                ? ""
                : "\ncreate index " + new Ddl(backend.schema().dialect()).concurrently() + "idx_" + table.name()
                        + "_page\n  on " + table.name() + " (" + keys + sorted(" desc") + ");";
    }

    /// Spring Data's scrolling writes the same statement; without a position it begins at the first page.
    private String repository() {
        boolean data = backend.settings().has("org.springframework.boot", "spring-boot-starter-data-jpa");
        List<Argument> picked = arguments(equal);
        List<Argument> sorted = arguments(order);
        if (!data || entity.isEmpty() || picked.size() < equal.size() || sorted.size() < order.size()) {
            return "";
        }
        String type = SimpleName.of(entity.get().type());
        return "\n\nWindow<" + type + "> findFirst20By"
                + picked.stream().map(Argument::inMethod).collect(Collectors.joining("And")) + "OrderBy"
                + sorted.stream().map(each -> each.inMethod() + "Desc").collect(Collectors.joining()) + "(\n    "
                + picked.stream()
                        .map(each -> each.type() + " " + each.name() + ", ")
                        .collect(Collectors.joining())
                + "ScrollPosition after);";
    }

    /// A property as Spring Data's methods name it: `customerId` for the key of the association `customer` too.
    private record Argument(String type, String name) {
        String inMethod() {
            return capital(name);
        }
    }

    /// Fewer than asked for where a column is mapped otherwise.
    private List<Argument> arguments(List<String> columns) {
        return columns.stream()
                .flatMap(column -> entity.flatMap(each -> each.ofColumn(column)).stream())
                .filter(property -> !property.name().contains("."))
                .flatMap(property -> argument(property).stream())
                .toList();
    }

    private Optional<Argument> argument(Entity.Property property) {
        return switch (property.kind()) {
            case BASIC, ID -> Optional.of(new Argument(SimpleName.of(property.javaType()), property.name()));
            case TO_ONE ->
                property.association()
                        .map(each -> backend.entities().get(each.target()))
                        .flatMap(Entity::id)
                        .map(key -> new Argument(SimpleName.of(key.javaType()), property.name() + capital(key.name())));
            case VERSION, TO_MANY, ELEMENTS -> Optional.empty();
        };
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
