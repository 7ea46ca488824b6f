package dev.lintel.read.migrations;

import dev.lintel.graph.Schema.Change;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Script;
import dev.lintel.sql.Token;
import dev.lintel.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// From statements to edits. One parser reads all scripts of one database in their order, because types and
/// routines that one of them makes are used by the next.
final class DdlParser {
    private static final Set<String> HARMLESS = words("""
            set grant revoke use lock unlock begin commit start rollback savepoint analyze vacuum explain
            select with update delete comment truncate show print shutdown checkpoint refresh reindex
            cluster notify listen purge optimize discard reset flush kill security values end release
            deallocate abort whenever prompt spool quit connect pragma backup restore declare fetch close
            open perform import repair check
            """);
    private static final Set<String> ROWS = Set.of("insert", "replace", "copy", "merge", "load");
    private static final Set<String> CREATE_PREFIXES = words("""
            global local unlogged cached memory foreign external column row force noforce editionable
            noneditionable recursive private shared immutable
            """);
    private static final Set<String> OTHER_OBJECTS = words("""
            sequence schema database extension role user policy rule publication subscription event
            statistics collation operator aggregate cast server synonym alias login tablespace directory
            text default access language conversion transform group profile package constant system trigger
            constraint plan resource keyspace partition logfile public
            """);

    private final Types types = new Types();
    private final KeyParser keys;
    private final TableParser tables;
    private final AlterParser alters;
    private final ColumnParser columns;
    private final Dialect dialect;
    private final Routines routines = new Routines();

    DdlParser(Dialect dialect) {
        this.dialect = dialect;
        this.keys = new KeyParser(dialect);
        this.columns = new ColumnParser(dialect, types);
        this.tables = new TableParser(dialect, columns, keys);
        this.alters = new AlterParser(dialect, types, columns, keys);
    }

    private static Set<String> words(String all) {
        return Set.of(all.strip().split("\\s+"));
    }

    Types types() {
        return types;
    }

    ColumnParser columns() {
        return columns;
    }

    List<Edit> parse(Script.Statement statement, Places places) {
        Cursor cursor = new Cursor(statement.tokens(), places);
        try {
            return statement(cursor);
        } catch (Cursor.NotUnderstood unknown) {
            return List.of(unread(statement, places));
        }
    }

    private List<Edit> statement(Cursor cursor) {
        if (cursor.accept("create")) {
            return create(cursor);
        }
        if (cursor.accept("alter")) {
            return alter(cursor);
        }
        if (cursor.accept("drop")) {
            return drop(cursor);
        }
        if (cursor.accept("rename", "table")) {
            return renameTables(cursor);
        }
        if (cursor.seesAny(ROWS)) {
            return rows(cursor);
        }
        if (cursor.sees("update") || cursor.sees("delete")) {
            return List.of(new Edit.Apply(ChangedRows.of(cursor)));
        }
        if (cursor.sees("do")
                || cursor.sees("execute")
                || cursor.sees("prepare")
                || cursor.sees("if")
                || cursor.sees("declare")
                || cursor.sees("begin") && cursor.peek(1).isName()) {
            return Routines.block(cursor);
        }
        if (cursor.sees("call") || cursor.sees("exec")) {
            return routines.call(cursor);
        }
        if (cursor.sees("select") || cursor.sees("with")) {
            return routines.query(cursor);
        }
        if (cursor.seesAny(HARMLESS) || cursor.sees("(")) {
            return other(cursor, cursor.peek().text().toLowerCase(Locale.ROOT));
        }
        throw new Cursor.NotUnderstood("a statement");
    }

    private static List<Edit> other(Cursor cursor, String what) {
        while (!cursor.done()) {
            cursor.next();
        }
        return List.of(new Edit.Apply(new Change.Other(what, cursor.since(0))));
    }

    private List<Edit> create(Cursor cursor) {
        cursor.accept("or", "replace");
        cursor.accept("or", "alter");
        boolean temporary = false;
        while (cursor.seesAny(CREATE_PREFIXES) || cursor.sees("temporary") || cursor.sees("temp")) {
            temporary |= cursor.sees("temporary") || cursor.sees("temp");
            cursor.next();
        }
        if (cursor.accept("table")) {
            return temporary ? other(cursor, "temporary table") : tables.create(cursor, 0);
        }
        boolean unique = cursor.accept("unique");
        String kind = "";
        while (cursor.sees("fulltext")
                || cursor.sees("spatial")
                || cursor.sees("clustered")
                || cursor.sees("nonclustered")
                || cursor.sees("bitmap")
                || cursor.sees("hash")) {
            String word = cursor.next().text().toLowerCase(Locale.ROOT);
            kind = word.endsWith("clustered") ? kind : word;
        }
        if (cursor.accept("index")) {
            return List.of(keys.createIndex(cursor, unique, kind, 0));
        }
        while (cursor.sees("algorithm")
                || cursor.sees("definer")
                || cursor.sees("sql")
                || cursor.sees("materialized")) {
            skipViewOption(cursor);
        }
        if (cursor.accept("view")) {
            return view(cursor);
        }
        if (cursor.sees("function") || cursor.sees("procedure")) {
            return routines.define(cursor);
        }
        if (cursor.accept("type")) {
            return type(cursor);
        }
        if (cursor.accept("domain")) {
            String name = cursor.name();
            cursor.accept("as");
            types.addDomain(name, columns.type(cursor).name());
            return other(cursor, "domain");
        }
        if (cursor.seesAny(OTHER_OBJECTS)) {
            return other(cursor, "create " + cursor.peek().text().toLowerCase(Locale.ROOT));
        }
        throw new Cursor.NotUnderstood("what to create");
    }

    private static void skipViewOption(Cursor cursor) {
        cursor.next();
        if (cursor.accept("security")) {
            cursor.next();
            return;
        }
        if (cursor.accept("=")) {
            cursor.next();
            if (cursor.accept("@")) {
                cursor.next();
            } else if (!cursor.done() && cursor.peek().text().startsWith("@")) {
                cursor.next();
                if (cursor.peek().kind() == Kind.NAME || cursor.peek().kind() == Kind.STRING) {
                    cursor.next();
                }
            }
        }
    }

    private static List<Edit> view(Cursor cursor) {
        cursor.acceptIfNotExists();
        String name = cursor.name();
        while (!cursor.done()) {
            cursor.next();
        }
        return List.of(new Edit.Apply(new Change.CreateView(name, cursor.since(0))));
    }

    private List<Edit> type(Cursor cursor) {
        cursor.acceptIfNotExists();
        String name = cursor.name();
        if (cursor.accept("as", "enum")) {
            types.addEnum(name);
        } else if (cursor.accept("from")) {
            types.addDomain(name, columns.type(cursor).name());
        }
        return other(cursor, "type");
    }

    private List<Edit> alter(Cursor cursor) {
        while (cursor.accept("ignore") || cursor.accept("online") || cursor.accept("foreign")) {
            // says nothing that is kept
        }
        if (cursor.accept("table")) {
            return alters.alter(cursor, 0);
        }
        if (cursor.accept("index")) {
            cursor.acceptIfExists();
            String from = cursor.name();
            if (cursor.accept("rename", "to")) {
                String to = cursor.name();
                return List.of(new Edit.RenameIndex(new Change.Other("rename index", cursor.since(0)), from, to));
            }
            return other(cursor, "index option");
        }
        if (cursor.sees("view")
                || cursor.sees("materialized")
                || cursor.sees("type")
                || cursor.sees("function")
                || cursor.sees("procedure")
                || cursor.sees("domain")
                || cursor.sees("session")
                || cursor.sees("large")
                || cursor.sees("algorithm")
                || cursor.sees("definer")
                || cursor.sees("sql")
                || cursor.seesAny(OTHER_OBJECTS)) {
            return other(cursor, "alter " + cursor.peek().text().toLowerCase(Locale.ROOT));
        }
        throw new Cursor.NotUnderstood("what to alter");
    }

    private static List<Edit> drop(Cursor cursor) {
        cursor.accept("temporary");
        cursor.accept("foreign");
        boolean view = cursor.accept("materialized", "view") || cursor.accept("view");
        if (view || cursor.accept("table")) {
            cursor.acceptIfExists();
            List<Edit> edits = new ArrayList<>();
            do {
                String name = cursor.name();
                cursor.acceptIfExists();
                edits.add(new Edit.Apply(new Change.DropTable(name, cursor.since(0))));
            } while (cursor.accept(","));
            return edits;
        }
        if (cursor.accept("index")) {
            return dropIndexes(cursor);
        }
        return other(cursor, "drop " + cursor.peek().text().toLowerCase(Locale.ROOT));
    }

    private static List<Edit> dropIndexes(Cursor cursor) {
        boolean concurrently = cursor.accept("concurrently");
        cursor.acceptIfExists();
        List<String> names = new ArrayList<>();
        do {
            names.add(cursor.name());
        } while (cursor.accept(","));
        cursor.acceptIfExists();
        String table = cursor.accept("on") ? cursor.name() : "";
        List<Edit> edits = new ArrayList<>();
        for (String name : names) {
            edits.add(new Edit.Apply(new Change.DropIndex(table, name, concurrently, cursor.since(0))));
        }
        return edits;
    }

    private static List<Edit> renameTables(Cursor cursor) {
        List<Edit> edits = new ArrayList<>();
        do {
            String from = cursor.name();
            cursor.expect("to");
            edits.add(new Edit.Apply(new Change.RenameTable(from, cursor.name(), cursor.since(0))));
        } while (cursor.accept(","));
        return edits;
    }

    private static List<Edit> rows(Cursor cursor) {
        cursor.next();
        while (cursor.sees("into")
                || cursor.sees("ignore")
                || cursor.sees("low_priority")
                || cursor.sees("delayed")
                || cursor.sees("table")
                || cursor.sees("only")) {
            cursor.next();
        }
        String table = cursor.peek().isName() ? cursor.name() : "";
        return List.of(new Edit.Apply(new Change.Seed(table, cursor.since(0))));
    }

    private static Edit unread(Script.Statement statement, Places places) {
        List<Token> first =
                statement.tokens().subList(0, Math.min(8, statement.tokens().size()));
        Change change = new Change.Unread(Cursor.text(first), places.at(statement.start(), statement.end()));
        Optional<String> table = Routines.table(statement.tokens(), 0);
        return new Edit.Doubt(change, table.orElse(""));
    }
}
