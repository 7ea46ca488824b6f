package dev.lintel.optimize.postgres.draft;

import dev.lintel.graph.Query;
import dev.lintel.graph.Query.Language;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Script;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Aggregation;
import dev.lintel.sql.Shape.Column;
import dev.lintel.sql.Shape.Kind;
import dev.lintel.sql.Shape.Limit;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Predicate;
import dev.lintel.sql.Shape.TableUse;
import dev.lintel.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A query of the code, whatever it was written in, as a statement with parameters that the planner understands.
public final class Written {
    private static final int USUAL_PAGE = 20;

    private int parameters;

    private Written() {}

    /// Ways to say it, the truest first; none when the shape does not tell enough and there is no SQL.
    public static List<String> ways(Query query) {
        List<String> ways = new ArrayList<>();
        boolean sql = query.language() == Language.SQL || query.language() == Language.MAPPER;
        if (sql && query.pasted().isEmpty() && !query.text().contains("${")) {
            ways.add(numbered(query.text()));
        }
        of(query.shape()).ifPresent(ways::add);
        return ways;
    }

    /// `?` and `:name` as `$1`, `$2` …
    private static String numbered(String text) {
        List<Token> tokens = new ArrayList<>();
        Script.read(text, Dialect.POSTGRESQL, statement -> {
            if (tokens.isEmpty()) {
                tokens.addAll(statement.tokens());
            }
        });
        StringBuilder numbered = new StringBuilder();
        int copied = 0;
        int number = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean named = token.is(":")
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).kind() == Token.Kind.WORD
                    && tokens.get(i + 1).start() == token.end();
            if (named || token.is("?")) {
                numbered.append(text, copied, token.start()).append('$').append(++number);
                copied = named ? tokens.get(i + 1).end() : token.end();
            }
        }
        String whole = numbered.append(text.substring(copied)).toString().strip();
        return whole.endsWith(";") ? whole.substring(0, whole.length() - 1) : whole;
    }

    /// Empty when the shape does not tell enough: subqueries, a table twice, derived tables, parts not understood.
    private static Optional<String> of(Shape shape) {
        boolean plain = shape.kind() == Kind.SELECT
                && shape.complete()
                && !shape.tables().isEmpty()
                && shape.tables().stream().noneMatch(use -> use.role() == TableUse.Role.SUBQUERY)
                && shape.tables().stream().map(TableUse::table).distinct().count()
                        == shape.tables().size()
                && shape.columns().stream().noneMatch(column -> column.table().startsWith("("));
        return plain ? Optional.of(new Written().select(shape)) : Optional.empty();
    }

    /// The same with constants unknown: how rare a value is, only statistics of real rows can tell.
    public static Shape withoutConstants(Shape shape) {
        return shape.filtered(shape.filter().stream()
                .map(each -> each.operand() instanceof Operand.Constant
                        ? new Predicate(
                                each.column(),
                                each.operator(),
                                new Operand.Parameter("constant"),
                                each.conjunct(),
                                each.optional(),
                                each.function())
                        : each)
                .toList());
    }

    private String select(Shape shape) {
        StringBuilder sql = new StringBuilder("select ");
        if (shape.aggregation() == Aggregation.SINGLE) {
            sql.append("count(*)");
        } else {
            sql.append(shape.distinct() ? "distinct " : "")
                    .append(
                            shape.columns().isEmpty()
                                    ? "*"
                                    : shape.columns().stream()
                                            .map(Written::name)
                                            .collect(Collectors.joining(", ")));
        }
        sql.append(" from ")
                .append(shape.tables().stream()
                        .map(use -> Name.quoted(use.table()))
                        .collect(Collectors.joining(", ")));
        List<String> conditions = new ArrayList<>();
        List<String> any = new ArrayList<>();
        for (Predicate each : shape.filter()) {
            if (each.column().table().startsWith("(")) {
                continue;
            }
            if (each.conjunct()) {
                condition(each).ifPresent(conditions::add);
            } else if (!(each.operand() instanceof Operand.Other)) {
                condition(each).ifPresent(any::add);
            }
        }
        // below OR or NOT, which of them the shape does not say; OR is by far the commoner
        if (!any.isEmpty()) {
            conditions.add("(" + String.join(" or ", any) + ")");
        }
        if (!conditions.isEmpty()) {
            sql.append(" where ").append(String.join(" and ", conditions));
        }
        if (shape.aggregation() == Aggregation.GROUPED && !shape.columns().isEmpty()) {
            sql.append(" group by ")
                    .append(shape.columns().stream().map(Written::name).collect(Collectors.joining(", ")));
        }
        List<String> order = shape.order().stream()
                .filter(each -> !each.column().name().isEmpty())
                .map(each -> name(each.column()) + (each.descending() ? " desc" : ""))
                .toList();
        if (!order.isEmpty() && shape.aggregation() == Aggregation.NONE) {
            sql.append(" order by ").append(String.join(", ", order));
        }
        if (shape.aggregation() != Aggregation.SINGLE) {
            sql.append(
                    switch (shape.limit()) {
                        case Limit.None() -> "";
                        case Limit.Rows(long count) -> " limit " + count;
                        case Limit.Chosen(String _) -> " limit " + USUAL_PAGE;
                    });
        }
        return sql.toString();
    }

    private Optional<String> condition(Predicate each) {
        String column = each.function()
                .map(function -> function + "(" + name(each.column()) + ")")
                .orElse(name(each.column()));
        return switch (each.operator()) {
            case EQUAL -> Optional.of(column + " = " + value(each));
            case NOT_EQUAL -> Optional.of(column + " <> " + value(each));
            case RANGE -> Optional.of(column + " > " + value(each));
            case IN -> Optional.of(column + " in (" + value(each) + ", " + value(each) + ")");
            case NOT_IN -> Optional.of(column + " not in (" + value(each) + ", " + value(each) + ")");
            case LIKE_PREFIX -> Optional.of(column + " like 'abcd%'");
            case LIKE -> Optional.of(column + " like '%abcd%'");
            case IS_NULL -> Optional.of(column + " is null");
            case NOT_NULL -> Optional.of(column + " is not null");
            case OTHER -> Optional.empty();
        };
    }

    private String value(Predicate each) {
        return each.operand() instanceof Operand.Other(Column other) ? name(other) : "$" + ++parameters;
    }

    private static String name(Column column) {
        return (column.table().isEmpty() ? "" : Name.quoted(column.table()) + ".") + Name.quoted(column.name());
    }
}
