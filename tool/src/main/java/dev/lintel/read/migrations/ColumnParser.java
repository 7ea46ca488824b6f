package dev.lintel.read.migrations;

import dev.lintel.graph.Schema.Change;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.ForeignKey;
import dev.lintel.graph.Schema.Key;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Token;
import dev.lintel.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Column definitions: type, default, nullability and the constraints written beside the column.
final class ColumnParser {
    private static final Set<String> AFTER_DEFAULT = Set.of(
            "not",
            "null",
            "primary",
            "unique",
            "references",
            "check",
            "constraint",
            "comment",
            "on",
            "auto_increment",
            "generated",
            "collate",
            "enable",
            "invisible",
            "visible",
            "after",
            "first",
            "key",
            "character",
            "using",
            "storage",
            "virtual",
            "stored",
            "identity",
            "cascade",
            "charset");
    private static final Set<String> NO_TYPE = Set.of(
            "not",
            "null",
            "primary",
            "unique",
            "references",
            "check",
            "constraint",
            "default",
            "generated",
            "comment",
            "as",
            "auto_increment",
            "collate");

    private final Dialect dialect;
    private final Types types;

    ColumnParser(Dialect dialect, Types types) {
        this.dialect = dialect;
        this.types = types;
    }

    /// A type as it is written.
    record Type(String name, int length, int scale) {}

    /// The column and the keys that stand beside it.
    record Defined(Column column, List<Edit> keys) {}

    /// From the column's name up to the comma or parenthesis behind its definition.
    Defined define(Cursor cursor, String table) {
        int start = cursor.index();
        String name = cursor.name();
        Type type = type(cursor);
        Options options = new Options(type);
        List<Edit> keys = new ArrayList<>();
        String constraint = "";
        while (!cursor.done() && !cursor.sees(",") && !cursor.sees(")")) {
            int at = cursor.index();
            if (cursor.accept("constraint")) {
                constraint = cursor.peek().isName() && !cursor.seesAny(NO_TYPE) ? cursor.name() : "";
            } else if (cursor.accept("primary", "key") || (dialect == Dialect.MYSQL && cursor.accept("key"))) {
                Key key = new Key(constraint, List.of(name), false, cursor.since(start));
                keys.add(new Edit.Apply(new Change.AddKey(table, key, true, cursor.since(start))));
            } else if (cursor.accept("unique")) {
                cursor.accept("key");
                Key key = new Key(constraint, List.of(name), false, cursor.since(start));
                keys.add(new Edit.Apply(new Change.AddKey(table, key, false, cursor.since(start))));
            } else if (cursor.accept("references")) {
                ForeignKey key = references(cursor, constraint, List.of(name), start);
                keys.add(new Edit.Apply(new Change.AddForeignKey(table, key, true, key.at())));
            } else if (cursor.sees("check", "(")) {
                keys.add(KeyParser.check(cursor, table, constraint, start));
            } else if (!options.read(cursor)) {
                cursor.moveTo(at);
                cursor.skipOne();
            }
        }
        Column column = new Column(
                name,
                type.name(),
                type.length(),
                type.scale(),
                options.nullable,
                options.defaulted,
                options.defaultText,
                types.family(type.name(), type.length(), dialect),
                cursor.since(start));
        return new Defined(column, keys);
    }

    private static final class Options {
        private boolean nullable;
        private boolean defaulted;
        private String defaultText = "";

        Options(Type type) {
            defaulted = Types.serial(type.name());
            nullable = !defaulted;
        }

        boolean read(Cursor cursor) {
            if (cursor.accept("not", "null")) {
                nullable = false;
            } else if (cursor.accept("null")) {
                nullable = true;
            } else if (cursor.accept("default")) {
                defaulted = true;
                defaultText = defaultValue(cursor);
                defaulted = !defaultText.equals("null");
            } else if (cursor.accept("auto_increment") || cursor.accept("autoincrement") || cursor.accept("identity")) {
                defaulted = true;
                nullable = false;
            } else if (cursor.accept("generated") || cursor.accept("as")) {
                defaulted = true;
                nullable &= !generatedIdentity(cursor);
            } else {
                return false;
            }
            return true;
        }

        private static boolean generatedIdentity(Cursor cursor) {
            boolean identity = false;
            while (!cursor.done() && !cursor.sees(",") && !cursor.sees(")") && !cursor.seesAny(AFTER_GENERATED)) {
                identity |= cursor.sees("identity");
                cursor.skipOne();
            }
            return identity;
        }
    }

    private static final Set<String> AFTER_GENERATED =
            Set.of("not", "null", "primary", "unique", "comment", "references", "check");

    static String defaultValue(Cursor cursor) {
        int start = cursor.index();
        cursor.skipOne();
        while (!cursor.done() && !cursor.sees(",") && !cursor.sees(")") && !cursor.seesAny(AFTER_DEFAULT)) {
            cursor.skipOne();
        }
        return cursor.textSince(start);
    }

    /// A type's name with length; the empty name when the column has none.
    Type type(Cursor cursor) {
        if (!cursor.peek().isName() || cursor.seesAny(NO_TYPE)) {
            return new Type("", 0, 0);
        }
        String name = cursor.name().toLowerCase(Locale.ROOT);
        if (name.equals("national")) {
            name = cursor.name();
        }
        name = twoWords(cursor, name);
        int length = 0;
        int scale = 0;
        if (cursor.accept("(")) {
            length = number(cursor.peek());
            boolean first = true;
            while (!cursor.accept(")")) {
                Token token = cursor.peek();
                if (cursor.accept(",")) {
                    first = false;
                    scale = number(cursor.peek());
                } else {
                    length = first && token.kind() == Kind.NUMBER ? number(token) : length;
                    cursor.skipOne();
                }
            }
        }
        name = zone(cursor, name);
        return new Type(array(cursor, name), length, scale);
    }

    private static String twoWords(Cursor cursor, String name) {
        if (name.equals("double")) {
            cursor.accept("precision");
        } else if ((name.equals("character") || name.equals("char") || name.equals("nchar"))
                && cursor.accept("varying")) {
            return "varchar";
        } else if (name.equals("character") || name.equals("char") || name.equals("binary")) {
            if (cursor.accept("large", "object")) {
                return name.equals("binary") ? "blob" : "clob";
            }
        } else if (name.equals("long") && cursor.accept("raw")) {
            return "raw";
        }
        return name;
    }

    private static String zone(Cursor cursor, String name) {
        if (cursor.accept("with", "time", "zone") || cursor.accept("with", "local", "time", "zone")) {
            return name.equals("time") ? "timetz" : "timestamptz";
        }
        if (cursor.accept("without", "time", "zone")) {
            return name;
        }
        while (cursor.accept("unsigned") || cursor.accept("signed") || cursor.accept("zerofill")) {
            // says nothing that is kept
        }
        return name;
    }

    private static String array(Cursor cursor, String name) {
        boolean array = cursor.accept("array");
        while (cursor.accept("[")) {
            array = true;
            while (!cursor.accept("]")) {
                cursor.next();
            }
        }
        return array ? name + "[]" : name;
    }

    private static int number(Token token) {
        try {
            return token.kind() == Kind.NUMBER ? Integer.parseInt(token.text()) : 0;
        } catch (NumberFormatException tooLarge) {
            return 0;
        }
    }

    /// Behind REFERENCES.
    static ForeignKey references(Cursor cursor, String name, List<String> columns, int start) {
        String target = cursor.name();
        List<String> targets = cursor.sees("(") ? cursor.names() : List.of();
        String onDelete = "";
        while (true) {
            if (cursor.accept("on", "delete")) {
                onDelete = action(cursor);
            } else if (cursor.accept("on", "update")) {
                action(cursor);
            } else if (!(cursor.accept("match") && cursor.next().isName())) {
                break;
            }
        }
        return new ForeignKey(name, columns, target, targets, onDelete, cursor.since(start));
    }

    private static String action(Cursor cursor) {
        String first = cursor.next().text().toLowerCase(Locale.ROOT);
        return first.equals("set") || first.equals("no")
                ? first + " " + cursor.next().text().toLowerCase(Locale.ROOT)
                : first;
    }
}
