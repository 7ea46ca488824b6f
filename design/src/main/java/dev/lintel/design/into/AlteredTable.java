package dev.lintel.design.into;

import dev.lintel.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What brings a table that is there to what a mapping says of it. Rows stay valid at every step: what is new may
/// be absent or has a value for them, and nothing that is there goes.
///
/// @param added columns, as they would be in a new table
/// @param longer texts that take more characters than before
/// @param filled columns that take no null any more, each with the value that rows without one get
/// @param uniques keys that nothing in the database holds yet
/// @param indexes what queries look for rows by
record AlteredTable(
        String name,
        List<NewTable.Column> added,
        List<NewTable.Column> longer,
        List<Filled> filled,
        List<List<String>> uniques,
        List<List<String>> indexes) {
    AlteredTable {
        added = List.copyOf(added);
        longer = List.copyOf(longer);
        filled = List.copyOf(filled);
        uniques = List.copyOf(uniques);
        indexes = List.copyOf(indexes);
    }

    record Filled(String column, String type, String value) {}

    boolean isEmpty() {
        return added.isEmpty() && longer.isEmpty() && filled.isEmpty() && uniques.isEmpty() && indexes.isEmpty();
    }

    /// What takes no lock for long, in one transaction.
    List<String> statements(Dialect dialect) {
        List<String> all = new ArrayList<>();
        for (NewTable.Column each : added) {
            all.add("alter table " + name + " add column " + addable(each).sql(dialect != Dialect.MYSQL, dialect));
            if (dialect == Dialect.MYSQL) {
                each.target()
                        .ifPresent(target -> all.add("alter table " + name + " add foreign key (" + each.name()
                                + ") references " + target.sql(dialect)));
            }
        }
        longer.forEach(each -> all.add(altered(each.name(), each.type(), dialect)));
        for (Filled each : filled) {
            all.add("update " + name + " set " + each.column() + " = " + each.value() + " where " + each.column()
                    + " is null");
            all.add(
                    dialect == Dialect.MYSQL
                            ? "alter table " + name + " modify " + each.column() + " " + each.type() + " not null"
                            : "alter table " + name + " alter column " + each.column() + " set not null");
        }
        return List.copyOf(all);
    }

    private String altered(String column, String type, Dialect dialect) {
        return switch (dialect) {
            case MYSQL -> "alter table " + name + " modify " + column + " " + type;
            case POSTGRESQL -> "alter table " + name + " alter column " + column + " type " + type;
            case H2, ORACLE, SQLSERVER, OTHER ->
                "alter table " + name + " alter column " + column + " set data type " + type;
        };
    }

    /// Rows that are there have no value: they get the usual one of its kind, or none.
    private static NewTable.Column addable(NewTable.Column column) {
        if (column.optional()) {
            return column;
        }
        String usual = usual(column.type());
        return usual.isEmpty() || column.target().isPresent()
                ? new NewTable.Column(
                        column.name(), column.type(), false, true, false, "", column.check(), column.target(), "")
                : new NewTable.Column(
                        column.name(), column.type(), false, false, false, usual, column.check(), column.target(), "");
    }

    /// Nothing, as long as nothing is said; empty for what has no such value.
    static String usual(String type) {
        return switch (type.replaceAll("\\(.*", "")) {
            case "integer", "bigint", "smallint", "numeric", "double", "double precision" -> "0";
            case "boolean" -> "false";
            default -> "";
        };
    }

    /// Indexes, each a migration of its own: beside its writers an index is built outside of any transaction.
    List<Key> keys(Dialect dialect) {
        List<Key> all = new ArrayList<>();
        String beside = dialect == Dialect.POSTGRESQL ? "concurrently " : "";
        for (List<String> each : uniques) {
            String index = name + "_" + String.join("_", each) + "_key";
            all.add(new Key(
                    index,
                    "-- rows that are alike make it fail; see them first: select " + String.join(", ", each)
                            + ", count(*) from " + name + " group by " + String.join(", ", each)
                            + " having count(*) > 1\n",
                    "create unique index " + beside + index + " on " + indexed(each, dialect)));
        }
        Stream<List<String>> references =
                added.stream().filter(each -> each.target().isPresent()).map(each -> List.of(each.name()));
        Stream.concat(references, indexes.stream()).forEach(each -> {
            String index = name + "_" + String.join("_", each) + "_idx";
            all.add(new Key(index, "", "create index " + beside + index + " on " + indexed(each, dialect)));
        });
        return List.copyOf(all);
    }

    private String indexed(List<String> columns, Dialect dialect) {
        return SqlType.quoted(name, dialect) + " (" + SqlType.quoted(columns, dialect) + ")";
    }

    /// @param note a comment line, or nothing
    record Key(String name, String note, String statement) {}

    /// What a person should know before it runs.
    String note() {
        StringBuilder note = new StringBuilder();
        added.stream()
                .filter(each -> !each.optional() && addable(each).optional())
                .forEach(each -> note.append("-- ")
                        .append(each.name())
                        .append(" takes null until the rows that are there have a value; then set it not null\n"));
        filled.forEach(each -> note.append("-- ")
                .append(each.column())
                .append(": a null was perhaps no ")
                .append(each.value())
                .append("; then let the field be absent instead\n"));
        return note.toString();
    }
}
