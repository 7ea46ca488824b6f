package dev.lintel.practice.integrity;

import dev.lintel.graph.AnyGuard;
import dev.lintel.graph.Backend;
import dev.lintel.graph.BodyType;
import dev.lintel.graph.CallerNames;
import dev.lintel.graph.CheckedParts;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Guard;
import dev.lintel.graph.Path;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The row that the address of an update names, `PUT /orders/{id}`, beside a body that may name another.
///
/// @param variable the last part of the path
/// @param parameter of the handler that carries it; empty when none does
record AddressedRow(Endpoint endpoint, String variable, Optional<Integer> parameter, Input body) {
    private static final Pattern LAST = Pattern.compile(".*/\\{([A-Za-z0-9_]+)[^/}]*}/?");
    private static final Set<String> REPLACING = Set.of("PUT", "PATCH");

    /// What the handler may be handed by which it can learn the address otherwise.
    private static final Set<Input.Kind> WHOLE =
            Set.of(Input.Kind.REQUEST, Input.Kind.OTHER, Input.Kind.MODEL, Input.Kind.ARGUMENT);

    private static final Set<String> TELLING =
            Set.of("trace", "debug", "info", "warn", "error", "log", "format", "formatted", "valueOf", "toString");

    private static final List<String> CHECKING = List.of("check", "verify", "ensure", "assert", "require", "validate");

    /// @param property of the body that names the row
    /// @param checked where the id in the address was held against the caller
    record Written(Path path, String table, String property, Optional<Span> checked) {}

    static Optional<AddressedRow> of(Backend backend, Endpoint endpoint) {
        Matcher last = LAST.matcher(endpoint.route().path());
        List<Input> bodies = endpoint.inputs().stream()
                .filter(input -> input.kind() == Input.Kind.BODY && !input.many())
                .toList();
        boolean told = endpoint.inputs().stream()
                .noneMatch(input -> WHOLE.contains(input.kind()) || input.type().startsWith("java.util."));
        if (!REPLACING.contains(endpoint.route().method()) || bodies.size() != 1 || !told || !last.matches()) {
            return Optional.empty();
        }
        Optional<Integer> parameter = endpoint.inputs().stream()
                .filter(input -> input.kind() == Input.Kind.PATH && input.name().equals(last.group(1)))
                .map(Input::parameter)
                .findFirst();
        return Optional.of(new AddressedRow(endpoint, last.group(1), parameter, bodies.getFirst()));
    }

    /// The write whose row the body alone picks, while the address picks none.
    ///
    /// @param all the paths of the endpoint, whole
    Optional<Written> otherWritten(List<Path> all, Backend backend) {
        return isHeldAgainstBody(all) || all.stream().anyMatch(this::decides)
                ? Optional.empty()
                : all.stream()
                        .filter(path -> path.step() instanceof Step.Run && !path.guessed())
                        .flatMap(path -> written(path, all, backend).stream())
                        .findFirst();
    }

    private Optional<Written> written(Path path, List<Path> all, Backend backend) {
        Step.Run run = (Step.Run) path.step();
        Shape shape = run.query().shape();
        Optional<String> table = shape.mainTable();
        Optional<String> property = switch (shape.kind()) {
            case UPSERT -> savedBy(path, all, backend.entities().get(run.query().entity()), backend);
            case UPDATE -> table.flatMap(backend.schema()::table).flatMap(each -> pickedBy(path, shape, each));
            case SELECT, INSERT, DELETE, OTHER -> Optional.empty();
        };
        return property.flatMap(name -> table.map(each -> new Written(path, each, name, checked(all, backend))));
    }

    /// `save(body)`, or `save` of an object whose id was taken from the body.
    private Optional<String> savedBy(Path path, List<Path> all, @Nullable Entity entity, Backend backend) {
        Optional<String> id = Optional.ofNullable(entity).flatMap(Entity::id).map(Entity.Property::name);
        List<Source> saved = path.argument("arg0");
        if (id.isEmpty() || saved.isEmpty()) {
            return Optional.empty();
        }
        List<Source> ids = new ArrayList<>();
        for (Source source : saved) {
            switch (source) {
                case Source.Input input
                when input.parameter() == body.parameter() -> {
                    if (!accepts(backend, input, id.get()) || isSet(id.get(), all, this::isBody)) {
                        return Optional.empty();
                    }
                    ids.add(input.then(id.get()));
                }
                case Source.Made made -> ids.addAll(made.properties().getOrDefault(id.get(), List.of()));
                case Source.Derived derived
                when isOfBodyAlone(derived) -> {
                    Source.Input whole = new Source.Input(body.parameter(), List.of());
                    if (!accepts(backend, whole, id.get()) || isSet(id.get(), all, Source.Derived.class::isInstance)) {
                        return Optional.empty();
                    }
                    ids.add(whole.then(id.get()));
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        return ofBody(ids);
    }

    /// Whether a request may set this property of what is bound.
    private boolean accepts(Backend backend, Source.Input input, String property) {
        BodyType type = backend.bodies().get(body.type());
        return input.path().isEmpty()
                && type != null
                && type.complete()
                && type.properties().stream()
                        .anyMatch(each -> each.read() && each.property().equals(property));
    }

    /// `mapper.map(body, Order.class)`: made of the body and of nothing else that tells which row is meant.
    private boolean isOfBodyAlone(Source.Derived derived) {
        return derived.from().stream()
                        .anyMatch(source -> source instanceof Source.Input input
                                && input.parameter() == body.parameter()
                                && input.path().isEmpty())
                && derived.roots()
                        .allMatch(source -> source instanceof Source.Derived
                                || source instanceof Source.Constant
                                || source instanceof Source.State
                                || isBody(source));
    }

    /// Whether the code sets this property of such an object.
    private static boolean isSet(String property, List<Path> all, Predicate<Source> of) {
        return all.stream()
                .anyMatch(path -> path.step() instanceof Step.Put put
                        && put.property().equals(property)
                        && path.argument("this").stream().anyMatch(of));
    }

    private Optional<String> pickedBy(Path path, Shape shape, Table table) {
        return table.primaryKey()
                .filter(key -> key.columns().size() == 1)
                .map(key -> key.columns().getFirst())
                .flatMap(key -> shape.filter().stream()
                        .filter(each -> each.conjunct()
                                && each.operator() == Operator.EQUAL
                                && each.column().name().equals(key)
                                && each.operand() instanceof Operand.Parameter)
                        .flatMap(each -> ofBody(path.argument(((Operand.Parameter) each.operand()).name())).stream())
                        .findFirst());
    }

    /// The one property of the body that all of these are.
    private Optional<String> ofBody(List<Source> sources) {
        return !sources.isEmpty()
                        && sources.stream()
                                .allMatch(source -> source instanceof Source.Input input
                                        && input.parameter() == body.parameter()
                                        && !input.path().isEmpty())
                ? Optional.of(((Source.Input) sources.getFirst()).path().getLast())
                : Optional.empty();
    }

    /// Whether the two are compared, or some guard looks at both.
    private boolean isHeldAgainstBody(List<Path> all) {
        AnyGuard both = new AnyGuard(guard -> guard.condition().sources().anyMatch(this::isAddress)
                && guard.condition().sources().anyMatch(this::isBody));
        return all.stream().anyMatch(both);
    }

    /// Whether the id in the address goes anywhere but into a question of the database or a line of the log: onto the
    /// object, into the statement, into code that we do not see.
    private boolean decides(Path path) {
        boolean handed = path.given().anyMatch(source -> source.anyRoot(this::isAddress));
        return handed
                && switch (path.step()) {
                    case Step.Put _, Step.Make _, Step.Remote _, Step.Publish _ -> true;
                    case Step.Run run -> run.query().shape().mutates();
                    case Step.Invoke invoke -> !TELLING.contains(invoke.name());
                    case Step.Call call -> call.targets().isEmpty();
                    default -> false;
                };
    }

    /// Where a check of who may looks at the address: a rule before the handler that names it, or a row that it picked
    /// and that is compared with the caller.
    private Optional<Span> checked(List<Path> all, Backend backend) {
        return Stream.concat(byRule(backend), byRow(all)).findFirst();
    }

    private Stream<Span> byRule(Backend backend) {
        return backend.checked().stream()
                .filter(each -> each.handler().equals(endpoint.handler()))
                .filter(each -> each.parts().stream().anyMatch(part -> parameter.equals(Optional.of(part.parameter()))))
                .map(CheckedParts::at);
    }

    private Stream<Span> byRow(List<Path> all) {
        Set<Integer> picked = asked(all, this::isAddress);
        Set<Integer> callers = asked(all, AddressedRow::isCaller);
        Predicate<Guard> holds =
                guard -> guard.condition().comparisons().anyMatch(each -> compares(each, picked, callers));
        Stream<Span> held = all.stream()
                .filter(new AnyGuard(holds))
                .limit(1)
                .flatMap(path -> path.guards().stream().filter(holds).map(Guard::at));
        Stream<Span> handed = all.stream()
                .filter(path -> path.step() instanceof Step.Call call && isCheck(call, all))
                .filter(path -> path.given().anyMatch(source -> source.anyRoot(root -> isRow(root, picked))))
                .map(Path::at);
        return Stream.concat(held, handed);
    }

    /// `checkOwner(known.getCreatedBy())`, which throws.
    private static boolean isCheck(Step.Call call, List<Path> all) {
        return call.targets().stream().anyMatch(target -> CHECKING.stream().anyMatch(target.name()::startsWith))
                && all.stream()
                        .anyMatch(path ->
                                path.step() instanceof Step.Throw && path.via().contains(call));
    }

    /// The queries that were asked with such a value, by their order.
    private static Set<Integer> asked(List<Path> all, Predicate<Source> with) {
        Set<Integer> runs = new HashSet<>();
        all.stream()
                .filter(path ->
                        path.step() instanceof Step.Run && path.given().anyMatch(source -> source.anyRoot(with)))
                .forEach(path -> runs.add(path.order()));
        return runs;
    }

    private static boolean compares(Guard.Condition.Comparison comparison, Set<Integer> picked, Set<Integer> callers) {
        return comparison.sources().anyMatch(source -> isRow(source, picked))
                && comparison.sources().anyMatch(source -> isCaller(source) || isRow(source, callers));
    }

    private static boolean isRow(Source source, Set<Integer> runs) {
        return source instanceof Source.Row row && runs.contains(row.run());
    }

    private static boolean isCaller(Source source) {
        return source instanceof Source.Principal
                || source instanceof Source.Derived derived && CallerNames.isCaller(derived.function());
    }

    private boolean isAddress(Source source) {
        return source instanceof Source.Input input
                && parameter.equals(Optional.of(input.parameter()))
                && input.parameter() != body.parameter();
    }

    private boolean isBody(Source source) {
        return source instanceof Source.Input input && input.parameter() == body.parameter();
    }
}
