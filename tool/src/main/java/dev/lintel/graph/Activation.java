package dev.lintel.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One operation being walked with its actual arguments: turns its values into sources seen from the entry.
final class Activation {
    private static final int MOST_SOURCES = 12;
    private final Operation operation;
    private final List<List<Source>> arguments;
    private final List<Source> self;
    private final Map<Integer, List<Source>> results = new HashMap<>();
    private final Map<Integer, Source> made = new HashMap<>();
    private final Heap heap;
    private List<Source> returned = List.of();
    private boolean hasReturned;

    Activation(Operation operation, List<List<Source>> arguments, List<Source> self, Heap heap) {
        this.operation = operation;
        this.arguments = arguments;
        this.self = self;
        this.heap = heap;
    }

    Operation operation() {
        return operation;
    }

    void result(int step, List<Source> sources) {
        results.merge(step, sources, Activation::union);
    }

    void made(int step, Source object) {
        made.put(step, object);
    }

    void returns(List<Source> sources) {
        hasReturned = true;
        returned = union(returned, sources);
    }

    /// Whether some way through the operation comes back to its caller by a return.
    boolean hasReturned() {
        return hasReturned;
    }

    List<Source> returned() {
        return returned;
    }

    List<Source> resolve(Value value) {
        List<Source> all = new ArrayList<>();
        for (Value.Origin origin : value.origins()) {
            List<Source> sources = root(origin.root()).stream().map(heap::now).toList();
            for (String property : origin.path()) {
                sources = sources.stream()
                        .flatMap(source -> heap.read(source, property).stream())
                        .toList();
            }
            all.addAll(sources);
        }
        return all.size() <= 1 ? List.copyOf(all) : union(List.of(), all);
    }

    private List<Source> root(Value.Root root) {
        return switch (root) {
            case Value.Root.Parameter parameter ->
                parameter.index() < arguments.size() ? arguments.get(parameter.index()) : List.of();
            case Value.Root.Constant constant -> List.of(new Source.Constant(constant.value()));
            case Value.Root.Result result -> results.getOrDefault(result.step(), List.of(new Source.Unknown()));
            case Value.Root.Made object -> List.of(made.getOrDefault(object.step(), new Source.Unknown()));
            case Value.Root.Principal _ -> List.of(new Source.Principal(List.of()));
            case Value.Root.Request request -> List.of(new Source.Request(request.what()));
            case Value.Root.Setting setting -> List.of(new Source.Setting(setting.key()));
            case Value.Root.State state -> state(state);
            case Value.Root.Fresh fresh -> List.of(new Source.Fresh(fresh.what()));
            case Value.Root.Unknown _ -> List.of(new Source.Unknown());
        };
    }

    /// A field of an object that came this way is what is in it.
    private List<Source> state(Value.Root.State state) {
        for (Source source : self) {
            boolean carried = switch (heap.now(source)) {
                case Source.Made object -> object.properties().containsKey(state.field());
                case Source.Row _, Source.Input _ -> true;
                default -> false;
            };
            if (carried) {
                return heap.read(source, state.field());
            }
        }
        return List.of(new Source.State(state.field()));
    }

    void put(Value target, String property, List<Source> value) {
        resolve(target).forEach(source -> heap.put(source, property, value));
    }

    Guard.Condition condition(Step.Condition condition) {
        return switch (condition) {
            case Step.Condition.Comparison comparison ->
                new Guard.Condition.Comparison(
                        comparison.operator(), resolve(comparison.left()), resolve(comparison.right()));
            case Step.Condition.Test test -> new Guard.Condition.Test(test.test(), resolve(test.value()));
            case Step.Condition.Not not -> new Guard.Condition.Not(condition(not.inner()));
            case Step.Condition.All all ->
                new Guard.Condition.All(all.of().stream().map(this::condition).toList());
            case Step.Condition.Any any ->
                new Guard.Condition.Any(any.of().stream().map(this::condition).toList());
        };
    }

    static List<Source> union(List<Source> left, List<Source> right) {
        if (left.isEmpty() && right.size() <= 1) {
            return right;
        }
        Set<Source> both = new LinkedHashSet<>(left);
        both.addAll(right);
        return both.stream().limit(MOST_SOURCES).toList();
    }
}
