package dev.lintel.read.migrations;

import dev.lintel.graph.Schema.Change;
import dev.lintel.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// CREATE TABLE.
final class TableParser {
    private final ColumnParser columns;
    private final KeyParser keys;
    private final Dialect dialect;

    TableParser(Dialect dialect, ColumnParser columns, KeyParser keys) {
        this.dialect = dialect;
        this.columns = columns;
        this.keys = keys;
    }

    /// Behind CREATE TABLE.
    List<Edit> create(Cursor cursor, int start) {
        boolean unlessThere = cursor.acceptIfNotExists();
        String table = cursor.name();
        List<Edit> content = new ArrayList<>();
        if (cursor.accept("partition", "of")) {
            content.add(copy(cursor, table, cursor.name(), true, start));
            skipAll(cursor);
        } else if (cursor.accept("like")) {
            content.add(copy(cursor, table, cursor.name(), true, start));
        } else {
            if (cursor.sees("(")
                    && !cursor.peek(1).is("select")
                    && !cursor.peek(1).is("with")) {
                cursor.next();
                elements(cursor, table, content);
            }
            options(cursor, table, content, start);
        }
        Change.CreateTable change = new Change.CreateTable(table, cursor.since(start));
        return List.of(new Edit.Create(change, unlessThere, content));
    }

    private void elements(Cursor cursor, String table, List<Edit> content) {
        while (!cursor.accept(")")) {
            element(cursor, table, content);
            cursor.skipToComma();
            if (!cursor.accept(",") && !cursor.sees(")")) {
                throw new Cursor.NotUnderstood(")");
            }
        }
    }

    private void element(Cursor cursor, String table, List<Edit> content) {
        int start = cursor.index();
        if (cursor.sees("like") && cursor.peek(1).isName()) {
            cursor.next();
            String from = cursor.name();
            int options = cursor.index();
            cursor.skipToComma();
            String text = cursor.textSince(options);
            boolean indexes = text.contains("including all") || text.contains("including indexes");
            content.add(copy(cursor, table, from, indexes, start));
            return;
        }
        if (cursor.sees("period", "for")) {
            cursor.skipToComma();
            return;
        }
        Optional<Edit> key = keys.constraint(cursor, table);
        if (key.isPresent()) {
            content.add(key.get());
            return;
        }
        ColumnParser.Defined defined = columns.define(cursor, table);
        content.add(new Edit.Apply(
                new Change.AddColumn(table, defined.column(), defined.column().at())));
        content.addAll(defined.keys());
    }

    private void options(Cursor cursor, String table, List<Edit> content, int start) {
        while (!cursor.done()) {
            if (cursor.accept("inherits")) {
                cursor.names().forEach(from -> content.add(copy(cursor, table, from, false, start)));
            } else if (cursor.sees("select")
                    || cursor.sees("as") && !cursor.peek(1).is("of")) {
                skipAll(cursor);
                content.add(unknown("columns of " + table + " come from a query", table, cursor, start));
            } else if (cursor.sees("of") && dialect == Dialect.POSTGRESQL) {
                skipAll(cursor);
                content.add(unknown("columns of " + table + " come from a type", table, cursor, start));
            } else if (cursor.sees("(") && cursor.peek(1).is("select")) {
                skipAll(cursor);
                content.add(unknown("columns of " + table + " come from a query", table, cursor, start));
            } else {
                cursor.skipOne();
            }
        }
    }

    private static Edit unknown(String what, String table, Cursor cursor, int start) {
        return new Edit.Doubt(new Change.Unread(what, cursor.since(start)), table);
    }

    private static Edit copy(Cursor cursor, String table, String from, boolean indexes, int start) {
        Change change = new Change.Other("columns of " + table + " as in " + from, cursor.since(start));
        return new Edit.Copy(change, table, from, indexes);
    }

    private static void skipAll(Cursor cursor) {
        while (!cursor.done()) {
            cursor.next();
        }
    }
}
