package dev.lintel.design.into;

import dev.lintel.sql.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A table that is to be made, and its text in SQL and as a change log of Liquibase.
///
/// @param uniques unique keys of several columns
/// @param indexes beside those of the references
record NewTable(String name, List<Column> columns, List<List<String>> uniques, List<List<String>> indexes) {
    private static final String KEYWORDS =
            "create table|create index|create unique index|concurrently|alter table|alter column|add column|set not null|type(?= varchar)|is null|not null|default|unique|check|references|foreign key|primary key|on(?= )|and";

    static final Pattern WHOLE_NUMBER = Pattern.compile("(?i)^(big|small)?(int|serial)|^number");
    private static final Pattern UNSIGNED = Pattern.compile("(?i)^id\\s+(\\w+(?:\\(\\d+\\))?\\s+unsigned)\\b");

    NewTable {
        columns = List.copyOf(columns);
        uniques = List.copyOf(uniques);
        indexes = List.copyOf(indexes);
    }

    record Target(String table, String column) {
        String sql(Dialect dialect) {
            return SqlType.quoted(table, dialect) + " (" + SqlType.quoted(column, dialect) + ")";
        }
    }

    /// @param type with the length, in SQL
    /// @param otherwise the value of a row that says none; empty for none
    /// @param check what must hold; empty for nothing
    /// @param target the table that it refers to, and the column there
    /// @param whole the definition in words of its own, which then counts for SQL
    record Column(
            String name,
            String type,
            boolean key,
            boolean optional,
            boolean unique,
            String otherwise,
            String check,
            Optional<Target> target,
            String whole) {
        /// @param whole its definition, since no two dialects count alike
        static Column key(String type, String whole) {
            return new Column("id", type, true, false, false, "", "", Optional.empty(), whole);
        }

        /// The same definition, which begins with `id`, under another name.
        static Column key(String name, String type, String whole) {
            String renamed = whole.replaceFirst("^id\\b", name);
            return new Column(name, type, true, false, false, "", "", Optional.empty(), renamed);
        }

        static Column plain(String name, String type, boolean optional) {
            return new Column(name, type, false, optional, false, "", "", Optional.empty(), "");
        }

        Column referring(Target to) {
            return new Column(name, type, key, optional, unique, otherwise, check, Optional.of(to), whole);
        }

        Column typed(String other) {
            return new Column(name, other, key, optional, unique, otherwise, check, target, whole);
        }

        Column otherwise(String value) {
            return new Column(name, type, key, optional, unique, value, check, target, whole);
        }

        String sql(boolean inline, Dialect dialect) {
            return !whole.isEmpty()
                    ? whole
                    : SqlType.quoted(name, dialect) + " " + type
                            + (key ? " primary key" : optional ? "" : " not null")
                            + (unique ? " unique" : "")
                            + (otherwise.isEmpty() ? "" : " default " + otherwise)
                            + (check.isEmpty() ? "" : " check (" + check + ")")
                            + target.filter(_ -> inline)
                                    .map(each -> " references " + each.sql(dialect))
                                    .orElse("");
        }
    }

    /// No two dialects count alike: each script has its own words for the id. MySQL takes no reference whose number
    /// has a sign where the key has none.
    static List<Column> numbered(List<Column> columns, String id) {
        Matcher unsigned = UNSIGNED.matcher(id);
        Optional<String> like = unsigned.find() ? Optional.of(unsigned.group(1)) : Optional.empty();
        return columns.stream()
                .map(each -> each.key() && !each.whole().isEmpty()
                        ? Column.key(each.name(), each.type(), id)
                        : like.filter(_ -> each.target().isPresent()
                                        && WHOLE_NUMBER.matcher(each.type()).find())
                                .map(each::typed)
                                .orElse(each))
                .toList();
    }

    String sql(boolean upper, Dialect dialect) {
        // MySQL reads a reference in the column's line and forgets it
        boolean inline = dialect != Dialect.MYSQL;
        Stream<String> keys = columns.stream()
                .filter(each -> !inline && each.target().isPresent())
                .map(each -> "foreign key (" + SqlType.quoted(each.name(), dialect) + ") references "
                        + each.target().orElseThrow().sql(dialect));
        Stream<String> lines = Stream.of(
                        columns.stream().map(each -> each.sql(inline, dialect)),
                        uniques.stream().map(each -> "unique (" + SqlType.quoted(each, dialect) + ")"),
                        keys)
                .flatMap(each -> each);
        String text = "create table " + SqlType.quoted(name, dialect) + " (\n    "
                + lines.collect(Collectors.joining(",\n    ")) + "\n);\n"
                + Stream.concat(
                                columns.stream()
                                        .filter(each -> each.target().isPresent() && !isLed(each.name()))
                                        .map(each -> List.of(each.name())),
                                indexes.stream())
                        .map(each -> "\ncreate index " + name + "_" + String.join("_", each) + "_idx on "
                                + SqlType.quoted(name, dialect) + " (" + SqlType.quoted(each, dialect) + ");\n")
                        .collect(Collectors.joining());
        return upper ? capitals(text) : text;
    }

    /// Whether a key of its own begins with a column, which then needs no second one.
    private boolean isLed(String column) {
        return Stream.concat(uniques.stream(), indexes.stream())
                .anyMatch(each -> each.getFirst().equals(column));
    }

    static String capitals(String sql) {
        return Pattern.compile("\\b(" + KEYWORDS + ")\\b")
                .matcher(sql)
                .replaceAll(match -> match.group().toUpperCase(Locale.ROOT));
    }

    /// One change set for the table; checks are SQL, since the element for them is not in the open edition.
    String changeLog(String id) {
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="utf-8"?>
                <databaseChangeLog
                    xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                """);
        xml.append("    <changeSet id=\"").append(id).append("\" author=\"lintel\">\n");
        xml.append("        <createTable tableName=\"").append(name).append("\">\n");
        columns.forEach(each -> xml.append(element(each)));
        xml.append("        </createTable>\n");
        for (Column each : columns) {
            each.target()
                    .ifPresent(target -> xml.append("        <addForeignKeyConstraint baseTableName=\"" + name
                            + "\" baseColumnNames=\"" + each.name() + "\" constraintName=\"fk_" + name + "_"
                            + each.name()
                            + "\"\n            referencedTableName=\"" + target.table() + "\" referencedColumnNames=\""
                            + target.column() + "\"/>\n"
                            + "        <createIndex tableName=\"" + name + "\" indexName=\"" + name + "_" + each.name()
                            + "_idx\">\n            <column name=\"" + each.name() + "\"/>\n        </createIndex>\n"));
            if (!each.check().isEmpty()) {
                xml.append("        <sql>alter table " + name + " add constraint ck_" + name + "_" + each.name()
                        + " check (" + each.check().replace("<", "&lt;").replace(">", "&gt;") + ")</sql>\n");
            }
        }
        for (List<String> each : uniques) {
            xml.append("        <addUniqueConstraint tableName=\"" + name + "\" columnNames=\""
                    + String.join(", ", each) + "\"/>\n");
        }
        for (List<String> each : indexes) {
            xml.append("        <createIndex tableName=\"" + name + "\" indexName=\"" + name + "_"
                    + String.join("_", each) + "_idx\">\n");
            each.forEach(column -> xml.append("            <column name=\"" + column + "\"/>\n"));
            xml.append("        </createIndex>\n");
        }
        return xml.append("    </changeSet>\n</databaseChangeLog>\n").toString();
    }

    private static String element(Column column) {
        String constraints = column.key()
                ? "primaryKey=\"true\" nullable=\"false\""
                : Stream.of(column.optional() ? "" : "nullable=\"false\"", column.unique() ? "unique=\"true\"" : "")
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.joining(" "));
        String attributes = "name=\"" + column.name() + "\" type=\"" + column.type() + "\""
                + (column.key() && column.whole().contains("autoIncrement=\"true\"") ? " autoIncrement=\"true\"" : "")
                + (column.otherwise().isEmpty()
                        ? ""
                        : column.otherwise().matches("[0-9]+")
                                ? " defaultValueNumeric=\"" + column.otherwise() + "\""
                                : " defaultValueComputed=\"" + column.otherwise() + "\"");
        return constraints.isEmpty()
                ? "            <column " + attributes + "/>\n"
                : "            <column " + attributes + ">\n                <constraints " + constraints
                        + "/>\n            </column>\n";
    }
}
