package dev.lintel.design.into;

import static java.util.stream.Collectors.toSet;

import dev.lintel.design.found.MappedTable;
import dev.lintel.graph.AskedKeys;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Family;
import dev.lintel.graph.Schema.ForeignKey;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Sensitivity;
import dev.lintel.review.Patch;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import dev.lintel.sql.Dialect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The migration for a mapped class whose table no migration makes, or makes otherwise; numbered and written as
/// those that are there.
public final class EntityMigration {
    private static final Pattern PRECISION = Pattern.compile("\\bprecision\\s*=\\s*(\\d+)");
    private static final Pattern SCALE = Pattern.compile("\\bscale\\s*=\\s*(\\d+)");

    /// What is the same instant everywhere, whatever the zone of the process.
    private static final Pattern MOMENT = Pattern.compile("(java\\.util\\.|java\\.sql\\.)?(Date|Timestamp|Calendar)");

    private EntityMigration() {}

    /// Whether a class is mapped that is called so.
    public static boolean maps(String entity, Backend backend) {
        return mapped(entity, backend).isPresent();
    }

    private static Optional<Entity> mapped(String entity, Backend backend) {
        return backend.entities().values().stream()
                .filter(each ->
                        each.type().endsWith("." + entity) || each.type().equals(entity))
                .findFirst();
    }

    /// @param entity its simple name
    public static Into of(String entity, Backend backend, Workspace workspace) throws Unlike, IOException {
        Entity found = mapped(entity, backend).orElseThrow(() -> new Unlike("no entity is called " + entity));
        if (found.table().isEmpty()) {
            throw new Unlike("the mapping of " + entity + " was not understood to its end");
        }
        Entity mapped = found.complete() ? found : MappedByStatements.of(found, backend);
        Table table = MappedTable.of(mapped, backend);
        refuseUnmade(table, backend);
        Optional<Family> key = table.keyColumn().map(Column::family);
        Detect detect = new Detect(backend, workspace, Set.of(), key, Set.of());
        House.Identity identity = detect.identity();
        Ddl ddl = detect.ddl();
        if (ddl instanceof Ddl.Managed managed) {
            throw new Unlike(managed.said());
        }
        TableChanges migrations = new TableChanges(ddl, identity.sql(), workspace);
        Set<String> names = table.columns().stream().map(Column::name).collect(toSet());
        Optional<Table> there = backend.schema().table(mapped.table());
        if (there.isPresent()) {
            List<NewTable.Column> columns = columns(
                    mapped,
                    table,
                    backend,
                    identity,
                    workspace,
                    backend.schema().dialect());
            AskedKeys lacking = AskedKeys.lacking(there.get(), names, backend);
            List<String> seen = new ArrayList<>(detect.seen());
            seen.addAll(unkeyed(table, backend));
            lacking.keys().forEach(each -> seen.add(said(each)));
            AlteredTable altered = altered(mapped, columns, there.get(), lacking);
            return new Into(seen, new Patch(migrations.altering(altered), List.of()));
        }
        Table checked = Validated.table(table, workspace);
        Map<Dialect, List<NewTable.Column>> columns = new EnumMap<>(Dialect.class);
        for (Dialect each : ddl.dialects()) {
            columns.put(each, columns(mapped, checked, backend, identity, workspace, each));
        }
        List<NewTable.Column> first = columns.values().iterator().next();
        AskedKeys asked = AskedKeys.of(mapped.table(), names, backend, keyed(first, mapped));
        List<String> seen = new ArrayList<>(detect.seen());
        table.columns().stream()
                .filter(each -> each.family() == Family.FLOAT && Sensitivity.of(each.name()) == Sensitivity.MONEY)
                .forEach(each -> seen.add(each.name() + " is money and the class keeps it as " + each.type()
                        + ", which cannot hold 0.10: make it a BigDecimal before the table is made (" + each.at()
                        + ")"));
        seen.addAll(unkeyed(table, backend));
        asked.keys().forEach(each -> seen.add(said(each)));
        List<List<String>> uniques = new ArrayList<>(mapped.uniques());
        uniques.addAll(asked.uniques());
        List<List<String>> indexes = indexes(mapped, table);
        asked.indexes().stream().filter(each -> !indexes.contains(each)).forEach(indexes::add);
        return new Into(
                seen,
                new Patch(
                        migrations.of(
                                entity,
                                script -> new NewTable(
                                        table.name(),
                                        NewTable.numbered(columns.getOrDefault(script.dialect(), first), script.id()),
                                        uniques,
                                        indexes)),
                        List.of()));
    }

    /// The key first, wherever the class has it from.
    private static List<NewTable.Column> columns(
            Entity mapped, Table table, Backend backend, House.Identity identity, Workspace workspace, Dialect dialect)
            throws Unlike, IOException {
        List<NewTable.Column> keys = new ArrayList<>();
        List<NewTable.Column> others = new ArrayList<>();
        for (Column column : table.columns()) {
            boolean isKey = table.primaryKey()
                    .filter(each -> each.columns().contains(column.name()))
                    .isPresent();
            if (isKey && isNumbered(column, table, identity)) {
                keys.add(NewTable.Column.key(column.name(), identity.columnType(), identity.sql()));
            } else {
                (isKey ? keys : others)
                        .add(column(column, isKey, mapped, table, backend, identity, workspace, dialect));
            }
        }
        return Stream.concat(keys.stream(), others.stream()).toList();
    }

    /// Those that the mapping names, by columns or, as people do, by properties.
    private static List<List<String>> indexes(Entity mapped, Table table) {
        List<List<String>> indexes = new ArrayList<>();
        for (List<String> each : mapped.indexes()) {
            List<String> columns = each.stream()
                    .flatMap(name -> table
                            .column(name)
                            .map(Column::name)
                            .or(() -> mapped.properties().stream()
                                    .filter(property -> property.name().equalsIgnoreCase(name))
                                    .map(Entity.Property::column)
                                    .filter(column -> !column.isEmpty())
                                    .findFirst())
                            .stream())
                    .toList();
            if (columns.size() == each.size() && !columns.isEmpty()) {
                indexes.add(columns);
            }
        }
        return indexes;
    }

    private static String said(AskedKeys.Key key) {
        return key.says() + ": `" + key.query().text() + "` (" + key.query().at() + ")";
    }

    /// A reference to a table that is still to be made cannot be made itself.
    private static void refuseUnmade(Table table, Backend backend) throws Unlike {
        for (ForeignKey each : table.references()) {
            boolean there = backend.schema().table(each.target()).isPresent()
                    || each.target().equals(table.name());
            Optional<Entity> target = backend.entityOfTable(each.target());
            if (!there && target.isPresent()) {
                String name = target.get().type().substring(target.get().type().lastIndexOf('.') + 1);
                throw new Unlike(table.name() + " refers to " + each.target() + ", which nothing makes yet: first"
                        + " `lintel design --into . --entity " + name + " --write`");
            }
        }
    }

    /// Whether the key is one that is given like those of the other tables.
    private static boolean isNumbered(Column column, Table table, House.Identity identity) {
        boolean alone =
                table.primaryKey().filter(key -> key.columns().size() == 1).isPresent();
        boolean number = NewTable.WHOLE_NUMBER.matcher(identity.columnType()).find();
        return column.name().equals("id")
                || alone && identity.generated() && number && column.family() == Family.INTEGER;
    }

    /// What the mapping gives a key or an index of its own.
    private static List<List<String>> keyed(List<NewTable.Column> columns, Entity mapped) {
        List<List<String>> keyed = new ArrayList<>(mapped.uniques());
        columns.stream()
                .filter(each -> each.key() || each.unique() || each.target().isPresent())
                .forEach(each -> keyed.add(List.of(each.name())));
        return keyed;
    }

    /// What the table that is there lacks of the mapping, and of what its queries ask for.
    private static AlteredTable altered(Entity mapped, List<NewTable.Column> columns, Table there, AskedKeys lacking)
            throws Unlike {
        List<NewTable.Column> added = new ArrayList<>();
        List<NewTable.Column> longer = new ArrayList<>();
        List<AlteredTable.Filled> filled = new ArrayList<>();
        List<List<String>> uniques = new ArrayList<>(mapped.uniques());
        for (NewTable.Column each : columns) {
            if (each.unique()) {
                uniques.add(List.of(each.name()));
            }
            Optional<Column> column = there.column(each.name());
            if (column.isEmpty()) {
                added.add(each);
                continue;
            }
            int length = mapped.ofColumn(each.name())
                    .flatMap(Entity.Property::length)
                    .orElse(0);
            if (column.get().family() == Family.TEXT
                    && column.get().length() > 0
                    && length > column.get().length()) {
                longer.add(each);
            }
            String usual = AlteredTable.usual(each.type());
            if (!each.optional() && !each.key() && column.get().nullable() && !usual.isEmpty()) {
                filled.add(new AlteredTable.Filled(each.name(), each.type(), usual));
            }
        }
        uniques.removeIf(each -> isUnique(there, each));
        lacking.uniques().stream().filter(each -> !uniques.contains(each)).forEach(uniques::add);
        AlteredTable altered = new AlteredTable(there.name(), added, longer, filled, uniques, lacking.indexes());
        if (altered.isEmpty()) {
            throw new Unlike(
                    "the table " + there.name() + " has all that the mapping says and its queries ask for already");
        }
        return altered;
    }

    private static boolean isUnique(Table table, List<String> columns) {
        return Stream.concat(table.primaryKey().stream(), table.uniques().stream())
                        .anyMatch(key -> columns.containsAll(key.columns()))
                || table.indexes().stream().anyMatch(index -> index.unique() && columns.containsAll(index.columns()));
    }

    private static NewTable.Column column(
            Column column,
            boolean key,
            Entity entity,
            Table table,
            Backend backend,
            House.Identity identity,
            Workspace workspace,
            Dialect dialect)
            throws Unlike, IOException {
        Optional<ForeignKey> link = table.references().stream()
                .filter(each -> each.columns().equals(List.of(column.name())))
                .findFirst();
        boolean unique =
                entity.ofColumn(column.name()).filter(Entity.Property::unique).isPresent();
        String type =
                link.isPresent() ? idType(link.get(), backend, identity) : type(column, entity, dialect, workspace);
        boolean amount = column.family() == Family.DECIMAL && Sensitivity.of(column.name()) == Sensitivity.MONEY;
        return new NewTable.Column(
                column.name(),
                type,
                key,
                column.nullable(),
                unique,
                "",
                amount && !column.name().contains("balance") ? column.name() + " >= 0" : "",
                link.flatMap(each -> referred(each, backend).map(name -> new NewTable.Target(each.target(), name))),
                "");
    }

    /// The column that a reference leads to: the key that the schema or the mapping of the other table has.
    private static Optional<String> referred(ForeignKey key, Backend backend) {
        return key.targetColumns().stream().findFirst().or(() -> keyOf(key.target(), backend));
    }

    /// The one column that is a table's key; empty where none is known.
    static Optional<String> keyOf(String table, Backend backend) {
        return backend.schema()
                .table(table)
                .flatMap(Table::keyColumn)
                .map(Column::name)
                .or(() -> backend.entityOfTable(table)
                        .flatMap(Entity::id)
                        .map(Entity.Property::column)
                        .filter(name -> !name.isEmpty()));
    }

    /// What is said of references that get no foreign key.
    private static List<String> unkeyed(Table table, Backend backend) {
        return table.references().stream()
                .filter(each -> referred(each, backend).isEmpty())
                .map(each -> String.join(", ", each.columns()) + " refers to " + each.target()
                        + ", of which no key is known: it gets no foreign key (" + each.at() + ")")
                .toList();
    }

    private static String idType(ForeignKey key, Backend backend, House.Identity identity) {
        return backend.schema()
                .table(key.target())
                .flatMap(each -> referred(key, backend).flatMap(each::column))
                .map(Column::type)
                .map(type -> type.replace("bigserial", "bigint").replaceFirst("^serial$", "integer"))
                .orElseGet(identity::columnType);
    }

    private static String type(Column column, Entity entity, Dialect dialect, Workspace workspace)
            throws Unlike, IOException {
        Entity.Stored stored =
                entity.ofColumn(column.name()).map(Entity.Property::stored).orElse(Entity.Stored.PLAIN);
        if (stored == Entity.Stored.ENUM_ORDINAL) {
            return "smallint";
        }
        return switch (column.family()) {
            case TEXT -> column.length() > 0 ? "varchar(" + column.length() + ")" : "text";
            case INTEGER ->
                column.type().toLowerCase(Locale.ROOT).endsWith("long")
                        ? "bigint"
                        : column.type().toLowerCase(Locale.ROOT).endsWith("short") ? "smallint" : "integer";
            case DECIMAL -> decimal(declaration(column.at(), workspace));
            case FLOAT ->
                column.type().toLowerCase(Locale.ROOT).endsWith("float")
                        ? dialect == Dialect.MYSQL ? "float" : "real"
                        : dialect == Dialect.MYSQL ? "double" : "double precision";
            case BOOLEAN -> SqlType.bool(dialect);
            case DATE -> "date";
            case TIMESTAMP ->
                MOMENT.matcher(column.type()).matches()
                        ? SqlType.instant(dialect)
                        : dialect == Dialect.MYSQL ? "datetime(3)" : "timestamp";
            case TIMESTAMP_TZ -> SqlType.instant(dialect);
            case UUID -> SqlType.uuid(dialect);
            case TIME, BINARY, JSON, ENUM, ARRAY, OTHER ->
                throw new Unlike(entity.type() + "." + column.name() + " is " + column.type()
                        + ", for which no column is written yet");
        };
    }

    /// What a mapping leaves open is an amount of money: ten digits before the point and two after it.
    private static String decimal(String declaration) {
        Matcher precision = PRECISION.matcher(declaration);
        Matcher scale = SCALE.matcher(declaration);
        return "numeric(" + (precision.find() ? precision.group(1) : "12") + ", "
                + (scale.find() ? scale.group(1) : "2") + ")";
    }

    /// The lines of a property from its first annotation on.
    static String declaration(Span at, Workspace workspace) throws IOException {
        Optional<SourceFile> file = workspace.file(at.file());
        if (file.isEmpty()) {
            return "";
        }
        List<String> lines = workspace.text(file.get()).lines().toList();
        int last = Math.min(at.line(), lines.size());
        int first = last;
        while (first > 1
                && !lines.get(first - 2).isBlank()
                && !lines.get(first - 2).stripTrailing().matches(".*[;{}]")) {
            first--;
        }
        return String.join("\n", lines.subList(first - 1, last));
    }
}
