package dev.lintel.read.jooq;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Aggregation;
import dev.lintel.sql.Shape.Assignment;
import dev.lintel.sql.Shape.Column;
import dev.lintel.sql.Shape.Kind;
import dev.lintel.sql.Shape.Limit;
import dev.lintel.sql.Shape.Lock;
import dev.lintel.sql.Shape.Order;
import dev.lintel.sql.Shape.TableUse;
import dev.lintel.sql.Shape.TableUse.Role;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads one chain into the shape of its statement, call by call.
final class ShapeReader {
    private static final Map<String, Kind> VERBS = Map.ofEntries(
            Map.entry("select", Kind.SELECT),
            Map.entry("selectDistinct", Kind.SELECT),
            Map.entry("selectFrom", Kind.SELECT),
            Map.entry("selectCount", Kind.SELECT),
            Map.entry("selectOne", Kind.SELECT),
            Map.entry("insertInto", Kind.INSERT),
            Map.entry("mergeInto", Kind.UPSERT),
            Map.entry("update", Kind.UPDATE),
            Map.entry("delete", Kind.DELETE),
            Map.entry("deleteFrom", Kind.DELETE));
    /// Ends that name their table themselves: `fetchExists(ORDER, ORDER.ID.eq(id))`.
    private static final Set<String> WHOLE =
            Set.of("fetch", "fetchOne", "fetchAny", "fetchOptional", "fetchSingle", "fetchExists", "fetchCount");
    private static final Set<String> AGGREGATES = Set.of("count", "countDistinct", "sum", "max", "min", "avg");

    private final Body body;
    private final Names names;
    private final Comparisons comparisons;
    private final List<TableUse> tables = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final List<Order> order = new ArrayList<>();
    private final Set<Assignment> assigned = new LinkedHashSet<>();
    private Kind kind = Kind.SELECT;
    private Limit limit = new Limit.None();
    private Lock lock = Lock.NONE;
    private boolean aggregates;
    private boolean grouped;
    private boolean distinct;
    private boolean complete = true;

    /// @param bound where the values of the parameters stand
    record Read(Shape shape, Map<String, Span> bound) {}

    ShapeReader(Body body, Names names) {
        this.body = body;
        this.names = names;
        this.comparisons = new Comparisons(body, names);
    }

    Map<String, Span> bound() {
        return comparisons.bound();
    }

    /// A record that is written whole; which columns it has is decided elsewhere.
    Shape record(Kind written, Expression table) {
        kind = written;
        use(table, Role.MAIN);
        complete = false;
        return shape();
    }

    /// Empty when the chain is no statement of the database.
    Optional<Read> read(DslChain chain) {
        Call first = chain.first();
        if (chain.calls().size() == 1 && WHOLE.contains(first.name())) {
            return whole(first) ? Optional.of(new Read(shape(), bound())) : Optional.empty();
        }
        if (!VERBS.containsKey(first.name())) {
            return Optional.empty();
        }
        chain.calls().forEach(this::step);
        return Optional.of(new Read(shape(), bound()));
    }

    private boolean whole(Call call) {
        if (call.arguments().isEmpty()) {
            return false;
        }
        Expression what = call.arguments().getFirst();
        aggregates = call.name().equals("fetchExists") || call.name().equals("fetchCount");
        Optional<DslChain> inner = DslChain.to(what, names);
        if (inner.isPresent()) {
            boolean statement = VERBS.containsKey(inner.get().first().name());
            inner.get().calls().forEach(this::step);
            grouped = false;
            return statement;
        }
        if (what.type().is("java.lang.String")) {
            return false;
        }
        use(what, Role.MAIN);
        call.arguments().stream().skip(1).forEach(comparisons::where);
        return true;
    }

    private Shape shape() {
        Aggregation aggregation = grouped ? Aggregation.GROUPED : aggregates ? Aggregation.SINGLE : Aggregation.NONE;
        comparisons.subqueries().forEach(table -> tables.add(new TableUse(table, "", Role.SUBQUERY)));
        return new Shape(
                kind,
                tables,
                comparisons.all(),
                order,
                kind == Kind.SELECT ? columns : List.of(),
                List.copyOf(assigned),
                limit,
                lock,
                aggregation,
                distinct,
                complete && comparisons.complete());
    }

    private void step(Call call) {
        List<Expression> arguments = call.arguments();
        switch (call.name()) {
            case "selectFrom", "from", "update", "delete", "deleteFrom", "mergeInto" -> {
                kind = VERBS.getOrDefault(call.name(), kind);
                arguments.forEach(each -> use(each, tables.isEmpty() ? Role.MAIN : Role.JOINED));
            }
            case "insertInto" -> {
                kind = Kind.INSERT;
                use(arguments.getFirst(), Role.MAIN);
                arguments.stream().skip(1).forEach(this::assign);
            }
            case "columns" -> arguments.forEach(this::assign);
            case "set" -> set(arguments);
            case "select", "selectDistinct" -> select(call);
            case "distinct" -> distinct = true;
            case "selectCount" -> aggregates = true;
            case "join",
                    "innerJoin",
                    "leftJoin",
                    "leftOuterJoin",
                    "rightJoin",
                    "rightOuterJoin",
                    "fullJoin",
                    "fullOuterJoin",
                    "crossJoin",
                    "naturalJoin",
                    "straightJoin" -> arguments.forEach(each -> use(each, Role.JOINED));
            case "on", "where", "having", "and", "andExists" -> arguments.forEach(comparisons::where);
            case "or", "orExists", "orNot", "andNot" -> comparisons.or(arguments);
            case "groupBy" -> grouped = true;
            case "orderBy" -> arguments.forEach(this::sort);
            case "limit" -> limit = limit(arguments);
            case "forUpdate" -> lock = Lock.EXCLUSIVE;
            case "forShare" -> lock = Lock.SHARED;
            case "skipLocked" -> lock = Lock.SKIP_LOCKED;
            case "union", "unionAll", "except", "intersect", "onKey", "using" -> complete = false;
            default -> {
                if (call.name().startsWith("onDuplicateKey") || call.name().startsWith("onConflict")) {
                    kind = Kind.UPSERT;
                }
            }
        }
    }

    private void use(Expression table, Role role) {
        Optional<String> name = names.table(table);
        complete &= name.isPresent();
        tables.add(new TableUse(name.orElse(""), "", role));
    }

    private void select(Call call) {
        distinct |= call.name().equals("selectDistinct");
        boolean all = true;
        for (Expression argument : call.arguments()) {
            Optional<Column> column = names.column(argument);
            column.ifPresent(columns::add);
            all &= column.isPresent();
            aggregates |= names.unfold(argument) instanceof Call function
                    && AGGREGATES.contains(function.name())
                    && call.arguments().size() == 1;
        }
        if (!all) {
            columns.clear();
        }
    }

    private void assign(Expression column) {
        names.column(column).ifPresent(each -> assigned.add(new Assignment(each, comparisons.value(column))));
    }

    private void set(List<Expression> arguments) {
        Optional<Column> column = arguments.size() == 2 ? names.column(arguments.getFirst()) : Optional.empty();
        column.ifPresentOrElse(
                each -> assigned.add(new Assignment(each, comparisons.value(arguments.get(1)))),
                // a record or a map: which columns it has is decided elsewhere
                () -> complete = false);
    }

    private void sort(Expression by) {
        boolean descending = by instanceof Call call && call.name().equals("desc");
        order.add(new Order(names.column(by).orElse(new Column("", "")), descending));
    }

    private static Limit limit(List<Expression> arguments) {
        Expression count = arguments.getLast();
        return count instanceof Expression.Literal literal && literal.value() instanceof Number number
                ? new Limit.Rows(number.longValue())
                : new Limit.Chosen("limit");
    }
}
