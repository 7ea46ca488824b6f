package dev.lintel.read.jpa.jpql;

import dev.lintel.read.jpa.jpql.Statement.From;
import dev.lintel.read.jpa.jpql.Statement.Item;
import dev.lintel.read.jpa.jpql.Statement.Select;
import dev.lintel.read.jpa.jpql.Statement.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Parses statements of JPQL 3.1 (Jakarta Persistence, section 4.14) and what HQL adds in common use. What it
/// does not know makes the statement not whole; it never fails on a text.
final class Parser {
    private static final Set<String> CLAUSES = Set.of(
            "select",
            "from",
            "where",
            "group",
            "having",
            "order",
            "join",
            "inner",
            "left",
            "right",
            "full",
            "cross",
            "outer",
            "fetch",
            "on",
            "with",
            "set",
            "limit",
            "offset",
            "union",
            "intersect",
            "except",
            "and",
            "or",
            "as",
            "asc",
            "desc",
            "nulls",
            "values");

    private final Cursor cursor;
    private final Terms terms;
    private boolean whole = true;

    private Parser(Cursor cursor) {
        this.cursor = cursor;
        this.terms = new Terms(cursor, this::select);
    }

    static Statement parse(String text) {
        Cursor cursor = new Cursor(Token.cut(text));
        Statement statement = new Parser(cursor).statement();
        return statement;
    }

    private Statement statement() {
        if (cursor.accept("update")) {
            From target = source(From.Join.NONE);
            List<Statement.Set> sets = sets();
            Optional<Term> where = condition("where");
            return new Statement.Update(target, sets, where, finished());
        }
        if (cursor.accept("delete")) {
            cursor.accept("from");
            From target = source(From.Join.NONE);
            Optional<Term> where = condition("where");
            return new Statement.Delete(target, where, finished());
        }
        if (cursor.accept("insert")) {
            cursor.accept("into");
            return insert();
        }
        Select select = select();
        return select.whole() && finished() ? select : notWhole(select);
    }

    private static Select notWhole(Select select) {
        return new Select(
                select.distinct(),
                select.items(),
                select.from(),
                select.where(),
                select.groups(),
                select.having(),
                select.sorts(),
                select.limited(),
                false);
    }

    private boolean finished() {
        cursor.accept(";");
        return whole && cursor.understood() && cursor.atEnd();
    }

    private Statement insert() {
        List<String> entity = path();
        List<List<String>> properties = new ArrayList<>();
        if (cursor.accept("(")) {
            do {
                properties.add(path());
            } while (cursor.accept(","));
            cursor.expect(")");
        }
        if (cursor.accept("values")) {
            while (!cursor.atEnd()) {
                terms.primary();
                cursor.accept(",");
            }
            return new Statement.Insert(entity, properties, Optional.empty(), finished());
        }
        Select source = select();
        return new Statement.Insert(entity, properties, Optional.of(source), finished() && source.whole());
    }

    private List<Statement.Set> sets() {
        List<Statement.Set> sets = new ArrayList<>();
        cursor.expect("set");
        do {
            List<String> property = path();
            cursor.expect("=");
            sets.add(new Statement.Set(property, terms.scalar()));
        } while (cursor.accept(","));
        return sets;
    }

    private Select select() {
        boolean distinct = false;
        List<Item> items = new ArrayList<>();
        if (cursor.accept("select")) {
            distinct = cursor.accept("distinct");
            do {
                items.add(item());
            } while (cursor.accept(","));
        }
        List<From> from = new ArrayList<>();
        if (cursor.accept("from")) {
            from(from);
        } else {
            whole = false;
        }
        Optional<Term> where = condition("where");
        List<Term> groups = new ArrayList<>();
        if (cursor.accept("group")) {
            cursor.expect("by");
            do {
                groups.add(terms.scalar());
            } while (cursor.accept(","));
        }
        Optional<Term> having = condition("having");
        List<Sort> sorts = sorts();
        Optional<Term> limited = limit();
        return new Select(distinct, items, from, where, groups, having, sorts, limited, whole && cursor.understood());
    }

    private Item item() {
        if (cursor.accept("object")) {
            return new Item(terms.primary(), "");
        }
        Term term = terms.condition();
        return new Item(term, alias());
    }

    private String alias() {
        if (cursor.accept("as")) {
            return cursor.next().text();
        }
        Token token = cursor.peek();
        return token.kind() == Token.Kind.NAME && !CLAUSES.contains(token.word())
                ? cursor.next().text()
                : "";
    }

    private void from(List<From> from) {
        from.add(source(From.Join.NONE));
        while (true) {
            if (cursor.accept(",")) {
                from.add(cursor.peekIs("in") ? collectionMember() : source(From.Join.NONE));
            } else if (startsJoin()) {
                from.add(join());
            } else {
                return;
            }
        }
    }

    /// The old form `in (o.items) i`.
    private From collectionMember() {
        cursor.accept("in");
        cursor.expect("(");
        List<String> path = path();
        cursor.expect(")");
        return new From(path, alias(), From.Join.JOIN, Optional.empty());
    }

    private boolean startsJoin() {
        return cursor.peekIs("join")
                || cursor.peekIs("left")
                || cursor.peekIs("inner")
                || cursor.peekIs("right")
                || cursor.peekIs("full")
                || cursor.peekIs("cross");
    }

    private From join() {
        while (!cursor.peekIs("join") && !cursor.atEnd()) {
            cursor.next();
        }
        cursor.expect("join");
        From.Join kind = cursor.accept("fetch") ? From.Join.FETCH : From.Join.JOIN;
        From source = source(kind);
        Optional<Term> on = condition("on").or(() -> condition("with"));
        return new From(source.path(), source.alias(), kind, on);
    }

    private From source(From.Join kind) {
        if (cursor.peekIs("(")) {
            cursor.fail();
            cursor.skipParentheses();
            return new From(List.of(), alias(), kind, Optional.empty());
        }
        if (cursor.accept("treat")) {
            cursor.expect("(");
            List<String> path = path();
            cursor.expect("as");
            path();
            cursor.expect(")");
            return new From(path, alias(), kind, Optional.empty());
        }
        List<String> path = path();
        cursor.accept("fetch");
        return new From(path, alias(), kind, Optional.empty());
    }

    private List<String> path() {
        List<String> names = new ArrayList<>();
        do {
            names.add(cursor.next().text());
        } while (cursor.accept("."));
        return names;
    }

    private Optional<Term> condition(String keyword) {
        return cursor.accept(keyword) ? Optional.of(terms.condition()) : Optional.empty();
    }

    private List<Sort> sorts() {
        List<Sort> sorts = new ArrayList<>();
        if (!cursor.accept("order")) {
            return sorts;
        }
        cursor.expect("by");
        do {
            Term term = terms.scalar();
            boolean descending = cursor.accept("desc");
            if (!descending) {
                cursor.accept("asc");
            }
            if (cursor.accept("nulls")) {
                cursor.next();
            }
            sorts.add(new Sort(term, descending));
        } while (cursor.accept(","));
        return sorts;
    }

    private Optional<Term> limit() {
        Optional<Term> limited = Optional.empty();
        while (true) {
            if (cursor.accept("limit")) {
                limited = Optional.of(terms.scalar());
            } else if (cursor.accept("offset")) {
                terms.scalar();
                cursor.acceptAny("rows", "row");
            } else if (cursor.accept("fetch")) {
                cursor.acceptAny("first", "next");
                limited = Optional.of(cursor.peekIs("row") ? new Term.Constant("1") : terms.scalar());
                cursor.acceptAny("rows", "row");
                cursor.accept("only");
            } else {
                return limited;
            }
        }
    }
}
