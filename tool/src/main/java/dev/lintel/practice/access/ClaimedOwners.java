package dev.lintel.practice.access;

import dev.lintel.graph.AnyGuard;
import dev.lintel.graph.Backend;
import dev.lintel.graph.BodyType;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Ownership;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Sensitivity;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Where a value of the request says whose rows are meant: it picks rows by the column that names their owner, or is
/// stored there. Private to one examination.
final class ClaimedOwners {
    /// What a browser or a client sends beside what it asks for.
    private static final Set<Input.Kind> BESIDE = EnumSet.of(Input.Kind.HEADER, Input.Kind.COOKIE);
    private static final Set<Input.Kind> CONTENT =
            EnumSet.of(Input.Kind.QUERY, Input.Kind.FORM, Input.Kind.BODY, Input.Kind.MODEL);

    /// The same value in another type.
    private static final Set<String> CONVERTING =
            Set.of("valueOf", "parseLong", "parseInt", "fromString", "trim", "strip", "toString", "of", "ofNullable");

    private static final List<String> PROVING = List.of("verif", "sign", "hmac", "authent", "decrypt", "decode");

    private final Backend backend;
    private final Paths paths;
    private final Ownership ownership;

    /// @param stored whether it is written there; otherwise rows are picked by it
    record Use(Path path, Table table, String column, List<Source> values, boolean stored) {
        boolean isAlike(Use other) {
            return table.name().equals(other.table.name()) && column.equals(other.column);
        }
    }

    /// @param input how the request names it: `X-User-Id`, `ownerId`
    record Claim(Use use, String input, boolean beside) {}

    ClaimedOwners(Backend backend, Paths paths) {
        this.backend = backend;
        this.paths = paths;
        this.ownership = Ownership.of(backend.schema());
    }

    /// What the request claims in headers and cookies, and what it says in its contents of rows that are made.
    Stream<Claim> in(Endpoint endpoint) {
        List<Path> all = paths.of(endpoint);
        return uses(all).flatMap(use -> claim(endpoint, use).stream()).filter(claim -> !isProven(claim, all));
    }

    /// Whether an owner is named by a proven identity there.
    Stream<Use> verified(Endpoint endpoint) {
        List<Path> all = paths.of(endpoint);
        CallerTies ties = new CallerTies(endpoint, all);
        Predicate<Source> beside = source -> isBeside(endpoint, source);
        return uses(all)
                .filter(use -> use.values().stream().anyMatch(ties::ofCaller) && !Source.anyRoot(use.values(), beside));
    }

    private Optional<Claim> claim(Endpoint endpoint, Use use) {
        List<Source> plain = use.values().stream().map(ClaimedOwners::plain).toList();
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        if (plain.stream().allMatch(source -> isBeside(endpoint, source))) {
            return Optional.of(new Claim(use, name(endpoint, plain.getFirst()), true));
        }
        boolean content = use.stored()
                && !ownership.isUserTable(use.table().name())
                && plain.stream().allMatch(source -> isContent(endpoint, source));
        return content ? Optional.of(new Claim(use, name(endpoint, plain.getFirst()), false)) : Optional.empty();
    }

    /// Without what only changes its type.
    private static Source plain(Source source) {
        return source instanceof Source.Derived derived
                        && derived.from().size() == 1
                        && CONVERTING.contains(
                                derived.function().substring(derived.function().lastIndexOf('.') + 1))
                ? plain(derived.from().getFirst())
                : source;
    }

    private static boolean isBeside(Endpoint endpoint, Source source) {
        return switch (source) {
            case Source.Request request ->
                request.what().equals("getHeader") && !request.name().isEmpty();
            case Source.Input input -> isOf(endpoint, input, BESIDE);
            default -> false;
        };
    }

    private static boolean isContent(Endpoint endpoint, Source source) {
        return switch (source) {
            case Source.Request request -> request.what().equals("getParameter");
            case Source.Input input -> !isOfMany(endpoint, input) && isOf(endpoint, input, CONTENT);
            default -> false;
        };
    }

    /// Whoever names several people names others.
    private static boolean isOfMany(Endpoint endpoint, Source.Input source) {
        return source.path().contains("[]")
                || input(endpoint, source).filter(Input::many).isPresent();
    }

    private static boolean isOf(Endpoint endpoint, Source.Input input, Set<Input.Kind> kinds) {
        return input(endpoint, input)
                .filter(each -> kinds.contains(each.kind()))
                .isPresent();
    }

    private static Optional<Input> input(Endpoint endpoint, Source.Input source) {
        return endpoint.inputs().stream()
                .filter(each -> each.parameter() == source.parameter())
                .findFirst();
    }

    private static String name(Endpoint endpoint, Source source) {
        return switch (source) {
            case Source.Request request -> request.name();
            case Source.Input input when !input.path().isEmpty() -> input.path().getLast();
            case Source.Input input -> input(endpoint, input).map(Input::name).orElse("");
            default -> "";
        };
    }

    private Stream<Use> uses(List<Path> all) {
        return all.stream()
                .filter(path -> path.step() instanceof Step.Run && !path.guessed())
                .flatMap(path -> uses(path, all));
    }

    private Stream<Use> uses(Path path, List<Path> all) {
        Step.Run run = (Step.Run) path.step();
        Shape shape = run.query().shape();
        if (!shape.complete()) {
            return Stream.empty();
        }
        Stream<Use> picked = shape.filter().stream()
                .filter(each -> each.conjunct() && each.operator() == Operator.EQUAL)
                .flatMap(each -> use(path, each.column(), each.operand(), false).stream());
        Stream<Use> assigned = shape.assigned().stream()
                .filter(_ -> shape.kind() != Shape.Kind.UPDATE)
                .flatMap(each -> use(path, each.column(), each.value(), true).stream());
        return Stream.concat(picked, Stream.concat(assigned, saved(path, run, all)));
    }

    private Optional<Use> use(Path path, Shape.Column column, Operand operand, boolean stored) {
        return operand instanceof Operand.Parameter(String name)
                ? backend.schema()
                        .table(column.table())
                        .filter(table -> namesOwner(table, column.name()))
                        .map(table -> new Use(path, table, column.name(), path.argument(name), stored))
                : Optional.empty();
    }

    /// The table's own column that says whose the row is; of the people's own table, what tells them apart.
    private boolean namesOwner(Table table, String column) {
        if (!ownership.isUserTable(table.name())) {
            return ownership
                    .owner(table.name())
                    .filter(owner -> owner.path().size() == 1 && owner.column().equals(column))
                    .isPresent();
        }
        Sensitivity kind = Sensitivity.of(column);
        boolean single = Stream.concat(table.primaryKey().stream(), table.uniques().stream())
                .anyMatch(key -> key.columns().equals(List.of(column)));
        return single && (kind == Sensitivity.NONE || kind == Sensitivity.PERSONAL) && !column.contains("key");
    }

    /// What the mapper writes into the owner's column of an object that is made there.
    private Stream<Use> saved(Path path, Step.Run run, List<Path> all) {
        Entity entity = backend.entities().get(run.query().entity());
        if (entity == null || run.query().shape().kind() != Shape.Kind.UPSERT) {
            return Stream.empty();
        }
        return backend.schema().table(entity.table()).stream()
                .flatMap(table -> entity.properties().stream()
                        .filter(property -> property.insertable() && namesOwner(table, property.column()))
                        .filter(property -> property.kind() != Entity.Kind.ID)
                        .map(property -> new Use(
                                path,
                                table,
                                property.column(),
                                path.argument("arg0").stream()
                                        .flatMap(saved -> value(saved, property, all).stream())
                                        .toList(),
                                true)));
    }

    private List<Source> value(Source saved, Entity.Property property, List<Path> all) {
        return switch (saved) {
            case Source.Made made -> {
                List<Source> values = new ArrayList<>();
                made.properties()
                        .getOrDefault(property.name(), List.of())
                        .forEach(each -> values.addAll(key(each, property, all)));
                yield values;
            }
            case Source.Input input
            when input.path().isEmpty() && property.association().isEmpty() && accepts(property) ->
                List.of(input.then(property.name()));
            default -> List.of();
        };
    }

    private boolean accepts(Entity.Property property) {
        return backend.bodies().values().stream()
                .filter(BodyType::complete)
                .flatMap(body -> body.properties().stream())
                .anyMatch(each -> each.read() && each.at().equals(property.at()));
    }

    /// By what an associated row was found; a value is itself.
    private static List<Source> key(Source value, Entity.Property property, List<Path> all) {
        if (property.association().isEmpty()) {
            return List.of(value);
        }
        return switch (value) {
            case Source.Row row ->
                all.stream()
                        .filter(path -> path.order() == row.run())
                        .flatMap(path -> path.arguments().values().stream().flatMap(List::stream))
                        .toList();
            case Source.Made made ->
                made.properties().size() == 1
                        ? made.properties().values().iterator().next()
                        : List.of();
            default -> List.of(value);
        };
    }

    /// Whether the claim is held against anything but a constant, or handed to what proves it.
    private boolean isProven(Claim claim, List<Path> all) {
        Predicate<Source> claimed = source -> claim.use().values().contains(source);
        AnyGuard held = new AnyGuard(guard -> guard.condition()
                .comparisons()
                .anyMatch(each -> Source.anyRoot(each.left(), claimed) && !isConstant(each.right())
                        || Source.anyRoot(each.right(), claimed) && !isConstant(each.left())));
        return all.stream().anyMatch(path -> held.test(path) || isHandedToProof(path, claimed));
    }

    private static boolean isConstant(List<Source> sources) {
        return sources.stream().allMatch(Source.Constant.class::isInstance);
    }

    private static boolean isHandedToProof(Path path, Predicate<Source> claimed) {
        Stream<String> names = switch (path.step()) {
            case Step.Call call -> call.targets().stream().map(target -> target.name());
            case Step.Invoke invoke -> Stream.of(invoke.name());
            default -> Stream.empty();
        };
        return names.map(name -> name.toLowerCase(Locale.ROOT))
                        .anyMatch(name -> PROVING.stream().anyMatch(name::contains))
                && path.given().anyMatch(source -> source.anyRoot(claimed));
    }
}
