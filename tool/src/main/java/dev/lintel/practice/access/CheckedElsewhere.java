package dev.lintel.practice.access;

import dev.lintel.graph.Access;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Learns from the project's own code whose rows are checked: some endpoints hold a row of a table, or what they
/// picked it by, against their caller before they go on. Another one that lets the same callers in and picks a row
/// of that table by an id from the request, without a look at the caller, is the odd one out. Private to one
/// examination.
final class CheckedElsewhere {
    private static final int SEVERAL = 2;
    private static final List<String> GUARDING = List.of(
            "permi", "role", "auth", "secur", "sso", "access", "admin", "requires", "guard", "login", "privilege");

    private final Backend backend;
    private final Map<String, List<Check>> byTable = new HashMap<>();

    /// @param what is held against the caller, a column or property
    record Check(Endpoint by, String table, String what, Span at) {}

    /// A row that a request picks unchecked, with the check that others make.
    record Unchecked(Path path, Table table, String by, RowUse use, Check check) {}

    CheckedElsewhere(Backend backend, Paths paths) {
        this.backend = backend;
        for (Endpoint endpoint : backend.endpoints()) {
            if (endpoint.access() instanceof Access.Restricted) {
                checks(endpoint, paths.of(endpoint))
                        .forEach(check -> byTable.computeIfAbsent(check.table(), _ -> new ArrayList<>())
                                .add(check));
            }
        }
    }

    private static Set<Check> checks(Endpoint endpoint, List<Path> all) {
        Set<Check> found = new LinkedHashSet<>();
        new CallerTies(endpoint, all)
                .heldAgainstCaller()
                .forEach(held -> tables(all, held.value())
                        .forEach(each -> found.add(new Check(endpoint, each.table(), each.what(), held.at()))));
        return found;
    }

    /// What says whose a row is.
    private record Held(String table, String what) {}

    /// The table whose row it is, or the tables that are searched by it.
    private static Stream<Held> tables(List<Path> all, Source held) {
        return switch (held) {
            case Source.Row row
            when !row.path().isEmpty() ->
                row.query().shape().mainTable().stream()
                        .map(table -> new Held(table, row.path().getLast()));
            case Source.Input input ->
                all.stream()
                        .filter(path -> path.step() instanceof Step.Run)
                        .flatMap(path -> EndpointPublic.shape(path).filter().stream()
                                .filter(each -> each.operator() == Operator.EQUAL)
                                .filter(each -> each.operand() instanceof Operand.Parameter(String name)
                                        && path.argument(name).equals(List.of(input)))
                                .map(each -> new Held(
                                        each.column().table(), each.column().name())));
            default -> Stream.empty();
        };
    }

    Stream<Unchecked> in(Endpoint endpoint, List<Path> all) {
        if (!(endpoint.access() instanceof Access.Restricted) || byTable.isEmpty()) {
            return Stream.empty();
        }
        List<Unchecked> found = all.stream()
                .filter(path -> path.step() instanceof Step.Run && !path.guessed())
                .flatMap(path -> unchecked(endpoint, all, path).stream())
                .toList();
        return found.isEmpty() || new CallerTies(endpoint, all).any() ? Stream.empty() : found.stream();
    }

    private Optional<Unchecked> unchecked(Endpoint endpoint, List<Path> all, Path path) {
        Shape shape = EndpointPublic.shape(path);
        Optional<Table> table =
                shape.complete() ? shape.mainTable().flatMap(backend.schema()::table) : Optional.empty();
        Optional<String> key = table.flatMap(each -> pickedKey(path, shape, each));
        if (key.isEmpty()) {
            return Optional.empty();
        }
        Set<String> before = askedBefore(endpoint);
        Set<String> guards = guards(backend, endpoint);
        List<Check> alike = byTable.getOrDefault(table.get().name(), List.of()).stream()
                .filter(check -> !check.by().equals(endpoint))
                .filter(check -> askedBefore(check.by()).equals(before))
                .filter(check -> guards(backend, check.by()).equals(guards))
                .toList();
        if (alike.isEmpty()) {
            return Optional.empty();
        }
        RowUse use = RowUse.of(path, all);
        return alike.stream()
                .filter(check -> enough(endpoint, alike, use))
                .findFirst()
                .map(check -> new Unchecked(path, table.get(), key.get(), use, check));
    }

    /// What is asked of callers before the handler runs. A check in its own code may be known as its access as
    /// well, and would make each that checks look different from the one that does not.
    private static Set<String> askedBefore(Endpoint endpoint) {
        return endpoint.access() instanceof Access.Restricted restricted
                ? restricted.requirements().stream()
                        .filter(each -> !inHandler(each, endpoint))
                        .map(Requirement::label)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static boolean inHandler(Requirement requirement, Endpoint endpoint) {
        return requirement instanceof Requirement.Own own
                && !own.name().startsWith("@")
                && own.at().file().equals(endpoint.at().file());
    }

    /// Annotations on the handler or its class by which an interceptor may ask for more, as `@RequiresRole`.
    static Set<String> guards(Backend backend, Endpoint endpoint) {
        return backend.operation(endpoint.handler()).stream()
                .flatMap(operation -> operation.annotations().stream())
                .filter(name -> GUARDING.stream()
                        .anyMatch(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)::contains))
                .collect(Collectors.toSet());
    }

    /// A write is odd beside one check; a read may be open to all on purpose, unless its own neighbours check.
    private static boolean enough(Endpoint endpoint, List<Check> alike, RowUse use) {
        boolean neighbour = alike.stream()
                .anyMatch(check ->
                        check.by().handler().owner().equals(endpoint.handler().owner()));
        long others = alike.stream().map(Check::by).distinct().count();
        return switch (use) {
            case CHANGED -> true;
            case SHOWN -> neighbour;
            case HANDED_ON -> neighbour && others >= SEVERAL;
            case NONE -> false;
        };
    }

    /// The primary key when the request chooses its value.
    private static Optional<String> pickedKey(Path path, Shape shape, Table table) {
        return table.primaryKey()
                .filter(key -> key.columns().size() == 1)
                .map(key -> key.columns().getFirst())
                .filter(key -> shape.filter().stream()
                        .anyMatch(each -> each.conjunct()
                                && each.operator() == Operator.EQUAL
                                && each.column().table().equals(table.name())
                                && each.column().name().equals(key)
                                && each.operand() instanceof Operand.Parameter(String name)
                                && !path.argument(name).isEmpty()
                                && path.argument(name).stream().allMatch(Source.Input.class::isInstance)));
    }
}
