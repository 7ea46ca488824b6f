package dev.lintel.read.jpa.jpql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/// Parses the expressions and conditions of JPQL, from `or` down to a literal.
final class Terms {
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", "<=", ">", ">=");
    private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "||", "%");
    private static final Set<String> QUANTIFIERS = Set.of("all", "any", "some");

    private final Cursor cursor;
    private final Supplier<Statement.Select> subquery;

    Terms(Cursor cursor, Supplier<Statement.Select> subquery) {
        this.cursor = cursor;
        this.subquery = subquery;
    }

    Term condition() {
        if (!cursor.deeper()) {
            return new Term.Computed(List.of());
        }
        List<Term> any = new ArrayList<>();
        do {
            any.add(conjunction());
        } while (cursor.accept("or"));
        cursor.shallower();
        return any.size() == 1 ? any.getFirst() : new Term.Or(any);
    }

    private Term conjunction() {
        List<Term> all = new ArrayList<>();
        do {
            all.add(negation());
        } while (cursor.accept("and"));
        return all.size() == 1 ? all.getFirst() : new Term.And(all);
    }

    private Term negation() {
        int times = 0;
        while (cursor.accept("not")) {
            times++;
        }
        Term inner = comparison();
        return times % 2 == 1 ? new Term.Not(inner) : inner;
    }

    private Term comparison() {
        if (cursor.accept("exists")) {
            return primary() instanceof Term.Subquery(Statement.Select select)
                    ? new Term.Exists(select)
                    : new Term.Computed(List.of());
        }
        Term left = scalar();
        String word = cursor.peek().word();
        if (cursor.peek().kind() == Token.Kind.SYMBOL && COMPARISONS.contains(word)) {
            cursor.next();
            return new Term.Comparison(word.equals("!=") ? "<>" : word, false, left, List.of(quantified()));
        }
        if (cursor.accept("is")) {
            boolean negated = cursor.accept("not");
            return isTest(left, negated);
        }
        boolean negated = cursor.accept("not");
        if (cursor.accept("between")) {
            Term low = scalar();
            cursor.expect("and");
            return new Term.Comparison("between", negated, left, List.of(low, scalar()));
        }
        if (cursor.accept("in")) {
            return new Term.Comparison("in", negated, left, List.of(primary()));
        }
        if (cursor.accept("like") || cursor.accept("ilike")) {
            return new Term.Comparison("like", negated, left, List.of(pattern()));
        }
        if (cursor.accept("member")) {
            cursor.accept("of");
            return new Term.Comparison("member", negated, left, List.of(primary()));
        }
        if (negated) {
            cursor.fail();
        }
        return left;
    }

    private Term isTest(Term left, boolean negated) {
        if (cursor.accept("null")) {
            return new Term.Comparison("null", negated, left, List.of());
        }
        if (cursor.accept("empty")) {
            return new Term.Comparison("empty", negated, left, List.of());
        }
        Token value = cursor.next();
        if (!value.is("true") && !value.is("false")) {
            cursor.fail();
        }
        return new Term.Comparison(negated ? "<>" : "=", false, left, List.of(new Term.Constant(value.word())));
    }

    /// A pattern of `like`; Spring Data allows bare percent signs around a parameter: `like %:name%`.
    private Term pattern() {
        Term pattern;
        if (cursor.accept("%")) {
            pattern = new Term.Function("concat", List.of(new Term.Constant("%"), primary()));
            cursor.accept("%");
        } else {
            pattern = scalar();
            if (cursor.accept("%")) {
                pattern = new Term.Function("concat", List.of(pattern, new Term.Constant("%")));
            }
        }
        if (cursor.accept("escape")) {
            cursor.next();
        }
        return pattern;
    }

    private Term quantified() {
        if (QUANTIFIERS.contains(cursor.peek().word()) && cursor.peek(1).is("(")) {
            cursor.next();
        }
        return scalar();
    }

    /// An expression without comparison: a value.
    Term scalar() {
        Term first = primary();
        if (!isArithmetic()) {
            return first;
        }
        List<Term> parts = new ArrayList<>(List.of(first));
        boolean text = cursor.peekIs("||");
        while (isArithmetic()) {
            cursor.next();
            parts.add(primary());
        }
        return text ? new Term.Function("concat", parts) : new Term.Computed(parts);
    }

    private boolean isArithmetic() {
        Token token = cursor.peek();
        if (token.kind() != Token.Kind.SYMBOL || !ARITHMETIC.contains(token.word())) {
            return false;
        }
        return !token.is("%") || startsValue(cursor.peek(1));
    }

    private static boolean startsValue(Token token) {
        return switch (token.kind()) {
            case NUMBER, PARAMETER, TEXT -> true;
            case NAME -> !Set.of("and", "or", "order", "group", "escape").contains(token.word());
            case SYMBOL -> token.is("(");
            case END -> false;
        };
    }

    Term primary() {
        if (!cursor.deeper()) {
            return new Term.Computed(List.of());
        }
        Term term = unnested();
        cursor.shallower();
        return term;
    }

    private Term unnested() {
        Token token = cursor.next();
        return switch (token.kind()) {
            case TEXT, NUMBER -> new Term.Constant(token.text());
            case PARAMETER -> new Term.Parameter(token.text());
            case SYMBOL -> symbol(token);
            case NAME -> named(token);
            case END -> new Term.Computed(List.of());
        };
    }

    private Term symbol(Token token) {
        if (token.is("(")) {
            return parentheses();
        }
        if (token.is("+") || token.is("-")) {
            return primary();
        }
        if (token.is("*")) {
            return new Term.Constant("*");
        }
        if (token.is("{")) {
            return escape();
        }
        cursor.fail();
        return new Term.Computed(List.of());
    }

    /// The JDBC escape `{ts '2024-01-01'}`.
    private Term escape() {
        cursor.next();
        Token value = cursor.next();
        cursor.expect("}");
        return new Term.Constant(value.text());
    }

    private Term parentheses() {
        if (cursor.peekIs("select") || cursor.peekIs("from")) {
            Statement.Select select = subquery.get();
            cursor.expect(")");
            return new Term.Subquery(select);
        }
        if (cursor.accept(")")) {
            return new Term.Values(List.of());
        }
        List<Term> items = new ArrayList<>();
        do {
            items.add(condition());
        } while (cursor.accept(","));
        cursor.expect(")");
        return items.size() == 1 ? items.getFirst() : new Term.Values(items);
    }

    private Term named(Token token) {
        switch (token.word()) {
            case "null", "true", "false" -> {
                return new Term.Constant(token.word());
            }
            case "case" -> {
                return choice();
            }
            case "distinct" -> {
                return scalar();
            }
            case "new" -> {
                return construction();
            }
            default -> {
                return cursor.peekIs("(") ? call(token) : path(token);
            }
        }
    }

    private Term path(Token first) {
        List<String> names = new ArrayList<>(List.of(first.text()));
        while (cursor.accept(".")) {
            names.add(cursor.next().text());
        }
        return new Term.Path(names);
    }

    private Term construction() {
        while (!cursor.peekIs("(") && !cursor.atEnd()) {
            cursor.next();
        }
        cursor.expect("(");
        List<Term> arguments = new ArrayList<>();
        do {
            arguments.add(condition());
            if (cursor.accept("as")) {
                cursor.next();
            }
        } while (cursor.accept(","));
        cursor.expect(")");
        return new Term.Function("new", arguments);
    }

    private Term choice() {
        List<Term> parts = new ArrayList<>();
        while (!cursor.accept("end")) {
            if (cursor.atEnd()) {
                cursor.fail();
                break;
            }
            if (!cursor.accept("when") && !cursor.accept("then") && !cursor.accept("else")) {
                parts.add(condition());
            }
        }
        return new Term.Computed(parts);
    }

    private Term call(Token name) {
        cursor.expect("(");
        List<Term> arguments = new ArrayList<>();
        cursor.accept("distinct");
        if (cursor.peekIs("select") || cursor.peekIs("from")) {
            arguments.add(new Term.Subquery(subquery.get()));
        }
        while (!cursor.accept(")")) {
            if (cursor.atEnd()) {
                cursor.fail();
                break;
            }
            if (!isNoise(name)) {
                arguments.add(condition());
            }
        }
        if (cursor.peekIs("over")) {
            cursor.next();
            cursor.fail();
            cursor.skipParentheses();
        }
        return path(name, arguments);
    }

    /// Words inside a call that carry no value: `trim(both from x)`, `cast(x as string)`, `extract(year from x)`.
    private boolean isNoise(Token function) {
        if (cursor.accept(",") || cursor.accept("from")) {
            return true;
        }
        if (cursor.accept("as")) {
            cursor.next();
            return true;
        }
        return switch (function.word()) {
            case "trim" -> cursor.accept("both") || cursor.accept("leading") || cursor.accept("trailing");
            case "extract" -> cursor.peek(1).is("from") && cursor.next() != null;
            default -> false;
        };
    }

    /// What a call stands for: `treat(o as Sub).x`, `value(m).name` and the like are paths again.
    private Term path(Token name, List<Term> arguments) {
        if (arguments.size() == 1 && arguments.getFirst() instanceof Term.Path(List<String> names)) {
            switch (name.word()) {
                case "treat", "value", "key", "entry", "element" -> {
                    List<String> longer = new ArrayList<>(names);
                    while (cursor.accept(".")) {
                        longer.add(cursor.next().text());
                    }
                    return new Term.Path(longer);
                }
                case "id" -> {
                    List<String> longer = new ArrayList<>(names);
                    longer.add("id");
                    return new Term.Path(longer);
                }
                default -> {
                    return new Term.Function(name.word(), arguments);
                }
            }
        }
        if (name.word().equals("function")
                && !arguments.isEmpty()
                && arguments.getFirst() instanceof Term.Constant(String called)) {
            return new Term.Function(called.toLowerCase(Locale.ROOT), arguments.subList(1, arguments.size()));
        }
        return new Term.Function(name.word(), arguments);
    }
}
