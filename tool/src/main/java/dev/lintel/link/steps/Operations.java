package dev.lintel.link.steps;

import dev.lintel.code.Body;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.graph.Operation;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Step;
import dev.lintel.graph.Value;
import dev.lintel.read.Fact;
import dev.lintel.read.OperationIds;
import dev.lintel.source.Span;
import dev.lintel.source.Stop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// Makes the operations that can be reached from some methods; each method's steps are made once, whoever asks.
public final class Operations {
    /// What the program calls the initialiser blocks of an object.
    static final String BLOCK = "<instance>";

    private final Program program;
    private final Effects effects;
    private final StepContext context;
    private final Map<OperationId, Optional<Operation>> known = new ConcurrentHashMap<>();

    /// Runs tasks side by side and waits for them; what they throw is thrown again where their result is asked for. A
    /// task may ask for further ones.
    public interface Beside {
        void all(List<Runnable> tasks);

        /// The answers, in the order of the questions.
        default <T> List<T> answers(List<Callable<T>> questions) {
            List<FutureTask<T>> tasks = questions.stream().map(FutureTask::new).toList();
            all(List.copyOf(tasks));
            return tasks.stream().map(Beside::answer).toList();
        }

        private static <T> T answer(Future<T> asked) {
            if (asked.state() == Future.State.SUCCESS) {
                return asked.resultNow();
            }
            throw switch (asked.exceptionNow()) {
                case RuntimeException e -> e;
                case Error e -> throw e;
                case Throwable e -> new IllegalStateException(e);
            };
        }
    }

    public Operations(Program program, Effects effects) {
        this.program = program;
        this.effects = effects;
        this.context = StepContext.of(program, effects);
    }

    /// All operations reachable from the roots, the roots included. Those that are equally far away are made side
    /// by side.
    public Map<OperationId, Operation> reachableFrom(Collection<OperationId> roots, Beside beside) {
        Map<OperationId, Operation> reached = new ConcurrentHashMap<>();
        Set<OperationId> first = Set.copyOf(roots);
        Set<OperationId> seen = new LinkedHashSet<>(roots);
        List<OperationId> open = List.copyOf(seen);
        while (!open.isEmpty()) {
            beside.all(open.stream().<Runnable>map(each -> () -> of(each)).toList());
            List<OperationId> further = new ArrayList<>();
            for (OperationId next : open) {
                Optional<Operation> operation =
                        of(next).or(() -> first.contains(next) ? served(next) : Optional.empty());
                if (operation.isPresent()) {
                    reached.put(operation.get().id(), operation.get());
                    Step.calls(operation.get().body())
                            .forEach(call ->
                                    call.targets().stream().filter(seen::add).forEach(further::add));
                }
            }
            open = further;
        }
        return reached;
    }

    public Optional<Operation> of(OperationId id) {
        Optional<Operation> found = known.get(id);
        if (found == null) {
            found = make(OperationIds.method(id));
            known.put(id, found);
        }
        return found;
    }

    private Optional<Operation> make(MethodId id) {
        Stop.ifAsked();
        if (id.name().equals(BLOCK)) {
            return block(id);
        }
        Optional<Method> method = program.method(id);
        Optional<Body> body =
                method.flatMap(_ -> program.body(id).or(() -> context.mapped().of(id)));
        if (method.isEmpty() || body.isEmpty()) {
            return Optional.empty();
        }
        Set<String> annotations = new LinkedHashSet<>();
        method.get().annotations().forEach(each -> annotations.add(each.type()));
        Optional<TypeDeclaration> owner = program.type(id.owner());
        owner.ifPresent(type -> type.annotations().forEach(each -> annotations.add(each.type())));
        return Optional.of(new Operation(
                OperationIds.of(id),
                method.get().parameters().stream().map(each -> each.name()).toList(),
                new BodySteps(body.get(), method.get(), context).steps(),
                annotations,
                effects.transaction(id),
                overridable(method.get()),
                declaredBy(method.get()),
                method.get().at()));
    }

    private List<String> declaredBy(Method method) {
        if (isOwn(method) || method.isConstructor()) {
            return List.of();
        }
        return program.supertypes(method.id().owner()).stream()
                .map(Type.Declared::name)
                .filter(name -> !name.equals(method.id().owner()) && !name.equals("java.lang.Object"))
                .filter(name -> program.type(name).stream()
                        .flatMap(type -> type.methods().stream())
                        .anyMatch(each -> each.name().equals(method.name())
                                && each.parameters().size()
                                        == method.parameters().size()
                                && !isOwn(each)))
                .toList();
    }

    /// The initialiser blocks of a class, in their order.
    static List<Body> blocks(String type, Program program) {
        return program.type(type).stream()
                .flatMap(each -> program.initialisers(each).stream())
                .filter(body -> body.method().name().equals(BLOCK))
                .toList();
    }

    private Optional<Operation> block(MethodId id) {
        List<Body> blocks = blocks(id.owner(), program);
        return program.type(id.owner())
                .filter(_ -> !blocks.isEmpty())
                .map(type -> new Operation(
                        OperationIds.of(id),
                        List.of(),
                        blocks.stream()
                                .flatMap(body -> new BodySteps(body, nothing(id, type.at()), context).steps().stream())
                                .toList(),
                        Set.of(),
                        Optional.empty(),
                        false,
                        List.of(),
                        type.at()));
    }

    /// A block takes nothing and gives nothing.
    private static Method nothing(MethodId id, Span at) {
        return new Method(id, Set.of(), List.of(), List.of(), Type.VOID, List.of(), List.of(), true, false, at);
    }

    /// A method of a repository that is served as it stands (Spring Data REST): it runs its query and nothing else.
    private Optional<Operation> served(OperationId id) {
        return effects.query(id.owner(), id.name(), id.parameters())
                .map(found -> new Operation(
                        id,
                        List.of(),
                        List.of(new Step.Run(0, found.query(), arguments(found), found.at())),
                        Set.of(),
                        Optional.empty(),
                        true,
                        List.of(),
                        found.at()));
    }

    private static Map<String, Value> arguments(Fact.QueryMethod method) {
        Map<String, Value> bound = new LinkedHashMap<>();
        for (Fact.Binding each : method.bound()) {
            Value.Origin origin = new Value.Origin(new Value.Root.Parameter(each.argument()), each.path());
            bound.put(each.parameter(), new Value(List.of(origin), each.parameter(), method.at()));
        }
        return bound;
    }

    /// Whether no other class can declare it too. A final method can still be what an interface asks for.
    private static boolean isOwn(Method method) {
        return method.is(Modifier.PRIVATE) || method.is(Modifier.STATIC);
    }

    /// A class-based proxy overrides what can be overridden (Spring Framework, "Proxying Mechanisms"); since 6.0
    /// package visible and protected methods count as well, private, final and static ones never. Whether the
    /// object is a bean at all is told by the calls: beans are declared in too many places to conclude that a
    /// class is none.
    private static boolean overridable(Method method) {
        return !isOwn(method) && !method.is(Modifier.FINAL);
    }
}
