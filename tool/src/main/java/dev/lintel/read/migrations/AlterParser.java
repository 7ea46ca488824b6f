package dev.lintel.read.migrations;

import dev.lintel.graph.Schema.Change;
import dev.lintel.graph.Schema.Column;
import dev.lintel.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// ALTER TABLE with its actions.
final class AlterParser {
    /// First words of actions that change nothing that the graph keeps.
    private static final Set<String> HARMLESS = Set.of(
            "engine",
            "comment",
            "auto_increment",
            "convert",
            "default",
            "character",
            "charset",
            "collate",
            "owner",
            "set",
            "enable",
            "disable",
            "force",
            "no",
            "validate",
            "cluster",
            "replica",
            "inherit",
            "attach",
            "detach",
            "partition",
            "algorithm",
            "lock",
            "row_format",
            "nocheck",
            "check",
            "reset",
            "order",
            "checksum",
            "remove",
            "reorganize",
            "truncate",
            "discard",
            "import",
            "tablespace",
            "not",
            "logging",
            "nologging",
            "parallel",
            "cache",
            "nocache",
            "key_block_size",
            "stats_persistent",
            "with",
            "without",
            "avg_row_length",
            "max_rows",
            "min_rows",
            "pack_keys",
            "rebuild",
            "analyze",
            "optimize",
            "coalesce",
            "exchange",
            "switch",
            "deferrable",
            "initially",
            "on",
            "grant");

    private final Dialect dialect;
    private final Types types;
    private final ColumnParser columns;
    private final KeyParser keys;

    AlterParser(Dialect dialect, Types types, ColumnParser columns, KeyParser keys) {
        this.dialect = dialect;
        this.types = types;
        this.columns = columns;
        this.keys = keys;
    }

    /// Behind ALTER TABLE.
    List<Edit> alter(Cursor cursor, int start) {
        cursor.acceptIfExists();
        cursor.accept("only");
        String table = cursor.name();
        cursor.accept("*");
        List<Edit> edits = new ArrayList<>();
        boolean adds = false;
        while (!cursor.done()) {
            int at = edits.isEmpty() ? start : cursor.index();
            try {
                adds = action(cursor, table, adds, at, edits);
            } catch (Cursor.NotUnderstood unknown) {
                cursor.skipToComma();
                edits.add(doubt(cursor, table, at));
            }
            cursor.skipToComma();
            while (cursor.accept(")")) {
                cursor.skipToComma();
            }
            if (!cursor.done()) {
                cursor.expect(",");
            }
        }
        return edits;
    }

    /// Whether the next action may leave its ADD out (SQL Server: `add a int, b int`).
    private boolean action(Cursor cursor, String table, boolean adds, int start, List<Edit> edits) {
        if (cursor.accept("with", "check") || cursor.accept("with", "nocheck")) {
            cursor.accept("nowait");
        }
        if (cursor.accept("add")) {
            add(cursor, table, start, edits);
            return true;
        }
        if (cursor.accept("drop")) {
            drop(cursor, table, start, edits);
        } else if (cursor.accept("alter")) {
            edits.add(alterColumn(cursor, table, start));
        } else if (cursor.accept("modify")) {
            redefine(cursor, table, start, edits);
        } else if (cursor.accept("change")) {
            change(cursor, table, start, edits);
        } else if (cursor.accept("rename")) {
            edits.add(rename(cursor, table, start));
        } else if (cursor.seesAny(HARMLESS) && !(adds && dialect == Dialect.SQLSERVER)) {
            cursor.skipToComma();
            edits.add(new Edit.Apply(new Change.Other("table option", cursor.since(start))));
        } else if (adds) {
            add(cursor, table, start, edits);
            return true;
        } else {
            throw new Cursor.NotUnderstood("an action");
        }
        return false;
    }

    private void add(Cursor cursor, String table, int start, List<Edit> edits) {
        boolean column = cursor.accept("column");
        boolean unlessThere = cursor.acceptIfNotExists();
        if (cursor.accept("(")) {
            while (!cursor.accept(")")) {
                element(cursor, table, edits);
                cursor.skipToComma();
                cursor.accept(",");
            }
        } else if (!column && !unlessThere && (cursor.sees("partition") || cursor.sees("period", "for"))) {
            cursor.skipToComma();
            edits.add(new Edit.Apply(new Change.Other("partition", cursor.since(start))));
        } else {
            element(cursor, table, edits);
        }
    }

    private void element(Cursor cursor, String table, List<Edit> edits) {
        Optional<Edit> key = keys.constraint(cursor, table);
        if (key.isPresent()) {
            edits.add(key.get());
            return;
        }
        // SQL Server: `add default 0 for status`
        if (cursor.sees("default")) {
            cursor.skipToComma();
            return;
        }
        ColumnParser.Defined defined = columns.define(cursor, table);
        edits.add(new Edit.Apply(
                new Change.AddColumn(table, defined.column(), defined.column().at())));
        edits.addAll(defined.keys());
    }

    private void drop(Cursor cursor, String table, int start, List<Edit> edits) {
        if (cursor.accept("primary", "key")) {
            edits.add(new Edit.Apply(new Change.DropConstraint(table, "primary", cursor.since(start))));
        } else if (cursor.accept("constraint") || cursor.accept("foreign", "key") || cursor.accept("check")) {
            cursor.acceptIfExists();
            edits.add(new Edit.Apply(new Change.DropConstraint(table, cursor.name(), cursor.since(start))));
        } else if (cursor.accept("unique")) {
            List<String> columns = cursor.names();
            edits.add(new Edit.Apply(
                    new Change.DropConstraint(table, "(" + String.join(", ", columns) + ")", cursor.since(start))));
        } else if ((cursor.sees("index") || cursor.sees("key"))
                && cursor.peek(1).isName()) {
            cursor.next();
            cursor.acceptIfExists();
            edits.add(new Edit.Apply(new Change.DropIndex(table, cursor.name(), false, cursor.since(start))));
        } else if (cursor.sees("partition") && cursor.peek(1).isName()
                || cursor.sees("expression")
                || cursor.sees("period")) {
            cursor.skipToComma();
            edits.add(new Edit.Apply(new Change.Other("partition", cursor.since(start))));
        } else {
            dropColumns(cursor, table, start, edits);
        }
    }

    private static void dropColumns(Cursor cursor, String table, int start, List<Edit> edits) {
        cursor.accept("column");
        cursor.acceptIfExists();
        List<String> names = cursor.sees("(") ? cursor.names() : List.of(cursor.name());
        names.forEach(name -> edits.add(new Edit.Apply(new Change.DropColumn(table, name, cursor.since(start)))));
    }

    private Edit alterColumn(Cursor cursor, String table, int start) {
        if (cursor.sees("constraint") || cursor.sees("index") || cursor.sees("check")) {
            cursor.skipToComma();
            return new Edit.Apply(new Change.Other("constraint option", cursor.since(start)));
        }
        cursor.accept("column");
        cursor.acceptIfExists();
        String column = cursor.name();
        if (cursor.accept("set", "not", "null")) {
            return altered(cursor, table, column, "not null", start, each -> nullable(each, false));
        }
        if (cursor.accept("drop", "not", "null") || cursor.accept("set", "null")) {
            return altered(cursor, table, column, "null", start, each -> nullable(each, true));
        }
        if (cursor.accept("set", "default")) {
            String text = ColumnParser.defaultValue(cursor);
            return altered(
                    cursor, table, column, "default", start, each -> defaulted(each, !text.equals("null"), text));
        }
        if (cursor.accept("drop", "default") || cursor.accept("drop", "identity")) {
            return altered(cursor, table, column, "no default", start, each -> defaulted(each, false, ""));
        }
        if (cursor.accept("rename", "to")) {
            return new Edit.Apply(new Change.RenameColumn(table, column, cursor.name(), cursor.since(start)));
        }
        if (cursor.accept("add", "generated")) {
            cursor.skipToComma();
            return altered(cursor, table, column, "generated", start, each -> defaulted(each, true, ""));
        }
        boolean retyped = cursor.accept("type") || cursor.accept("set", "data", "type");
        if (!retyped && (cursor.sees("set") || cursor.sees("reset") || cursor.sees("restart") || cursor.sees("drop"))) {
            cursor.skipToComma();
            return new Edit.Apply(new Change.Other("column option", cursor.since(start)));
        }
        return retype(cursor, table, column, start);
    }

    /// `alter column c type varchar(20)`, and of H2 and SQL Server `alter column c varchar(20) not null`.
    private Edit retype(Cursor cursor, String table, String column, int start) {
        ColumnParser.Type type = columns.type(cursor);
        if (type.name().isEmpty()) {
            throw new Cursor.NotUnderstood("a type");
        }
        UnaryOperator<Column> edit = each -> typed(each, type);
        if (cursor.accept("not", "null")) {
            edit = each -> nullable(typed(each, type), false);
        } else if (cursor.accept("null")) {
            edit = each -> nullable(typed(each, type), true);
        }
        cursor.skipToComma();
        return altered(cursor, table, column, "type " + type.name(), start, edit);
    }

    private void redefine(Cursor cursor, String table, int start, List<Edit> edits) {
        cursor.accept("column");
        boolean list = cursor.accept("(");
        do {
            ColumnParser.Defined defined = columns.define(cursor, table);
            Column column = defined.column();
            // Oracle's MODIFY names only what changes
            boolean whole = dialect != Dialect.ORACLE;
            edits.add(altered(
                    cursor,
                    table,
                    column.name(),
                    "type " + column.type(),
                    start,
                    each -> whole ? column : merged(each, column)));
            edits.addAll(defined.keys());
        } while (list && cursor.accept(","));
        if (list) {
            cursor.accept(")");
        }
    }

    private void change(Cursor cursor, String table, int start, List<Edit> edits) {
        cursor.accept("column");
        String before = cursor.name();
        ColumnParser.Defined defined = columns.define(cursor, table);
        Column column = defined.column();
        if (!before.equals(column.name())) {
            edits.add(new Edit.Apply(new Change.RenameColumn(table, before, column.name(), cursor.since(start))));
        }
        edits.add(altered(cursor, table, column.name(), "type " + column.type(), start, _ -> column));
        edits.addAll(defined.keys());
    }

    private static Edit rename(Cursor cursor, String table, int start) {
        if (cursor.sees("index") || cursor.sees("key") || cursor.sees("constraint")) {
            cursor.next();
            String from = cursor.name();
            cursor.expect("to");
            String to = cursor.name();
            return new Edit.RenameIndex(
                    new Change.Other("rename " + from + " to " + to, cursor.since(start)), from, to);
        }
        if (cursor.accept("to") || cursor.accept("as")) {
            return new Edit.Apply(new Change.RenameTable(table, cursor.name(), cursor.since(start)));
        }
        cursor.accept("column");
        String first = cursor.name();
        if (cursor.accept("to")) {
            return new Edit.Apply(new Change.RenameColumn(table, first, cursor.name(), cursor.since(start)));
        }
        return new Edit.Apply(new Change.RenameTable(table, first, cursor.since(start)));
    }

    private static Edit altered(
            Cursor cursor, String table, String column, String what, int start, UnaryOperator<Column> edit) {
        return new Edit.Alter(new Change.AlterColumn(table, column, what, false, cursor.since(start)), edit);
    }

    private static Edit doubt(Cursor cursor, String table, int start) {
        String text = cursor.textSince(Math.min(start, cursor.index()));
        String what = text.length() > 60 ? text.substring(0, 60) + ".." : text;
        return new Edit.Doubt(new Change.Unread(what.toLowerCase(Locale.ROOT), cursor.since(start)), table);
    }

    static Column nullable(Column column, boolean nullable) {
        return new Column(
                column.name(),
                column.type(),
                column.length(),
                column.scale(),
                nullable,
                column.defaulted(),
                column.defaultText(),
                column.family(),
                column.at());
    }

    static Column defaulted(Column column, boolean defaulted, String text) {
        return new Column(
                column.name(),
                column.type(),
                column.length(),
                column.scale(),
                column.nullable(),
                defaulted,
                text,
                column.family(),
                column.at());
    }

    private Column typed(Column column, ColumnParser.Type type) {
        return new Column(
                column.name(),
                type.name(),
                type.length(),
                type.scale(),
                column.nullable(),
                column.defaulted(),
                column.defaultText(),
                types.family(type.name(), type.length(), dialect),
                column.at());
    }

    private static Column merged(Column before, Column now) {
        Column named = now.type().isEmpty() ? before : now;
        return new Column(
                before.name(),
                named.type(),
                named.length(),
                named.scale(),
                now.nullable() && before.nullable(),
                now.defaulted() || before.defaulted(),
                now.defaulted() ? now.defaultText() : before.defaultText(),
                named.family(),
                before.at());
    }
}
