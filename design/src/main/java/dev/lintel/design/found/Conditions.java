package dev.lintel.design.found;

import dev.lintel.graph.Backend;
import dev.lintel.graph.Operation;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Step;
import dev.lintel.graph.Value;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Sql;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Conditions that code hands on as text, `Condition.of("customer_id = :caller", ..)`, to be pasted into a statement.
record Conditions(Backend backend) {
    private static final int LONGEST = 2000;

    /// All on the way of a handler that can be read as conditions on a table.
    List<Shape> on(OperationId handler, Table table) {
        return reached(handler).stream()
                .flatMap(each -> texts(calls(each.body())).stream())
                .distinct()
                .flatMap(text -> read(text, table).stream())
                .toList();
    }

    /// The operations that may run, in the order in which they are called first.
    List<Operation> reached(OperationId handler) {
        Set<Operation> seen = new LinkedHashSet<>();
        reach(handler, seen);
        return List.copyOf(seen);
    }

    private void reach(OperationId id, Set<Operation> seen) {
        Optional<Operation> operation = backend.operation(id);
        if (operation.isPresent() && seen.add(operation.get())) {
            calls(operation.get().body()).forEach(call -> call.targets().forEach(target -> reach(target, seen)));
        }
    }

    /// @return empty when the text is no condition, or one on columns that the table does not have
    static Optional<Shape> read(String text, Table table) {
        boolean bound = text.contains(":") || text.contains("?");
        boolean condition = text.length() <= LONGEST
                && bound
                && (text.contains("=") || text.contains("<") || text.contains(">") || text.contains(" like "));
        return condition && table.columns().stream().anyMatch(column -> text.contains(column.name()))
                ? Optional.of(Sql.shape("select 1 from " + table.name() + " where " + text, Dialect.POSTGRESQL))
                        .filter(shape -> shape.complete() && fits(shape, table))
                : Optional.empty();
    }

    private static boolean fits(Shape shape, Table table) {
        return shape.filter().stream()
                .filter(each -> each.column().table().equals(table.name()))
                .allMatch(each -> table.column(each.column().name()).isPresent());
    }

    static List<String> texts(List<Step.Call> calls) {
        return calls.stream()
                .flatMap(call -> call.arguments().stream())
                .flatMap(argument -> argument.origins().stream())
                .flatMap(origin ->
                        origin.root() instanceof Value.Root.Constant(Object value) && value instanceof String text
                                ? Stream.of(text)
                                : Stream.empty())
                .toList();
    }

    static List<Step.Call> calls(List<Step> steps) {
        List<Step.Call> calls = new ArrayList<>();
        collect(steps, calls);
        return calls;
    }

    private static void collect(List<Step> steps, List<Step.Call> into) {
        for (Step step : steps) {
            switch (step) {
                case Step.Call call -> into.add(call);
                case Step.Loop loop -> collect(loop.body(), into);
                case Step.Branch branch -> {
                    collect(branch.then(), into);
                    collect(branch.otherwise(), into);
                }
                case Step.Attempt attempt -> collect(attempt.body(), into);
                case Step.InTransaction inside -> collect(inside.body(), into);
                case Step.Deferred deferred -> collect(deferred.body(), into);
                case Step.Invoke _,
                        Step.Run _,
                        Step.Remote _,
                        Step.Publish _,
                        Step.Make _,
                        Step.Put _,
                        Step.Read _,
                        Step.Return _,
                        Step.Throw _,
                        Step.Skip _ -> {}
            }
        }
    }
}
