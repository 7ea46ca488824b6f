package dev.lintel.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /// Written without streams, as are the others that a walk asks at every step.
    List<Source> resolve(Value value) {
        List<Value.Origin> origins = value.origins();
        if (origins.size() == 1) {
            return union(List.of(), seen(origins.getFirst()));
        }
        List<Source> all = new ArrayList<>();
        for (Value.Origin origin : origins) {
            all.addAll(seen(origin));
        }
        return union(List.of(), all);
    }

    List<List<Source>> resolve(List<Value> values) {
        List<List<Source>> all = new ArrayList<>(values.size());
        for (Value value : values) {
            all.add(resolve(value));
        }
        return all;
    }

    /// What one origin is at this point; may name a source twice.
    private List<Source> seen(Value.Origin origin) {
        List<Source> sources = heap.now(root(origin.root()));
        for (String property : origin.path()) {
            sources = heap.read(sources, property);
        }
        return sources;
    }

    private List<Source> root(Value.Root root) {
        return switch (root) {
            case Value.Root.Parameter parameter ->
                parameter.index() < arguments.size() ? arguments.get(parameter.index()) : List.of();
            case Value.Root.Constant constant -> List.of(new Source.Constant(constant.value()));
            case Value.Root.Result result -> results.getOrDefault(result.step(), List.of(new Source.Unknown()));
            case Value.Root.Made object -> List.of(made.getOrDefault(object.step(), new Source.Unknown()));
            case Value.Root.Principal _ -> List.of(new Source.Principal(List.of()));
            case Value.Root.Request request -> List.of(new Source.Request(request.what(), request.name()));
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
                case Source.Row _, Source.Input _, Source.Principal _ -> true;
                default -> false;
            };
            if (carried) {
                return heap.read(source, state.field());
            }
        }
        return List.of(new Source.State(state.field()));
    }

    void put(Value target, String property, List<Source> value) {
        for (Source source : resolve(target)) {
            heap.put(source, property, value);
        }
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

    /// Both, each once, as many as are kept. The first may not name a source twice. They are few, so that looking
    /// through them costs less than hashing them.
    static List<Source> union(List<Source> left, List<Source> right) {
        if (right.isEmpty() || left == right) {
            return left;
        }
        if (left.isEmpty() && right.size() == 1) {
            return List.copyOf(right);
        }
        List<Source> both = new ArrayList<>(left);
        for (Source source : right) {
            if (both.size() == MOST_SOURCES) {
                break;
            }
            if (!both.contains(source)) {
                both.add(source);
            }
        }
        return List.copyOf(both);
    }
}
