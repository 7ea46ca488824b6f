package dev.lintel.design.found;

import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Guard;
import dev.lintel.graph.Operation;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Ownership;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.graph.Value;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What binds a request to rows of the caller's own: a condition that its statements carry, written in place or
/// handed on as text by the code that knows who may do what.
record Ties(Paths paths, Ownership ownership, Conditions conditions, List<Thing> things) {
    /// @param owners tables whose owner the caller must be, the thing's own first
    /// @param when the state that the row must be in, where the owner alone is bound to it
    /// @param free roles that the condition does not bind
    record Tie(List<String> owners, Optional<String> when, Set<String> free) {
        Tie {
            owners = List.copyOf(owners);
            free = Set.copyOf(free);
        }
    }

    /// The first that stands on the way: what comes later answers who is refused.
    Optional<Tie> of(Endpoint endpoint, Thing thing, Optional<String> stateColumn) {
        Optional<Tie> written = statement(endpoint, thing);
        return written.isPresent() ? written : handedOn(endpoint.handler(), thing, stateColumn);
    }

    private Optional<Tie> statement(Endpoint endpoint, Thing thing) {
        Optional<String> owner = ownColumn(thing.table().name());
        boolean tied = owner.isPresent()
                && (paths.queries(endpoint).anyMatch(path -> comparesCaller(path, thing, owner.get()))
                        || paths.of(endpoint).stream()
                                .flatMap(path -> path.guards().stream())
                                .distinct()
                                .anyMatch(guard -> refuses(guard, thing)));
        return tied
                ? Optional.of(new Tie(List.of(thing.table().name()), Optional.empty(), Set.of()))
                : Optional.empty();
    }

    /// Whoever the row of the thing and the caller's identity do not fit together for is turned away.
    private static boolean refuses(Guard guard, Thing thing) {
        List<Source> asked = guard.condition().sources().toList();
        return guard.how() == Guard.How.THROWS
                && asked.stream().anyMatch(Source.Principal.class::isInstance)
                && asked.stream()
                        .anyMatch(source -> source instanceof Source.Row row
                                && row.query()
                                        .shape()
                                        .mainTable()
                                        .filter(thing::is)
                                        .isPresent());
    }

    private static boolean comparesCaller(Path path, Thing thing, String owner) {
        return ((Step.Run) path.step())
                .query().shape().filter().stream()
                        .filter(each -> each.operator() == Operator.EQUAL && each.conjunct())
                        .filter(each -> each.column().name().equals(owner)
                                && thing.is(each.column().table()))
                        .anyMatch(each -> each.operand() instanceof Operand.Parameter(String name)
                                && path.argument(name).stream()
                                        .flatMap(Source::roots)
                                        .anyMatch(Source.Principal.class::isInstance));
    }

    /// The condition that the statement itself takes, where one can be told from others on the way: what is asked
    /// before, or to tell why nothing was found, may be wider.
    private Optional<Tie> handedOn(OperationId id, Thing thing, Optional<String> stateColumn) {
        List<Tie> all = new ArrayList<>();
        List<Tie> taken = new ArrayList<>();
        for (Operation operation : conditions.reached(id)) {
            List<Step.Call> calls = Conditions.calls(operation.body());
            for (Step.Call call : calls) {
                for (OperationId target : call.targets()) {
                    Optional<Tie> tie =
                            paths.backend().operation(target).flatMap(each -> tie(each, thing, stateColumn));
                    tie.ifPresent(all::add);
                    tie.filter(_ -> calls.stream()
                                    .anyMatch(later -> takes(later, call.number()) && changes(later, thing)))
                            .ifPresent(taken::add);
                }
            }
            tie(operation, thing, stateColumn).ifPresent(all::add);
        }
        return taken.stream().findFirst().or(() -> all.stream().findFirst());
    }

    private static boolean takes(Step.Call call, int result) {
        return call.arguments().stream()
                .flatMap(argument -> argument.origins().stream())
                .anyMatch(origin -> origin.root().equals(new Value.Root.Result(result)));
    }

    private boolean changes(Step.Call call, Thing thing) {
        return call.targets().stream()
                .flatMap(target -> paths.backend().operation(target).stream())
                .flatMap(operation -> operation.body().stream())
                .anyMatch(step -> step instanceof Step.Run run
                        && run.query().shape().mutates()
                        && run.query().shape().mainTable().filter(thing::is).isPresent());
    }

    private Optional<Tie> tie(Operation operation, Thing thing, Optional<String> stateColumn) {
        Set<String> owners = new LinkedHashSet<>();
        Optional<String> when = Optional.empty();
        for (String text : Conditions.texts(Conditions.calls(operation.body()))) {
            Optional<Shape> shape = Stream.concat(Stream.of(thing), things.stream())
                    .flatMap(each -> Conditions.read(text, each.table()).stream())
                    .filter(each -> !owners(each).isEmpty())
                    .findFirst();
            List<String> asked = shape.map(this::owners).orElse(List.of());
            owners.addAll(asked);
            if (!asked.isEmpty() && stateColumn.isPresent()) {
                when = when.or(() -> state(shape.orElseThrow(), stateColumn.get()));
            }
        }
        return owners.isEmpty()
                ? Optional.empty()
                : Optional.of(new Tie(List.copyOf(owners), when, free(operation.body())));
    }

    private List<String> owners(Shape shape) {
        List<String> owners = new ArrayList<>();
        for (Shape.Predicate each : shape.filter()) {
            String table = each.column().table();
            boolean asked = each.operator() == Operator.EQUAL
                    && each.operand() instanceof Operand.Parameter
                    && ownColumn(table).filter(each.column().name()::equals).isPresent();
            if (asked && !owners.contains(table)) {
                owners.add(table);
            }
        }
        return owners;
    }

    /// The column of the table itself that says whose a row is.
    Optional<String> ownColumn(String table) {
        return ownership
                .owner(table)
                .filter(owner -> owner.path().size() == 1)
                .map(Ownership.Owner::column)
                .or(() -> onlyPerson(table));
    }

    /// Whether the column says who made a row and not whose it is.
    boolean isAuthor(Thing thing) {
        return ownership
                .owner(thing.table().name())
                .filter(Ownership.Owner::author)
                .isPresent();
    }

    boolean isPerson(String table) {
        return ownership.isUserTable(table);
    }

    /// Who wrote a row owns it in a brief too, even where what it hangs on has an owner as well.
    private Optional<String> onlyPerson(String table) {
        List<String> people = paths.backend().schema().table(table).stream()
                .flatMap(each -> each.references().stream())
                .filter(key -> key.columns().size() == 1 && ownership.isUserTable(key.target()))
                .map(key -> key.columns().getFirst())
                .toList();
        return people.size() == 1 ? Optional.of(people.getFirst()) : Optional.empty();
    }

    private static Optional<String> state(Shape shape, String column) {
        return shape.filter().stream()
                .filter(each -> each.operator() == Operator.EQUAL
                        && each.column().name().equals(column))
                .flatMap(each -> each.operand() instanceof Operand.Constant(String text)
                        ? Stream.of(text.replaceAll("^'|'$", ""))
                        : Stream.empty())
                .findFirst();
    }

    /// Roles by whose names a branch leaves before the condition is made.
    private static Set<String> free(List<Step> body) {
        Set<String> roles = new LinkedHashSet<>();
        List<Step.Call> before = new ArrayList<>();
        for (Step step : body) {
            if (step instanceof Step.Call call) {
                before.add(call);
            } else if (step instanceof Step.Branch branch && leaves(branch.then())) {
                before.stream()
                        .filter(call -> tests(branch.condition(), call.number()))
                        .flatMap(call -> Conditions.texts(List.of(call)).stream())
                        .map(Words::role)
                        .filter(role -> !role.isEmpty())
                        .forEach(roles::add);
            }
        }
        return roles;
    }

    private static boolean leaves(List<Step> then) {
        return !then.isEmpty() && then.getLast() instanceof Step.Return;
    }

    private static boolean tests(Step.Condition condition, int number) {
        return condition instanceof Step.Condition.Test(String test, Value value, var _)
                && test.equals("true")
                && value.origins().stream().anyMatch(origin -> origin.root().equals(new Value.Root.Result(number)));
    }
}
