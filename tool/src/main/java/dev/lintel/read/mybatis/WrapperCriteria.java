package dev.lintel.read.mybatis;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Type;
import dev.lintel.code.value.Accessors;
import dev.lintel.code.value.CallChains;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Entity;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Assignment;
import dev.lintel.sql.Shape.Column;
import dev.lintel.sql.Shape.Limit;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import dev.lintel.sql.Shape.Order;
import dev.lintel.sql.Shape.Predicate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a MyBatis-Plus wrapper was told before it is handed over: `eq(User::getName, name)`, `orderByDesc("id")`,
/// with or without the condition that comes first ("Wrappers" of its guide). What it cannot say here leaves the
/// statement not complete; the conditions that are known stay.
final class WrapperCriteria {
    private static final Map<String, Operator> COMPARISONS = Map.ofEntries(
            Map.entry("eq", Operator.EQUAL),
            Map.entry("ne", Operator.NOT_EQUAL),
            Map.entry("gt", Operator.RANGE),
            Map.entry("ge", Operator.RANGE),
            Map.entry("lt", Operator.RANGE),
            Map.entry("le", Operator.RANGE),
            Map.entry("between", Operator.RANGE),
            Map.entry("notBetween", Operator.OTHER),
            Map.entry("like", Operator.LIKE),
            Map.entry("likeLeft", Operator.LIKE),
            Map.entry("likeRight", Operator.LIKE_PREFIX),
            Map.entry("notLike", Operator.OTHER),
            Map.entry("in", Operator.IN),
            Map.entry("notIn", Operator.NOT_IN),
            Map.entry("isNull", Operator.IS_NULL),
            Map.entry("isNotNull", Operator.NOT_NULL));
    private static final Set<String> SORTS = Set.of("orderByAsc", "orderByDesc");
    /// What makes a wrapper, or only chooses columns.
    private static final Set<String> NEUTRAL =
            Set.of("lambda", "lambdaQuery", "lambdaUpdate", "query", "update", "select");
    private static final Pattern LIMIT = Pattern.compile("(?i)\\s*limit\\s+(\\d+)\\s*;?\\s*");
    private static final Pattern NAME = Pattern.compile("[\\w.`\"]+");

    private final Entity entity;
    private final Placed<Call> query;
    private final Map<Call, Placed<Call>> places;
    private final Body body;
    private final Constants constants;
    private final List<Predicate> filter = new ArrayList<>();
    private final List<Order> order = new ArrayList<>();
    private final List<Assignment> assigned = new ArrayList<>();
    private final Map<String, Span> bound = new LinkedHashMap<>();
    private Optional<Limit> limit = Optional.empty();
    private boolean alternatives;
    private boolean open;

    private WrapperCriteria(
            Entity entity, Placed<Call> query, Map<Call, Placed<Call>> places, Body body, Constants constants) {
        this.entity = entity;
        this.query = query;
        this.places = places;
        this.body = body;
        this.constants = constants;
    }

    /// Empty when the wrapper is not made in this body.
    static Optional<WrapperCriteria> of(
            Expression wrapper,
            Entity entity,
            Placed<Call> query,
            Map<Call, Placed<Call>> places,
            Body body,
            Constants constants) {
        if (wrapper instanceof Expression.Literal literal && literal.value() == null) {
            return Optional.of(new WrapperCriteria(entity, query, places, body, constants));
        }
        CallChains.Chain chain = CallChains.of(body).leadingTo(wrapper);
        boolean made = chain.start() instanceof Expression.New
                || chain.start() instanceof Call
                || chain.start() instanceof Expression.TypeName;
        if (!made) {
            return Optional.empty();
        }
        WrapperCriteria criteria = new WrapperCriteria(entity, query, places, body, constants);
        chain.calls().forEach(criteria::tell);
        return Optional.of(criteria);
    }

    /// Whether an argument can be a wrapper at all.
    static boolean isWrapper(Expression argument) {
        return argument.type().erasure().startsWith("com.baomidou.mybatisplus.")
                        && argument.type().erasure().endsWith("Wrapper")
                || argument instanceof Expression.Literal literal && literal.value() == null;
    }

    Map<String, Span> bound() {
        return bound;
    }

    Shape applied(Shape shape) {
        List<Predicate> all = alternatives
                ? filter.stream()
                        .map(each -> new Predicate(
                                each.column(),
                                each.operator(),
                                each.operand(),
                                false,
                                each.optional(),
                                each.function()))
                        .toList()
                : filter;
        return new Shape(
                shape.kind(),
                shape.tables(),
                all,
                order,
                shape.columns(),
                assigned.isEmpty() ? shape.assigned() : assigned,
                shape.selected(),
                limit.orElse(shape.limit()),
                shape.lock(),
                shape.aggregation(),
                shape.distinct(),
                !open);
    }

    private void tell(Call call) {
        String name = call.name();
        if (COMPARISONS.containsKey(name)) {
            compare(call);
        } else if (SORTS.contains(name)) {
            call.arguments()
                    .forEach(each ->
                            order.add(new Order(column(each).orElse(new Column("", "")), name.equals("orderByDesc"))));
        } else if (name.equals("or") && call.arguments().isEmpty()) {
            alternatives = true;
        } else if (name.equals("set") && call.arguments().size() >= 2) {
            set(call);
        } else if (name.equals("last")) {
            last(call);
        } else {
            open |= !NEUTRAL.contains(name);
        }
    }

    private void compare(Call call) {
        boolean conditional = isCondition(call.arguments().getFirst());
        List<Expression> arguments =
                conditional ? call.arguments().subList(1, call.arguments().size()) : call.arguments();
        Optional<Column> column = arguments.stream().findFirst().flatMap(this::column);
        if (column.isEmpty()) {
            open = true;
            return;
        }
        String parameter = "wrapper" + filter.size();
        Optional<Expression> value = arguments.stream().skip(1).findFirst();
        value.ifPresent(each -> bound.put(parameter, body.at(each)));
        Placed<Call> place = places.get(call);
        filter.add(new Predicate(
                column.get(),
                COMPARISONS.getOrDefault(call.name(), Operator.OTHER),
                value.flatMap(constants::text)
                        .<Operand>map(Operand.Constant::new)
                        .orElseGet(() -> new Operand.Parameter(parameter)),
                true,
                conditional || place != null && place.mayNotRunBefore(query),
                Optional.empty()));
    }

    private void set(Call call) {
        List<Expression> arguments = isCondition(call.arguments().getFirst())
                ? call.arguments().subList(1, call.arguments().size())
                : call.arguments();
        Optional<Column> column = column(arguments.getFirst());
        open |= column.isEmpty();
        String parameter = "set" + assigned.size();
        column.ifPresent(each -> {
            bound.put(parameter, body.at(arguments.getLast()));
            assigned.add(new Assignment(each, new Operand.Parameter(parameter)));
        });
    }

    private void last(Call call) {
        Matcher rows = LIMIT.matcher(
                call.arguments().stream().findFirst().flatMap(constants::text).orElse(""));
        if (rows.matches()) {
            limit = Optional.of(new Limit.Rows(Long.parseLong(rows.group(1))));
        } else {
            open = true;
        }
    }

    private static boolean isCondition(Expression argument) {
        return argument.type() instanceof Type.Primitive primitive
                        && primitive.name().equals("boolean")
                || argument.type().is("java.lang.Boolean")
                || argument instanceof Expression.Binary
                || argument instanceof Expression.Unary;
    }

    private Optional<Column> column(Expression argument) {
        if (argument instanceof Expression.MethodReference reference) {
            return Accessors.getterProperty(reference.callee().name())
                    .or(() -> Optional.of(reference.callee().name()))
                    .flatMap(entity::property)
                    .map(property -> new Column(entity.table(), property.column()));
        }
        return constants
                .text(argument)
                .filter(text -> NAME.matcher(text).matches())
                .map(text -> new Column(entity.table(), Shape.fold(text)));
    }
}
