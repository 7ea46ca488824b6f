package dev.lintel.design.into;

import dev.lintel.design.found.MappedTable;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.ForeignKey;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Sensitivity;
import dev.lintel.review.Patch;
import dev.lintel.source.SourceId;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        House house = new Detect(backend, workspace).house();
        SourceId file = new SourceId(
                house.migrations().folder() + "V" + house.migrations().next() + "__create_" + mapped.table() + ".sql");
        String sql = sql(mapped, MappedTable.of(mapped, backend), backend, house);
        return new Into(
                house.seen(),
                new Patch(
                        List.of(new Patch.Change(
                                file, Optional.empty(), house.migrations().upper() ? Addition.capitals(sql) : sql)),
                        List.of()));
    }

    private static String sql(Entity entity, Table table, Backend backend, House house) throws Unlike {
        List<String> lines = new ArrayList<>();
        for (Column column : table.columns()) {
            boolean key = table.primaryKey()
                    .filter(each -> each.columns().contains(column.name()))
                    .isPresent();
            lines.add(
                    key && column.name().equals("id")
                            ? house.identity().sql()
                            : line(column, key, entity, table, backend, house));
        }
        for (List<String> unique : entity.uniques()) {
            lines.add("unique (" + String.join(", ", unique) + ")");
        }
        StringBuilder sql = new StringBuilder(
                "create table " + table.name() + " (\n    " + String.join(",\n    ", lines) + "\n);\n");
        for (ForeignKey key : table.references()) {
            String column = key.columns().getFirst();
            sql.append("\ncreate index ")
                    .append(table.name())
                    .append('_')
                    .append(column)
                    .append("_idx on ")
                    .append(table.name())
                    .append(" (")
                    .append(column)
                    .append(");\n");
        }
        return sql.toString();
    }

    private static String line(Column column, boolean key, Entity entity, Table table, Backend backend, House house)
            throws Unlike {
        Optional<ForeignKey> link = table.references().stream()
                .filter(each -> each.columns().equals(List.of(column.name())))
                .findFirst();
        boolean unique =
                entity.ofColumn(column.name()).filter(Entity.Property::unique).isPresent();
        String type = link.isPresent() ? idType(link.get(), backend, house) : type(column, entity);
        boolean amount = type.equals(AMOUNT) && Sensitivity.of(column.name()) == Sensitivity.MONEY;
        return column.name() + " " + type
                + (key ? " primary key" : column.nullable() ? "" : " not null")
                + (unique ? " unique" : "")
                + (amount && !column.name().contains("balance") ? " check (" + column.name() + " >= 0)" : "")
                + link.map(each -> " references " + each.target() + " (id)").orElse("");
    }

    private static String idType(ForeignKey key, Backend backend, House house) {
        return backend.schema()
                .table(key.target())
                .flatMap(each -> each.column("id"))
                .map(Column::type)
                .map(type -> type.replace("bigserial", "bigint").replaceFirst("^serial$", "integer"))
                .orElseGet(() -> house.identity().column().replaceFirst("^\\S+\\s+", ""));
    }

    private static String type(Column column, Entity entity) throws Unlike {
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
            case FLOAT -> "double precision";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp";
            case TIMESTAMP_TZ -> "timestamptz";
            case UUID -> "uuid";
            case TIME, BINARY, JSON, ENUM, ARRAY, OTHER ->
                throw new Unlike(entity.type() + "." + column.name() + " is " + column.type()
                        + ", for which no column is written yet");
        };
    }
}
