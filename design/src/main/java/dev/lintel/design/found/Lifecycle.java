package dev.lintel.design.found;

import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The states of a thing: the words of one column, and the updates that lead from one to another because they ask for
/// the one and set the other.
record Lifecycle(Column column, Map<String, List<String>> states) {
    static Optional<Lifecycle> of(Thing thing, Paths paths) {
        for (Column column : thing.table().columns()) {
            Map<String, Set<String>> moves = moves(thing, column, paths.backend());
            if (!moves.isEmpty()) {
                return Optional.of(new Lifecycle(column, ordered(thing, column, paths, moves)));
            }
        }
        return Optional.empty();
    }

    private static Map<String, Set<String>> moves(Thing thing, Column column, Backend backend) {
        Map<String, Set<String>> moves = new LinkedHashMap<>();
        for (Query query : backend.queries()) {
            Shape shape = query.shape();
            if (shape.kind() != Shape.Kind.UPDATE
                    || shape.mainTable().filter(thing::is).isEmpty()) {
                continue;
            }
            Optional<String> to = shape.assigned().stream()
                    .filter(each -> each.column().name().equals(column.name()))
                    .flatMap(each -> constant(each.value()).stream())
                    .filter(Lifecycle::isState)
                    .findFirst();
            to.ifPresent(state -> before(shape, thing, column)
                    .forEach(from -> moves.computeIfAbsent(from, _ -> new LinkedHashSet<>())
                            .add(state)));
        }
        return moves;
    }

    private static List<String> before(Shape shape, Thing thing, Column column) {
        List<String> states = new ArrayList<>();
        for (Shape.Predicate each : shape.filter()) {
            boolean asked = each.conjunct()
                    && each.column().name().equals(column.name())
                    && thing.is(each.column().table());
            if (asked && each.operator() == Operator.EQUAL) {
                constant(each.operand()).ifPresent(states::add);
            } else if (asked && each.operator() == Operator.IN && each.operand() instanceof Operand.Constant words) {
                states.addAll(words.text().contains("'") ? Bounds.words(words.text()) : List.of(words.text()));
            }
        }
        return states.stream().filter(Lifecycle::isState).toList();
    }

    private static Optional<String> constant(Operand operand) {
        return operand instanceof Operand.Constant(String text)
                ? Optional.of(text.replaceAll("^'|'$", ""))
                : Optional.empty();
    }

    private static boolean isState(String word) {
        return word.matches("[A-Z][A-Z0-9_]{0,31}");
    }

    /// As the table's check lists them, the one that rows begin with before all others.
    private static Map<String, List<String>> ordered(
            Thing thing, Column column, Paths paths, Map<String, Set<String>> moves) {
        Set<String> all = new LinkedHashSet<>();
        begins(thing, column, paths).ifPresent(all::add);
        Bounds.of(thing.table(), column).options().stream()
                .filter(Lifecycle::isState)
                .forEach(all::add);
        moves.forEach((from, to) -> {
            all.add(from);
            all.addAll(to);
        });
        Map<String, List<String>> states = new LinkedHashMap<>();
        for (String state : all) {
            Set<String> next = moves.getOrDefault(state, Set.of());
            states.put(state, all.stream().filter(next::contains).toList());
        }
        return states;
    }

    private static Optional<String> begins(Thing thing, Column column, Paths paths) {
        for (Endpoint endpoint : paths.backend().endpoints()) {
            for (Path path : paths.queries(endpoint).toList()) {
                Shape shape = ((Step.Run) path.step()).query().shape();
                if (shape.kind() == Shape.Kind.INSERT
                        && shape.mainTable().filter(thing::is).isPresent()) {
                    Optional<String> first = shape.assigned().stream()
                            .filter(each -> each.column().name().equals(column.name()))
                            .flatMap(each -> inserted(each.value(), path).stream())
                            .filter(Lifecycle::isState)
                            .findFirst();
                    if (first.isPresent()) {
                        return first;
                    }
                }
            }
        }
        return column.defaulted() ? Bounds.words(column.defaultText()).stream().findFirst() : Optional.empty();
    }

    private static Optional<String> inserted(Operand value, Path path) {
        return value instanceof Operand.Parameter(String name)
                ? path.argument(name).stream()
                        .filter(Source.Constant.class::isInstance)
                        .map(source -> String.valueOf(((Source.Constant) source).value()))
                        .findFirst()
                : constant(value);
    }
}
