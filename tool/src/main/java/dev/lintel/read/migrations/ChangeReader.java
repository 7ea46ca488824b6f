package dev.lintel.read.migrations;

import dev.lintel.graph.Schema.Change;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.ForeignKey;
import dev.lintel.graph.Schema.Index;
import dev.lintel.graph.Schema.Key;
import dev.lintel.graph.Schema.Reach;
import dev.lintel.source.Span;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Script;
import dev.lintel.sql.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Liquibase's typed changes to edits. SQL inside of a change log is the change log's own affair.
final class ChangeReader {
    /// Changes that touch no table's structure.
    private static final Set<String> HARMLESS = Set.of(
            "createSequence",
            "alterSequence",
            "dropSequence",
            "renameSequence",
            "createProcedure",
            "dropProcedure",
            "createFunction",
            "dropFunction",
            "createTrigger",
            "dropTrigger",
            "createPackage",
            "createPackageBody",
            "tagDatabase",
            "output",
            "empty",
            "stop",
            "setTableRemarks",
            "setColumnRemarks",
            "addCheckConstraint",
            "dropCheckConstraint",
            "enableCheckConstraint",
            "disableCheckConstraint",
            "executeCommand",
            "createSynonym",
            "dropSynonym",
            "enableTrigger",
            "disableTrigger",
            "comment",
            "validCheckSum",
            "tagdatabase",
            "createSchema",
            "dropSchema");

    /// What every row gets.
    private static final Set<String> VALUES =
            Set.of("value", "valueNumeric", "valueBoolean", "valueDate", "valueComputed", "valueSequenceNext");

    private final Dialect dialect;
    private final DdlParser parser;

    ChangeReader(Dialect dialect, DdlParser parser) {
        this.dialect = dialect;
        this.parser = parser;
    }

    List<Edit> read(Element change) {
        Span at = change.at();
        String table = fold(change.get("tableName"));
        return switch (change.name()) {
            case "createTable" -> List.of(createTable(change, table));
            case "addColumn" -> columns(change, table);
            case "dropTable" -> apply(new Change.DropTable(table, at));
            case "dropView" -> apply(new Change.DropTable(fold(change.get("viewName")), at));
            case "createView" -> apply(new Change.CreateView(fold(change.get("viewName")), at));
            case "renameTable" ->
                apply(new Change.RenameTable(fold(change.get("oldTableName")), fold(change.get("newTableName")), at));
            case "renameView" ->
                apply(new Change.RenameTable(fold(change.get("oldViewName")), fold(change.get("newViewName")), at));
            case "dropColumn" -> dropColumns(change, table);
            case "renameColumn" ->
                apply(new Change.RenameColumn(
                        table, fold(change.get("oldColumnName")), fold(change.get("newColumnName")), at));
            case "modifyDataType" -> modify(change, table);
            case "addNotNullConstraint" -> alter(change, "not null", each -> AlterParser.nullable(each, false));
            case "dropNotNullConstraint" -> alter(change, "null", each -> AlterParser.nullable(each, true));
            case "addDefaultValue" ->
                alter(change, "default", each -> AlterParser.defaulted(each, true, defaultText(change)));
            case "dropDefaultValue" -> alter(change, "no default", each -> AlterParser.defaulted(each, false, ""));
            case "addAutoIncrement" -> alter(change, "generated", each -> AlterParser.defaulted(each, true, ""));
            case "addPrimaryKey" -> apply(new Change.AddKey(table, key(change), true, at));
            case "addUniqueConstraint" -> apply(new Change.AddKey(table, key(change), false, at));
            case "dropPrimaryKey" -> apply(new Change.DropConstraint(table, "primary", at));
            case "dropUniqueConstraint" ->
                apply(new Change.DropConstraint(table, fold(change.get("constraintName")), at));
            case "addForeignKeyConstraint" -> foreignKey(change);
            case "dropForeignKeyConstraint" ->
                apply(new Change.DropConstraint(
                        fold(change.get("baseTableName")), fold(change.get("constraintName")), at));
            case "createIndex" -> createIndex(change, table);
            case "dropIndex" -> apply(new Change.DropIndex(table, fold(change.get("indexName")), false, at));
            case "insert", "loadData", "loadUpdateData" -> apply(new Change.Seed(table, at));
            case "update", "delete" -> apply(new Change.ChangeRows(table, reach(change), at));
            case String name when HARMLESS.contains(name) -> apply(new Change.Other(name, at));
            default -> List.of(new Edit.Doubt(new Change.Unread(change.name(), at), table));
        };
    }

    private static Reach reach(Element change) {
        String where = Stream.concat(
                        Stream.of(change.get("where")),
                        change.all("where").stream().map(Element::text))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
        return where.isEmpty()
                ? Reach.ALL
                : ChangedRows.reach(
                        List.of(("where " + where).toLowerCase(Locale.ROOT).split("\\s+")));
    }

    private static List<Edit> apply(Change change) {
        return List.of(new Edit.Apply(change));
    }

    private Edit createTable(Element change, String table) {
        return new Edit.Create(
                new Change.CreateTable(table, change.at()), change.isTrue("ifNotExists"), columns(change, table));
    }

    private List<Edit> columns(Element change, String table) {
        List<Edit> edits = new ArrayList<>();
        List<Edit> keys = new ArrayList<>();
        List<String> primary = new ArrayList<>();
        String primaryName = "";
        for (Element column : change.all("column")) {
            edits.addAll(added(change, table, column));
            for (Element constraints : column.all("constraints")) {
                String name = fold(column.get("name"));
                if (constraints.isTrue("primaryKey")) {
                    primary.add(name);
                    primaryName = fold(constraints.get("primaryKeyName"));
                }
                constraints(table, name, constraints, keys);
            }
        }
        if (!primary.isEmpty()) {
            Key key = new Key(primaryName, primary, false, change.at());
            edits.add(new Edit.Apply(new Change.AddKey(table, key, true, change.at())));
        }
        edits.addAll(keys);
        return edits;
    }

    /// A column that comes with a value is added without its NOT NULL, filled, and only then constrained
    /// (Liquibase, addColumn, `value`).
    private List<Edit> added(Element change, String table, Element element) {
        Column column = column(element);
        Span at = element.at();
        boolean filled = change.name().equals("addColumn")
                && !column.nullable()
                && element.attributes().keySet().stream().anyMatch(VALUES::contains);
        if (!filled) {
            return List.of(new Edit.Apply(new Change.AddColumn(table, column, at)));
        }
        return List.of(
                new Edit.Apply(new Change.AddColumn(table, AlterParser.nullable(column, true), at)),
                new Edit.Alter(
                        new Change.AlterColumn(table, column.name(), "not null", false, at),
                        each -> AlterParser.nullable(each, false)));
    }

    private static void constraints(String table, String column, Element constraints, List<Edit> keys) {
        Span at = constraints.at();
        if (constraints.isTrue("unique")
                || !constraints.get("uniqueConstraintName").isEmpty()) {
            Key key = new Key(fold(constraints.get("uniqueConstraintName")), List.of(column), false, at);
            keys.add(new Edit.Apply(new Change.AddKey(table, key, false, at)));
        }
        String references = constraints.get("references");
        String target = fold(constraints.get("referencedTableName"));
        List<String> targets = names(constraints.get("referencedColumnNames"));
        int open = references.indexOf('(');
        if (open > 0) {
            target = fold(references.substring(0, open).strip());
            targets = names(references.substring(open + 1).replace(")", ""));
        } else if (!references.isBlank()) {
            target = fold(references.strip());
        }
        if (!target.isEmpty()) {
            String onDelete = constraints.isTrue("deleteCascade") ? "cascade" : "";
            ForeignKey key = new ForeignKey(
                    fold(constraints.get("foreignKeyName")), List.of(column), target, targets, onDelete, at);
            keys.add(new Edit.Apply(new Change.AddForeignKey(
                    table, key, !constraints.get("validateForeignKey").equalsIgnoreCase("false"), at)));
        }
    }

    private Column column(Element column) {
        ColumnParser.Type type = type(column.get("type"), column.at());
        boolean generated = column.isTrue("autoIncrement") || Types.serial(type.name());
        boolean nullable = !generated;
        for (Element constraints : column.all("constraints")) {
            nullable &= !constraints.get("nullable").equalsIgnoreCase("false") && !constraints.isTrue("primaryKey");
        }
        String text = defaultText(column);
        boolean defaulted = generated || !text.isEmpty() || hasDefault(column);
        return new Column(
                fold(column.get("name")),
                type.name(),
                type.length(),
                type.scale(),
                nullable,
                defaulted,
                text,
                parser.types().family(type.name(), type.length(), dialect),
                column.at());
    }

    private static boolean hasDefault(Element column) {
        return column.attributes().keySet().stream()
                .anyMatch(name -> name.startsWith("defaultValue") && !name.equals("defaultValueConstraintName"));
    }

    private static String defaultText(Element element) {
        return element.attributes().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("defaultValue")
                        && !entry.getKey().equals("defaultValueConstraintName"))
                .map(Map.Entry::getValue)
                .sorted()
                .findFirst()
                .orElse("");
    }

    /// Liquibase's own names for types are few; the others are the database's.
    private ColumnParser.Type type(String written, Span at) {
        List<ColumnParser.Type> found = new ArrayList<>();
        Script.read(written, Dialect.OTHER, statement -> {
            Cursor cursor = new Cursor(statement.tokens(), (_, _) -> at);
            try {
                found.add(parser.columns().type(cursor));
            } catch (Cursor.NotUnderstood odd) {
                // stays a type without family
            }
        });
        if (found.isEmpty()) {
            return new ColumnParser.Type(written.toLowerCase(Locale.ROOT), 0, 0);
        }
        ColumnParser.Type type = found.getFirst();
        return type.name().equals("currency") ? new ColumnParser.Type("decimal", type.length(), type.scale()) : type;
    }

    private static List<Edit> dropColumns(Element change, String table) {
        List<Edit> edits = new ArrayList<>();
        if (!change.get("columnName").isEmpty()) {
            edits.add(new Edit.Apply(new Change.DropColumn(table, fold(change.get("columnName")), change.at())));
        }
        for (Element column : change.all("column")) {
            edits.add(new Edit.Apply(new Change.DropColumn(table, fold(column.get("name")), column.at())));
        }
        return edits;
    }

    private List<Edit> modify(Element change, String table) {
        ColumnParser.Type type = type(change.get("newDataType"), change.at());
        return alter(
                change,
                "type " + type.name(),
                each -> new Column(
                        each.name(),
                        type.name(),
                        type.length(),
                        type.scale(),
                        each.nullable(),
                        each.defaulted(),
                        each.defaultText(),
                        parser.types().family(type.name(), type.length(), dialect),
                        each.at()));
    }

    private static List<Edit> alter(Element change, String what, UnaryOperator<Column> edit) {
        Change.AlterColumn altered = new Change.AlterColumn(
                fold(change.get("tableName")), fold(change.get("columnName")), what, false, change.at());
        return List.of(new Edit.Alter(altered, edit));
    }

    private static Key key(Element change) {
        return new Key(fold(change.get("constraintName")), names(change.get("columnNames")), false, change.at());
    }

    private static List<Edit> foreignKey(Element change) {
        String onDelete = change.isTrue("deleteCascade")
                ? "cascade"
                : change.get("onDelete").toLowerCase(Locale.ROOT);
        ForeignKey key = new ForeignKey(
                fold(change.get("constraintName")),
                names(change.get("baseColumnNames")),
                fold(change.get("referencedTableName")),
                names(change.get("referencedColumnNames")),
                onDelete,
                change.at());
        boolean validated = !change.get("validate").equalsIgnoreCase("false");
        return apply(new Change.AddForeignKey(fold(change.get("baseTableName")), key, validated, change.at()));
    }

    private static List<Edit> createIndex(Element change, String table) {
        List<String> columns = new ArrayList<>();
        for (Element column : change.all("column")) {
            String name = column.get("name");
            boolean expression = column.isTrue("computed") || name.contains("(");
            columns.add(expression ? name.toLowerCase(Locale.ROOT) : fold(name));
        }
        Index index = new Index(
                fold(change.get("indexName")), columns, List.of(), change.isTrue("unique"), "", "btree", change.at());
        return apply(new Change.CreateIndex(table, index, false, change.at()));
    }

    private static List<String> names(String list) {
        List<String> names = new ArrayList<>();
        for (String each : list.split(",")) {
            if (!each.isBlank()) {
                names.add(fold(each.strip()));
            }
        }
        return names;
    }

    private static String fold(String name) {
        return Shape.fold(name);
    }
}
