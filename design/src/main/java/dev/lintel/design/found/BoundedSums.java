package dev.lintel.design.found;

import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Rule;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Step;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `sum(Payment CAPTURED) <= Order.total`: whoever makes a row first locks the one that it refers to, reads an amount
/// of that one and the sum of all that are there.
record BoundedSums(Paths paths) {
    private static final Pattern SUM = Pattern.compile("sum\\s*\\(\\s*(\\w+)\\s*\\)");

    Optional<Rule> on(Door create, Resource part, List<Resource> resources, Map<String, Thing> things) {
        List<Query> queries = paths.queries(create.endpoint())
                .map(path -> ((Step.Run) path.step()).query())
                .toList();
        return queries.stream()
                .filter(query ->
                        query.shape().mainTable().filter(create.thing()::is).isPresent())
                .flatMap(query -> rule(query, queries, part, create.thing(), resources, things).stream())
                .findFirst();
    }

    private static Optional<Rule> rule(
            Query sum,
            List<Query> all,
            Resource part,
            Thing thing,
            List<Resource> resources,
            Map<String, Thing> things) {
        Patterns.Columns columns = new Patterns.Columns(part, thing);
        Matcher summed = SUM.matcher(sum.text().toLowerCase(Locale.ROOT));
        Optional<String> amount = summed.find() ? columns.field(summed.group(1)) : Optional.empty();
        Optional<String> state = counted(sum.shape(), part, columns);
        if (amount.isEmpty() || state.isEmpty()) {
            return Optional.empty();
        }
        for (Resource.Reference link : part.links().toList()) {
            Thing whole = things.get(link.to());
            Optional<Resource> of = resources.stream()
                    .filter(each -> each.name().equals(link.to()))
                    .findFirst();
            boolean asked = sum.shape().filter().stream()
                    .anyMatch(each -> each.operator() == Operator.EQUAL
                            && columns.field(each.column())
                                    .filter(link.name()::equals)
                                    .isPresent());
            if (whole != null && of.isPresent() && asked) {
                Optional<String> bound = bound(all, whole, new Patterns.Columns(of.get(), whole));
                if (bound.isPresent()) {
                    return Optional.of(new Rule.SumAtMost(
                            part.name(), amount.get(), state.get(), link.name(), link.to(), bound.get()));
                }
            }
        }
        return Optional.empty();
    }

    /// The last state that counts: rows begin in the first and are counted while nobody knows how they end.
    private static Optional<String> counted(Shape shape, Resource part, Patterns.Columns columns) {
        Optional<String> field = part.stateField().map(each -> each.name());
        return shape.filter().stream()
                .filter(each ->
                        field.isPresent() && columns.field(each.column()).equals(field))
                .flatMap(each -> each.operand() instanceof Operand.Constant(String text)
                        ? (text.contains("'") ? Bounds.words(text) : List.of(text)).stream()
                        : Stream.empty())
                .filter(state -> !part.firstState().equals(Optional.of(state)))
                .findFirst();
    }

    /// The one amount that is read of the row while it is locked.
    private static Optional<String> bound(List<Query> all, Thing whole, Patterns.Columns columns) {
        return all.stream()
                .map(Query::shape)
                .filter(shape -> shape.lock() == Shape.Lock.EXCLUSIVE
                        && shape.mainTable().filter(whole::is).isPresent()
                        && shape.columns().size() == 1)
                .flatMap(shape -> columns.field(shape.columns().getFirst()).stream())
                .findFirst();
    }
}
