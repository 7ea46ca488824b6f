package dev.lintel.read.mybatis;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Expression.Variable;
import dev.lintel.code.MethodId;
import dev.lintel.code.Node;
import dev.lintel.code.Statement;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Column;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Order;
import dev.lintel.sql.Shape.Predicate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What one `Example` object has gathered when it is handed to a mapper, as far as the body around tells all of it.
///
/// @param alternatives whether `or` stands between the conditions
/// @param order as written; empty for none
/// @param ordered whether it is sorted by something that is not constant
/// @param bound places of the compared values, by the parameters' names
record GatheredCriteria(
        List<Condition> conditions, boolean alternatives, String order, boolean ordered, Map<String, Span> bound) {
    private static final String NEW_GROUP = "or";

    GatheredCriteria {
        conditions = List.copyOf(conditions);
        bound = Map.copyOf(bound);
    }

    /// @param optional whether some calls do without it
    record Condition(String column, Shape.Operator operator, Operand operand, boolean optional) {}

    /// Empty when somebody else may add to it: it came from outside, or it is handed to other code before.
    static Optional<GatheredCriteria> of(
            Expression example,
            Placed<Call> query,
            List<Placed<Call>> calls,
            Body body,
            Function<MethodId, Optional<CriterionText>> criterion,
            Constants constants) {
        if (example instanceof Expression.New) {
            return Optional.of(new GatheredCriteria(List.of(), false, "", false, Map.of()));
        }
        if (!(example instanceof Variable variable)) {
            return Optional.empty();
        }
        return new Gathering(variable.name(), query, calls, body, criterion, constants).gather();
    }

    Shape applied(Shape shape) {
        String table = shape.mainTable().orElseThrow();
        List<Predicate> filter = conditions.stream()
                .map(each -> new Predicate(
                        new Column(table, each.column()),
                        each.operator(),
                        each.operand(),
                        !alternatives,
                        each.optional(),
                        Optional.empty()))
                .toList();
        return new Shape(
                shape.kind(),
                shape.tables(),
                filter,
                orders(table),
                shape.columns(),
                shape.assigned(),
                shape.selected(),
                shape.limit(),
                shape.lock(),
                shape.aggregation(),
                shape.distinct(),
                true);
    }

    private List<Order> orders(String table) {
        if (ordered) {
            return List.of(new Order(new Column("", ""), false));
        }
        List<Order> orders = new ArrayList<>();
        for (String part : order.isBlank() ? new String[0] : order.split(",")) {
            String[] words = part.strip().split("\\s+");
            boolean plain = words[0].matches("[\\w.`\"]+");
            orders.add(new Order(
                    plain ? new Column(table, Shape.fold(words[0])) : new Column("", ""),
                    words.length > 1 && words[1].toLowerCase(Locale.ROOT).equals("desc")));
        }
        return orders;
    }

    /// One look through one body.
    private static final class Gathering {
        private final String example;
        private final Placed<Call> query;
        private final List<Placed<Call>> calls;
        private final Body body;
        private final Function<MethodId, Optional<CriterionText>> criterion;
        private final Constants constants;
        private final Map<String, List<Expression>> definitions = new HashMap<>();
        private final Set<String> criteria = new HashSet<>();
        private final List<Condition> conditions = new ArrayList<>();
        private final Map<String, Span> bound = new LinkedHashMap<>();
        private boolean alternatives;
        private boolean open;
        private boolean ordered;
        private String order = "";

        Gathering(
                String example,
                Placed<Call> query,
                List<Placed<Call>> calls,
                Body body,
                Function<MethodId, Optional<CriterionText>> criterion,
                Constants constants) {
            this.example = example;
            this.query = query;
            this.calls = calls;
            this.body = body;
            this.criterion = criterion;
            this.constants = constants;
        }

        Optional<GatheredCriteria> gather() {
            for (Node node : Walk.all(body.block())) {
                if (node instanceof Statement.Local local && local.value().isPresent()) {
                    define(local.name(), local.value().get());
                } else if (node instanceof Expression.Assign assign && assign.target() instanceof Variable variable) {
                    define(variable.name(), assign.value());
                }
            }
            List<Expression> made = definitions.getOrDefault(example, List.of());
            if (made.size() != 1 || !(made.getFirst() instanceof Expression.New)) {
                return Optional.empty();
            }
            definitions.forEach((name, values) -> {
                if (values.stream().anyMatch(value -> value instanceof Call call && isOn(call, Set.of(example)))) {
                    criteria.add(name);
                }
            });
            for (Placed<Call> call : calls) {
                if (call == query) {
                    break;
                }
                look(call);
            }
            return open
                    ? Optional.empty()
                    : Optional.of(new GatheredCriteria(conditions, alternatives, order, ordered, bound));
        }

        private void define(String name, Expression value) {
            definitions.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }

        private void look(Placed<Call> placed) {
            Call call = placed.node();
            boolean onExample = isOn(call, Set.of(example));
            boolean onCriteria = isOn(call, criteria);
            if (onExample && isDirect(call)) {
                ofExample(placed);
            } else if (onExample || onCriteria) {
                ofCriteria(placed);
            } else if (hands(call) && !call.name().equals(query.node().name())) {
                open |= call.arguments().stream().anyMatch(this::isOurs);
            }
        }

        private void ofExample(Placed<Call> placed) {
            Call call = placed.node();
            switch (call.name()) {
                case NEW_GROUP -> alternatives = true;
                case "setOrderByClause" -> {
                    Optional<String> text =
                            call.arguments().stream().findFirst().flatMap(constants::text);
                    ordered |= text.isEmpty() || placed.mayNotRunBefore(query);
                    order = text.orElse("");
                }
                case "createCriteria", "setDistinct" -> {}
                case "clear" -> open = true;
                default ->
                    open |= call.type().erasure().isEmpty() || !call.name().startsWith("get");
            }
        }

        private void ofCriteria(Placed<Call> placed) {
            Call call = placed.node();
            Optional<CriterionText> text = call.callee().method().flatMap(criterion);
            if (text.isEmpty()) {
                open |= !call.name().startsWith("get") && !call.name().startsWith("is");
                return;
            }
            Optional<Expression> value = call.arguments().stream().findFirst();
            String parameter = "criterion" + conditions.size();
            value.ifPresent(each -> bound.put(parameter, body.at(each)));
            conditions.add(new Condition(
                    text.get().column(),
                    text.get().operator(value, constants),
                    value.flatMap(constants::text)
                            .<Operand>map(Operand.Constant::new)
                            .orElseGet(() -> new Operand.Parameter(parameter)),
                    placed.mayNotRunBefore(query)));
        }

        /// `example.or(example.createCriteria().andNameLike(..))` hands criteria to their own example.
        private boolean hands(Call call) {
            return !call.arguments().isEmpty() && !isOn(call, Set.of(example));
        }

        private boolean isOurs(Expression argument) {
            return argument instanceof Variable variable
                    && (variable.name().equals(example) || criteria.contains(variable.name()));
        }

        private static boolean isDirect(Call call) {
            return call.receiver().filter(Variable.class::isInstance).isPresent();
        }

        private static boolean isOn(Call call, Set<String> names) {
            Expression at = call.receiver().orElse(null);
            while (at instanceof Call inner) {
                at = inner.receiver().orElse(null);
            }
            return at instanceof Variable variable && names.contains(variable.name());
        }
    }
}
