package dev.lintel.read.migrations;

import dev.lintel.graph.Schema.Change;
import dev.lintel.graph.Schema.Check;
import dev.lintel.graph.Schema.ForeignKey;
import dev.lintel.graph.Schema.Index;
import dev.lintel.graph.Schema.Key;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Token;
import dev.lintel.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Keys, foreign keys and indexes as CREATE TABLE, ALTER TABLE ADD and CREATE INDEX write them.
final class KeyParser {
    private static final Set<String> METHODS = Set.of("fulltext", "spatial");
    /// What may stand behind a column and is no operator class.
    private static final Set<String> ORDER = Set.of("asc", "desc", "nulls", "collate", "with");

    private final Dialect dialect;

    KeyParser(Dialect dialect) {
        this.dialect = dialect;
    }

    /// Columns or expressions of an index.
    record Parts(List<String> columns, boolean expression, boolean operatorClass) {}

    /// A constraint or index, when the cursor stands before one; otherwise it stays where it is.
    Optional<Edit> constraint(Cursor cursor, String table) {
        int start = cursor.index();
        String name = "";
        boolean named = false;
        if (cursor.sees("constraint") && cursor.peek(1).isName()) {
            cursor.next();
            named = true;
            boolean unnamed = cursor.sees("primary", "key")
                    || cursor.sees("foreign", "key")
                    || cursor.sees("unique", "(")
                    // MySQL: the index has the name, `constraint unique uk_sku (sku)`
                    || cursor.sees("unique")
                            && cursor.peek(1).isName()
                            && cursor.peek(2).is("(")
                    || cursor.sees("unique", "key")
                    || cursor.sees("unique", "index")
                    || cursor.sees("check", "(");
            name = unnamed ? "" : cursor.name();
        }
        if (cursor.accept("primary", "key")) {
            return Optional.of(key(cursor, table, name, true, start));
        }
        boolean ownName = named && cursor.peek(1).isName() && cursor.peek(2).is("(");
        if (cursor.sees("unique") && (ownName || uniqueFollows(cursor))) {
            cursor.next();
            return Optional.of(key(cursor, table, name, false, start));
        }
        if (cursor.accept("foreign", "key")) {
            cursor.acceptIfNotExists();
            String own = cursor.sees("(") ? "" : cursor.name();
            List<String> columns = cursor.names();
            cursor.expect("references");
            ForeignKey key = ColumnParser.references(cursor, name.isEmpty() ? own : name, columns, start);
            return Optional.of(new Edit.Apply(new Change.AddForeignKey(table, key, validated(cursor), key.at())));
        }
        if (cursor.sees("check", "(")) {
            return Optional.of(check(cursor, table, name, start));
        }
        if (named || cursor.sees("exclude") && !cursor.peek(1).isName() || cursor.sees("exclude", "using")) {
            cursor.skipToComma();
            return Optional.of(new Edit.Apply(new Change.Other("check", cursor.since(start))));
        }
        return index(cursor, table, start);
    }

    /// Before CHECK.
    static Edit check(Cursor cursor, String table, String name, int start) {
        cursor.expect("check");
        int condition = cursor.index();
        cursor.skipOne();
        String text = cursor.textSince(condition);
        Check check = new Check(name, text.substring(1, text.length() - 1).strip(), cursor.since(start));
        return new Edit.Apply(new Change.AddCheck(table, check, validated(cursor), check.at()));
    }

    /// Behind a constraint: whether no NOT VALID follows among its options.
    private static boolean validated(Cursor cursor) {
        int ahead = 0;
        while (!cursor.peek(ahead).is(",") && !cursor.peek(ahead).text().isEmpty()) {
            if (cursor.peek(ahead).is("not") && cursor.peek(ahead + 1).is("valid")) {
                return false;
            }
            ahead++;
        }
        return true;
    }

    private static boolean uniqueFollows(Cursor cursor) {
        Token next = cursor.peek(1);
        return next.is("(")
                || next.is("key")
                || next.is("index")
                || next.is("using")
                || next.is("clustered")
                || next.is("nonclustered")
                || next.is("nulls")
                || (next.isName() && cursor.peek(2).is("("));
    }

    private Edit key(Cursor cursor, String table, String constraint, boolean primary, int start) {
        boolean ignored = cursor.accept("key") || cursor.accept("index");
        if (cursor.accept("using", "index")) {
            String index = cursor.name();
            cursor.skipToComma();
            Key key = new Key(constraint.isEmpty() ? index : constraint, List.of(), false, cursor.since(start));
            return new Edit.Promote(new Change.AddKey(table, key, primary, cursor.since(start)), index);
        }
        String name = constraint;
        while (!cursor.sees("(")) {
            if (cursor.accept("using")) {
                cursor.name();
            } else if (cursor.accept("clustered")
                    || cursor.accept("nonclustered")
                    || cursor.accept("nulls", "not", "distinct")
                    || cursor.accept("hash")) {
                ignored = true;
            } else {
                String own = cursor.name();
                name = name.isEmpty() || ignored ? own : name;
            }
        }
        Parts parts = parts(cursor);
        cursor.skipToComma();
        Key key = new Key(name, parts.columns(), parts.expression(), cursor.since(start));
        return new Edit.Apply(new Change.AddKey(table, key, primary, cursor.since(start)));
    }

    /// MySQL's `KEY name (a, b)`; a column may also be called `key`.
    private Optional<Edit> index(Cursor cursor, String table, int start) {
        String method = "btree";
        if (cursor.seesAny(METHODS)
                && (cursor.peek(1).is("key")
                        || cursor.peek(1).is("index")
                        || cursor.peek(2).is("("))) {
            method = cursor.next().text().toLowerCase(Locale.ROOT);
            cursor.accept("key");
            cursor.accept("index");
        } else if ((cursor.sees("key") || cursor.sees("index")) && indexFollows(cursor)) {
            cursor.next();
        } else {
            cursor.moveTo(start);
            return Optional.empty();
        }
        cursor.acceptIfNotExists();
        String name = cursor.sees("(") || cursor.sees("using") ? "" : cursor.name();
        if (cursor.accept("using")) {
            method = cursor.name();
        }
        Parts parts = parts(cursor);
        if (cursor.accept("using")) {
            method = cursor.name();
        }
        cursor.skipToComma();
        Index index = new Index(name, parts.columns(), List.of(), false, "", method, cursor.since(start));
        return Optional.of(new Edit.Apply(new Change.CreateIndex(table, index, false, index.at())));
    }

    private boolean indexFollows(Cursor cursor) {
        if (cursor.peek(1).is("(") || cursor.peek(1).is("if")) {
            return true;
        }
        boolean shaped = cursor.peek(1).isName()
                && (cursor.peek(2).is("(") || cursor.peek(2).is("using"))
                && cursor.peek(3).kind() != Kind.NUMBER;
        return shaped && dialect != Dialect.POSTGRESQL;
    }

    /// Behind CREATE UNIQUE INDEX, with the cursor before the name.
    Edit createIndex(Cursor cursor, boolean unique, String kind, int start) {
        boolean concurrently = cursor.accept("concurrently");
        cursor.acceptIfNotExists();
        String name = cursor.sees("on") ? "" : cursor.name();
        String method = kind.isEmpty() ? "btree" : kind;
        if (cursor.accept("using")) {
            method = cursor.name();
        }
        cursor.expect("on");
        cursor.accept("only");
        String table = cursor.name();
        if (cursor.accept("using")) {
            method = cursor.name();
        }
        Parts parts = parts(cursor);
        List<String> included = List.of();
        String condition = "";
        while (!cursor.done()) {
            if (cursor.accept("include")) {
                included = cursor.names();
            } else if (cursor.accept("where")) {
                int from = cursor.index();
                while (!cursor.done()) {
                    cursor.skipOne();
                }
                condition = cursor.textSince(from);
            } else if (cursor.accept("using")) {
                method = cursor.name();
            } else {
                concurrently |= cursor.sees("online");
                cursor.skipOne();
            }
        }
        Index index = new Index(
                name, parts.columns(), included, unique, condition, method, parts.operatorClass(), cursor.since(start));
        return new Edit.Apply(new Change.CreateIndex(table, index, concurrently, index.at()));
    }

    /// The list in parentheses: columns with their order and prefix length left out, expressions as text.
    Parts parts(Cursor cursor) {
        cursor.expect("(");
        List<String> columns = new ArrayList<>();
        boolean expression = false;
        boolean operatorClass = false;
        while (!cursor.accept(")")) {
            Optional<String> plain = plain(cursor);
            if (plain.isPresent()) {
                columns.add(plain.get());
            } else {
                expression = true;
                columns.add(expression(cursor));
            }
            operatorClass |= cursor.peek().kind() == Kind.WORD
                    && !ORDER.contains(cursor.peek().text().toLowerCase(Locale.ROOT));
            cursor.skipToComma();
            cursor.accept(",");
        }
        return new Parts(columns, expression, operatorClass);
    }

    private static Optional<String> plain(Cursor cursor) {
        Token first = cursor.peek();
        boolean prefix = cursor.peek(1).is("(")
                && cursor.peek(2).kind() == Kind.NUMBER
                && cursor.peek(3).is(")");
        Token behind = cursor.peek(1);
        boolean ends = behind.is(",") || behind.is(")") || behind.kind() == Kind.WORD;
        return first.isName() && (prefix || ends) ? Optional.of(cursor.name()) : Optional.empty();
    }

    private static String expression(Cursor cursor) {
        int start = cursor.index();
        boolean closed = false;
        while (!cursor.sees(",")
                && !cursor.sees(")")
                && !(closed && cursor.peek().isName())) {
            closed = cursor.peek().is("(");
            cursor.skipOne();
        }
        String text = cursor.textSince(start);
        return text.startsWith("(") && text.endsWith(")") ? text.substring(1, text.length() - 1) : text;
    }
}
