package dev.lintel.design.into;

import dev.lintel.design.found.MappedTable;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Dialect;
import dev.lintel.graph.Schema.ForeignKey;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Sensitivity;
import dev.lintel.review.Patch;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The migration for a mapped class that no migration makes a table for, numbered and written as those that are
/// there.
public final class EntityMigration {
    private static final String AMOUNT = "numeric(12, 2)";

    private EntityMigration() {}

    /// @param entity its simple name
    public static Into of(String entity, Backend backend, Workspace workspace) throws Unlike, IOException {
        Entity mapped = backend.entities().values().stream()
                .filter(each ->
                        each.type().endsWith("." + entity) || each.type().equals(entity))
                .findFirst()
                .orElseThrow(() -> new Unlike("no entity is called " + entity));
        if (backend.schema().table(mapped.table()).isPresent()) {
            throw new Unlike(entity + " has its table " + mapped.table() + " already");
        }
        if (!mapped.complete() || mapped.table().isEmpty()) {
            throw new Unlike("the mapping of " + entity + " was not understood to its end");
        }
        Detect detect = new Detect(backend, workspace, Set.of());
        House.Identity identity = detect.identity();
        Ddl ddl = detect.ddl();
        if (ddl instanceof Ddl.Managed managed) {
            throw new Unlike(managed.said());
        }
        Table table = MappedTable.of(mapped, backend);
        List<NewTable.Column> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            boolean key = table.primaryKey()
                    .filter(each -> each.columns().contains(column.name()))
                    .isPresent();
            columns.add(
                    key && column.name().equals("id")
                            ? NewTable.Column.key(identity.columnType(), identity.sql())
                            : column(column, key, mapped, table, backend, identity));
        }
        NewTable made = new NewTable(table.name(), columns, mapped.uniques());
        List<Patch.Change> changes = new TableChanges(ddl, identity.sql(), workspace).of(entity, _ -> made);
        return new Into(detect.seen(), new Patch(changes, List.of()));
    }

    private static NewTable.Column column(
            Column column, boolean key, Entity entity, Table table, Backend backend, House.Identity identity)
            throws Unlike {
        Optional<ForeignKey> link = table.references().stream()
                .filter(each -> each.columns().equals(List.of(column.name())))
                .findFirst();
        boolean unique =
                entity.ofColumn(column.name()).filter(Entity.Property::unique).isPresent();
        Dialect dialect = backend.schema().dialect();
        String type = link.isPresent() ? idType(link.get(), backend, identity) : type(column, entity, dialect);
        boolean amount = type.equals(AMOUNT) && Sensitivity.of(column.name()) == Sensitivity.MONEY;
        return new NewTable.Column(
                column.name(),
                type,
                key,
                column.nullable(),
                unique,
                "",
                amount && !column.name().contains("balance") ? column.name() + " >= 0" : "",
                link.map(ForeignKey::target),
                "");
    }

    private static String idType(ForeignKey key, Backend backend, House.Identity identity) {
        return backend.schema()
                .table(key.target())
                .flatMap(each -> each.column("id"))
                .map(Column::type)
                .map(type -> type.replace("bigserial", "bigint").replaceFirst("^serial$", "integer"))
                .orElseGet(identity::columnType);
    }

    private static String type(Column column, Entity entity, Dialect dialect) throws Unlike {
        Entity.Stored stored =
                entity.ofColumn(column.name()).map(Entity.Property::stored).orElse(Entity.Stored.PLAIN);
        if (stored == Entity.Stored.ENUM_ORDINAL) {
            return "smallint";
        }
        return switch (column.family()) {
            case TEXT -> column.length() > 0 ? "varchar(" + column.length() + ")" : "text";
            case INTEGER ->
                column.type().toLowerCase(java.util.Locale.ROOT).endsWith("long")
                        ? "bigint"
                        : column.type().equals("short") ? "smallint" : "integer";
            case DECIMAL -> AMOUNT;
            case FLOAT -> dialect == Dialect.MYSQL ? "double" : "double precision";
            case BOOLEAN -> SqlType.bool(dialect);
            case DATE -> "date";
            case TIMESTAMP -> dialect == Dialect.MYSQL ? "datetime(3)" : "timestamp";
            case TIMESTAMP_TZ -> SqlType.instant(dialect);
            case UUID -> SqlType.uuid(dialect);
            case TIME, BINARY, JSON, ENUM, ARRAY, OTHER ->
                throw new Unlike(entity.type() + "." + column.name() + " is " + column.type()
                        + ", for which no column is written yet");
        };
    }
}
