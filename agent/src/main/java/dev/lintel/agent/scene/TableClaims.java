package dev.lintel.agent.scene;

import dev.lintel.agent.answer.Claim;
import dev.lintel.graph.Schema;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Family;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Sensitivity;
import dev.lintel.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What a schema review says of one table: types, nulls, keys, references. It may be the table that a mapping implies
/// and nothing makes yet.
final class TableClaims {
    private static final Set<String> NATURAL_KEYS =
            Set.of("email", "sku", "isbn", "ean", "slug", "username", "login", "iban", "vat", "code", "number");
    private static final int FEWEST_COLUMNS = 3;

    private final Table table;
    private final Schema schema;
    private final Ddl ddl;

    TableClaims(Table table, Schema schema) {
        this.table = table;
        this.schema = schema;
        this.ddl = new Ddl(schema.dialect());
    }

    List<Claim> typesAndKeys() {
        List<Claim> claims = new ArrayList<>(types());
        claims.addAll(keys());
        return claims;
    }

    private List<Claim> types() {
        List<Claim> claims = new ArrayList<>();
        for (Column column : table.columns()) {
            boolean money = Sensitivity.of(column.name()) == Sensitivity.MONEY;
            if (money && column.family() == Family.FLOAT) {
                claims.add(risk(
                        column,
                        "keeps money in floating point, which cannot hold 0.10",
                        column.name() + " numeric(12, 2) not null"));
            }
            boolean zoned = schema.dialect() == Dialect.POSTGRESQL;
            if (zoned && column.family() == Family.TIMESTAMP && !column.name().startsWith("local_")) {
                claims.add(risk(
                        column,
                        "is an instant without a time zone: its meaning changes with the server's",
                        column.name() + " timestamptz not null"));
            }
            if (money && column.nullable()) {
                claims.add(risk(column, "may be null, and null is neither zero nor an amount", ""));
            }
        }
        return claims;
    }

    private Claim risk(Column column, String what, String example) {
        return Claim.risk(
                table.name() + "." + column.name() + " " + what + ".", table.name(), List.of(column.at()), example);
    }

    private List<Claim> keys() {
        List<Claim> claims = new ArrayList<>();
        if (table.primaryKey().isEmpty() && !table.view()) {
            claims.add(Claim.risk(
                    table.name() + " has no primary key.",
                    table.name(),
                    List.of(table.at()),
                    "id " + ddl.identity() + " primary key"));
        }
        table.primaryKey()
                .filter(key -> key.columns().size() == 1)
                .flatMap(key -> table.column(key.columns().getFirst()))
                .filter(column ->
                        Set.of("int4", "integer", "int", "serial", "smallint").contains(column.type()))
                .ifPresent(column -> claims.add(risk(
                        column,
                        "ends at 2,147,483,647 rows; changing the type later rewrites the table",
                        column.name() + " bigint")));
        for (Column column : table.columns()) {
            boolean natural = isNatural(column);
            boolean unique = Stream.concat(
                            table.uniques().stream().map(key -> key.columns()),
                            table.indexes().stream()
                                    .filter(index -> index.unique())
                                    .map(index -> index.columns()))
                    .anyMatch(columns -> columns.stream().anyMatch(each -> each.contains(column.name())));
            boolean keyed = table.primaryKey()
                    .filter(key -> key.columns().contains(column.name()))
                    .isPresent();
            if (natural && !unique && !keyed) {
                claims.add(risk(
                        column,
                        "looks like a name that there is once, and nothing keeps it unique",
                        ddl.index(true, table.name(), List.of(column.name()))));
            }
        }
        return claims;
    }

    /// Whether its name alone says that there is one row for each.
    static boolean isNatural(Column column) {
        return NATURAL_KEYS.contains(column.name()) && column.family() == Family.TEXT;
    }

    /// A unique key lets in any number of rows that have nothing in it, and a table that requires nothing takes an
    /// empty row.
    List<Claim> nulls() {
        List<Column> others =
                table.columns().stream().filter(column -> !isKey(column)).toList();
        if (others.size() >= FEWEST_COLUMNS && others.stream().allMatch(column -> column.nullable())) {
            return List.of(Claim.risk(
                    "Nothing in " + table.name() + " is required but its key: a row without "
                            + String.join(
                                    ", ",
                                    others.stream()
                                            .limit(FEWEST_COLUMNS)
                                            .map(Column::name)
                                            .toList())
                            + " is taken.",
                    table.name(),
                    List.of(table.at()),
                    others.getFirst().name() + " .. not null"));
        }
        return others.stream()
                .filter(column -> NATURAL_KEYS.contains(column.name()) && column.nullable())
                .map(column -> risk(
                        column,
                        "may be null, and a unique key keeps no two such rows apart",
                        column.name() + " .. not null"))
                .toList();
    }

    private boolean isKey(Column column) {
        return table.primaryKey()
                .filter(key -> key.columns().contains(column.name()))
                .isPresent();
    }

    /// Indexes for its references to other tables.
    List<Claim> references() {
        return table.references().stream()
                .filter(key -> table.indexes().stream()
                        .map(index -> index.columns())
                        .noneMatch(columns -> columns.size() >= key.columns().size()
                                && columns.subList(0, key.columns().size()).equals(key.columns())))
                .filter(key -> table.uniques().stream()
                        .noneMatch(unique -> unique.columns().subList(0, 1).equals(key.columns())))
                .map(key -> Claim.risk(
                        table.name() + " (" + String.join(", ", key.columns()) + ") refers to " + key.target()
                                + " and has no index.",
                        table.name(),
                        List.of(key.at()),
                        ddl.index(false, table.name(), key.columns())))
                .toList();
    }
}
