package dev.lintel.read.migrations;

import dev.lintel.graph.Schema.Change;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Script;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Token;
import dev.lintel.sql.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Schema changes that stand inside of what is run: routines, anonymous blocks, statements written as text. Which of
/// them run is decided at run time, so the tables that they name are in doubt afterwards and nothing more is said.
final class Routines {
    private static final Set<String> DEFINITIONS = Set.of("create", "alter", "drop", "rename");

    /// The tables that calling a routine may change, by its name.
    private final Map<String, List<String>> changes = new HashMap<>();

    List<Edit> define(Cursor cursor) {
        cursor.next();
        cursor.acceptIfNotExists();
        String name = cursor.name();
        List<Token> body = new ArrayList<>();
        while (!cursor.done()) {
            body.add(cursor.next());
        }
        changes.put(name, touched(body));
        return List.of(new Edit.Apply(new Change.Other("routine " + name, cursor.since(0))));
    }

    /// Blocks run statements that are written as text; which of them run is decided at run time.
    static List<Edit> block(Cursor cursor) {
        List<Token> body = new ArrayList<>();
        while (!cursor.done()) {
            body.add(cursor.next());
        }
        List<String> tables = touched(body);
        List<Edit> edits = new ArrayList<>();
        tables.forEach(table -> edits.add(
                new Edit.Doubt(new Change.Unread("schema change inside of a block", cursor.since(0)), table)));
        return edits.isEmpty() ? List.of(new Edit.Apply(new Change.Other("block", cursor.since(0)))) : edits;
    }

    List<Edit> call(Cursor cursor) {
        cursor.next();
        String name = cursor.peek().isName() ? cursor.name() : "";
        while (!cursor.done()) {
            cursor.next();
        }
        List<String> tables =
                name.equals("sp_rename") || name.isEmpty() ? List.of("") : changes.getOrDefault(name, List.of());
        List<Edit> edits = new ArrayList<>();
        tables.forEach(table -> edits.add(
                new Edit.Doubt(new Change.Unread("schema change inside of " + name, cursor.since(0)), table)));
        return edits.isEmpty() ? List.of(new Edit.Apply(new Change.Other("call " + name, cursor.since(0)))) : edits;
    }

    /// `select my_function()` runs it; `select .. into t from ..` makes a table in PostgreSQL and SQL Server.
    List<Edit> query(Cursor cursor) {
        List<Edit> edits = new ArrayList<>();
        while (!cursor.done()) {
            Token token = cursor.next();
            List<String> tables =
                    cursor.sees("(") ? changes.getOrDefault(Shape.fold(token.text()), List.of()) : List.of();
            tables.forEach(table -> edits.add(new Edit.Doubt(
                    new Change.Unread("schema change inside of " + token.text(), cursor.since(0)), table)));
        }
        return edits.isEmpty() ? List.of(new Edit.Apply(new Change.Other("query", cursor.since(0)))) : edits;
    }

    /// The tables that schema statements inside of a body name; the empty name when one is put together at run
    /// time.
    private static List<String> touched(List<Token> body) {
        Set<String> found = new TreeSet<>();
        for (int i = 0; i < body.size(); i++) {
            Token token = body.get(i);
            if (token.kind() == Kind.STRING && token.text().length() > 8) {
                List<Token> inner = new ArrayList<>();
                Script.read(token.text(), Dialect.OTHER, each -> inner.addAll(each.tokens()));
                boolean schema = inner.size() > 1;
                if (schema) {
                    found.addAll(touched(inner));
                }
            } else if (token.kind() == Kind.WORD
                    && DEFINITIONS.contains(token.text().toLowerCase(Locale.ROOT))) {
                table(body, i).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    /// The table that a definition names; the empty name when it is put together at run time.
    ///
    /// @param at where the definition begins
    static Optional<String> table(List<Token> body, int at) {
        boolean index = false;
        for (int i = at + 1; i < Math.min(body.size(), at + 8); i++) {
            Token token = body.get(i);
            index |= token.is("index");
            if (token.is("table")
                            && !body.get(at + 1).is("temporary")
                            && !body.get(at + 1).is("temp")
                    || index && token.is("on")) {
                int name = i + 1;
                while (name < body.size()
                        && (body.get(name).is("if")
                                || body.get(name).is("not")
                                || body.get(name).is("exists")
                                || body.get(name).is("only"))) {
                    name++;
                }
                while (name + 2 < body.size() && body.get(name + 1).is(".")) {
                    name += 2;
                }
                boolean plain = name < body.size()
                        && body.get(name).isName()
                        && !body.get(name).text().contains("$");
                return Optional.of(plain ? Shape.fold(body.get(name).text()) : "");
            }
        }
        return Optional.empty();
    }
}
