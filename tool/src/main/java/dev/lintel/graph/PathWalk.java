package dev.lintel.graph;

import dev.lintel.graph.Context.Entered;
import dev.lintel.graph.Guard.How;
import dev.lintel.source.Stop;
import dev.lintel.sql.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Walks the steps of one entry with every call put in place of its target, and notes what happens. Private to one
/// [Paths#of]; its state ends with it.
final class PathWalk {
    private static final int DEEPEST = 16;
    private static final int DEEPEST_VALUE = 3;
    private static final int MOST_ORIGINS = 12;
    private static final int MOST_STEPS = 60_000;
    private static final Set<String> PAGES = Set.of("startPage", "offsetPage");

    private final Map<OperationId, Operation> operations;
    private final Map<String, Entity> entities;
    private final Outward outward;
    private final Entry entry;
    private final Inward inward = new Inward();
    private final Heap heap = new Heap();
    private final List<Path> paths = new ArrayList<>();
    private final int mostPaths;
    private int steps;
    private boolean cut;
    /// Whether the thread was told to take one page of the next mapper query (`PageHelper.startPage`).
    private boolean paged;

    /// @param mostPaths after so many the rest of the entry is left
    PathWalk(Backend backend, Outward outward, Entry entry, int mostPaths) {
        this.operations = backend.operations();
        this.entities = backend.entities();
        this.outward = outward;
        this.entry = entry;
        this.mostPaths = mostPaths;
    }

    List<Path> paths() {
        Operation handler = operations.get(entry.handler());
        if (handler == null) {
            return List.of();
        }
        List<List<Source>> inputs = new ArrayList<>();
        for (int i = 0; i < handler.parameters().size(); i++) {
            inputs.add(List.of(input(i)));
        }
        Activation activation = new Activation(handler, inputs, self(handler), heap);
        Context context = Context.START.enter(handler, Entered.BY_PROXY, handler.at(), 0);
        run(handler.body(), activation, context, new Known());
        return List.copyOf(paths);
    }

    /// Whether the entry does more than was noted.
    boolean isCut() {
        return cut;
    }

    static boolean asksForPage(Step.Invoke invoke) {
        return PAGES.contains(invoke.name()) && invoke.owner().startsWith("com.github.pagehelper.");
    }

    /// The query with the page that was asked for before, perhaps in another method: it is for the first query
    /// after it, and gone then.
    private Step.Run paged(Step.Run ask) {
        Query query = ask.query();
        if (!paged || query.shape().kind() != Shape.Kind.SELECT) {
            return ask;
        }
        paged = false;
        return query.shape().limited()
                ? ask
                : new Step.Run(
                        ask.number(),
                        query.with(query.shape().bounded(new Shape.Limit.Chosen("PageHelper"))),
                        ask.parameters(),
                        ask.at());
    }

    /// Whether reading the property may ask the database for rows of an association: the property is one, or the
    /// object was reached through one.
    private boolean mayLoad(Step.Read read) {
        if (read.of().origins().stream().anyMatch(origin -> !origin.path().isEmpty())) {
            return true;
        }
        Entity entity = entities.get(read.entity());
        return entity != null
                && entity.property(read.property())
                        .flatMap(Entity.Property::association)
                        .isPresent();
    }

    /// The object that handles the request, where the request fills its fields.
    private List<Source> self(Operation handler) {
        Map<String, List<Source>> filled = new HashMap<>();
        if (entry instanceof Endpoint endpoint) {
            for (Endpoint.Input each : endpoint.inputs()) {
                if (each.parameter() == Endpoint.Input.OF_ITS_OBJECT) {
                    filled.put(each.name(), List.of(new Source.Input(each.parameter(), List.of(each.name()))));
                }
            }
        }
        return filled.isEmpty() ? List.of() : List.of(heap.make(handler.id().owner(), filled, handler.at()));
    }

    private Source input(int parameter) {
        boolean principal = entry instanceof Endpoint endpoint
                && endpoint.inputs().stream()
                        .anyMatch(
                                each -> each.parameter() == parameter && each.kind() == Endpoint.Input.Kind.PRINCIPAL);
        return principal ? new Source.Principal(List.of()) : new Source.Input(parameter, List.of());
    }

    /// How a sequence of steps ends.
    enum End {
        ON,
        RETURNS,
        THROWS
    }

    /// Runs a block; guards that later steps of it may rely on are added to `guards`.
    private End run(List<Step> block, Activation activation, Context context, Known guards) {
        for (Step step : block) {
            Stop.ifAsked();
            if (++steps > MOST_STEPS || paths.size() > mostPaths) {
                cut = true;
                return End.ON;
            }
            End end = step(step, activation, context, guards);
            if (end != End.ON) {
                return end;
            }
        }
        return End.ON;
    }

    private End step(Step step, Activation activation, Context context, Known guards) {
        switch (step) {
            case Step.Call call -> {
                return call(call, activation, context, guards);
            }
            case Step.Invoke invoke -> {
                Arguments arguments = arguments(invoke.arguments(), activation.resolve(invoke.receiver()), activation);
                note(step, activation, context, guards, arguments);
                paged |= asksForPage(invoke);
                activation.result(invoke.number(), List.of(derived(invoke, arguments)));
            }
            case Step.Run ask -> {
                Arguments bound = Arguments.of(ask.parameters(), activation::resolve);
                Step.Run asked = paged(ask);
                activation.result(ask.number(), List.of(new Source.Row(paths.size(), asked.query(), List.of())));
                note(asked, activation, context, guards, bound);
            }
            case Step.Remote remote -> {
                note(step, activation, context, guards, arguments(remote.arguments(), List.of(), activation));
                activation.result(remote.number(), List.of(new Source.Answered(remote.client(), List.of())));
            }
            case Step.Publish publish ->
                note(
                        step,
                        activation,
                        publish.afterCommit() ? context.later() : context,
                        guards,
                        arguments(publish.arguments(), List.of(), activation));
            case Step.Make make -> {
                Map<String, List<Source>> properties = new LinkedHashMap<>();
                make.properties().forEach((name, value) -> properties.put(name, activation.resolve(value)));
                activation.made(make.number(), heap.make(make.type(), properties, make.at()));
            }
            case Step.Put put -> {
                List<Source> value = activation.resolve(put.value());
                activation.put(put.target(), put.property(), value);
                note(step, activation, context, guards, Arguments.put(activation.resolve(put.target()), value));
            }
            case Step.Read read -> {
                if (!context.loops().isEmpty() || mayLoad(read)) {
                    note(step, activation, context, guards, Arguments.value(activation.resolve(read.of())));
                }
            }
            case Step.Loop loop -> {
                Context inside = context.loop(activation.resolve(loop.over()), loop.at());
                run(loop.body(), activation, inside, guards.fork());
            }
            case Step.Branch branch -> {
                return branch(branch, activation, context, guards);
            }
            case Step.Attempt attempt -> {
                return attempt(attempt, activation, context, guards);
            }
            case Step.InTransaction block ->
                run(block.body(), activation, context.open(block.rule(), activation.operation(), paths.size()), guards);
            case Step.Deferred deferred -> run(deferred.body(), activation, context.later(), guards.fork());
            case Step.Return leave -> {
                List<Source> value = activation.resolve(leave.value());
                activation.returns(value);
                if (context.via().isEmpty()) {
                    note(step, activation, context, guards, Arguments.value(value));
                }
                return End.RETURNS;
            }
            case Step.Throw _ -> {
                note(step, activation, context, guards, Arguments.NONE);
                return End.THROWS;
            }
            case Step.Skip _ -> {
                return End.RETURNS;
            }
        }
        return End.ON;
    }

    private End branch(Step.Branch branch, Activation activation, Context context, Known guards) {
        Guard.Condition holds = activation.condition(branch.condition());
        Guard.Condition fails = new Guard.Condition.Not(holds);
        Known then = guards.fork().add(new Guard(holds, How.ENCLOSING, branch.at()));
        Known otherwise = guards.fork().add(new Guard(fails, How.ENCLOSING, branch.at()));
        boolean before = paged;
        End first = run(branch.then(), activation, context, then);
        boolean after = paged && first == End.ON;
        paged = before;
        End second = run(branch.otherwise(), activation, context, otherwise);
        paged = paged && second == End.ON || after;
        if (first != End.ON && second != End.ON) {
            return first == End.THROWS ? second : first;
        }
        if (first != End.ON) {
            guards.add(new Guard(fails, first == End.THROWS ? How.THROWS : How.RETURNS, branch.at()));
        } else if (second != End.ON) {
            guards.add(new Guard(holds, second == End.THROWS ? How.THROWS : How.RETURNS, branch.at()));
        }
        return End.ON;
    }

    private End attempt(Step.Attempt attempt, Activation activation, Context context, Known guards) {
        Context tried = attempt.handlers().isEmpty() ? context : context.inside(around(attempt));
        End body = run(attempt.body(), activation, tried, guards);
        boolean handlersLeave = true;
        for (List<Step> handler : attempt.handlers()) {
            handlersLeave &= run(handler, activation, context, guards.fork()) != End.ON;
        }
        End last = run(attempt.last(), activation, context, guards.fork());
        if (last != End.ON) {
            return last;
        }
        return handlersLeave ? body : End.ON;
    }

    private static Path.Try around(Step.Attempt attempt) {
        List<Path.Catch> catches = new ArrayList<>();
        for (int i = 0; i < attempt.handlers().size(); i++) {
            List<Step> handler = attempt.handlers().get(i);
            Optional<String> rethrows = !handler.isEmpty() && handler.getLast() instanceof Step.Throw leave
                    ? Optional.of(leave.exception())
                    : Optional.empty();
            catches.add(new Path.Catch(attempt.caught().get(i), rethrows));
        }
        return new Path.Try(catches, attempt.at());
    }

    /// A call whose every target surely throws ends the block as a `throw` does: `Asserts.fail("not yours")`.
    private End call(Step.Call call, Activation activation, Context context, Known guards) {
        List<List<Source>> arguments = activation.resolve(call.arguments());
        List<Source> returned = List.of();
        List<Source> receiver = activation.resolve(call.receiver());
        Entered entered = entered(call, receiver);
        boolean alwaysThrows = !call.targets().isEmpty();
        note(call, activation, context, guards, Arguments.numbered(arguments, receiver));
        for (OperationId id : call.targets()) {
            Operation target = operations.get(id);
            if (target == null || context.via().size() >= DEEPEST || context.inside(target)) {
                alwaysThrows = false;
                continue;
            }
            Inward.Answer answer = outward.contains(target)
                    ? walk(target, arguments, receiver, context.call(call), entered, guards)
                    : recall(target, arguments, receiver, context.call(call), entered, guards);
            alwaysThrows &= answer.throwsAlways();
            if (call.targets().size() == 1) {
                answer.checked().forEach(guards::add);
            }
            returned = Activation.union(returned, answer.returned());
        }
        activation.result(call.number(), tells(returned) ? returned : List.of(derived(call, arguments)));
        return alwaysThrows ? End.THROWS : End.ON;
    }

    /// @param called with the call that is being answered
    private Inward.Answer walk(
            Operation target,
            List<List<Source>> arguments,
            List<Source> receiver,
            Context called,
            Entered entered,
            Known guards) {
        Activation inner = new Activation(target, arguments, receiver, heap);
        Known inherited = guards.fork();
        Context inside = called.enter(target, entered, called.via().getLast().at(), paths.size());
        End end = run(target.body(), inner, inside, inherited);
        return new Inward.Answer(
                end == End.THROWS && !inner.hasReturned(), inner.returned(), inherited.thrownSince(guards));
    }

    /// As [#walk], for a target that does nothing outside and may have been walked before.
    private Inward.Answer recall(
            Operation target,
            List<List<Source>> arguments,
            List<Source> receiver,
            Context called,
            Entered entered,
            Known guards) {
        Inward.Visit visit = inward.visit(target, arguments, receiver, called);
        Inward.Answer known = visit.known();
        if (known == null) {
            visit.begins();
            return visit.ends(walk(target, arguments, receiver, called, entered, guards));
        }
        for (Path path : inward.again(known, called)) {
            paths.add(path(path.step(), path.in(), called, guards, path.arguments()));
        }
        return known;
    }

    private static boolean tells(List<Source> returned) {
        for (Source source : returned) {
            if (!(source instanceof Source.Constant) && !(source instanceof Source.Unknown)) {
                return true;
            }
        }
        return false;
    }

    /// An object that the code itself made with `new` is no bean, whatever its class says.
    private static Entered entered(Step.Call call, List<Source> receiver) {
        if (!call.proxied()) {
            return Entered.PAST_PROXY;
        }
        boolean made = !receiver.isEmpty() && receiver.stream().allMatch(Source.Made.class::isInstance);
        return made ? Entered.ON_OWN_OBJECT : Entered.BY_PROXY;
    }

    private static Source derived(Step.Call call, List<List<Source>> arguments) {
        OperationId target = call.targets().isEmpty() ? null : call.targets().getFirst();
        return new Source.Derived(
                target == null ? "" : target.shortName(),
                target == null ? "" : target.owner(),
                shallow(arguments),
                call.at());
    }

    private static Source derived(Step.Invoke invoke, Arguments arguments) {
        String simple = invoke.owner().substring(invoke.owner().lastIndexOf('.') + 1);
        return new Source.Derived(
                simple.isEmpty() ? invoke.name() : simple + "." + invoke.name(),
                invoke.owner(),
                shallow(arguments.values()),
                invoke.at());
    }

    /// Chains of functions are told a few links deep; what lies further in is not known any more.
    private static List<Source> shallow(List<List<Source>> arguments) {
        List<Source> kept = new ArrayList<>();
        for (List<Source> sources : arguments) {
            for (Source source : sources) {
                Source near = source.isDeeperThan(DEEPEST_VALUE) ? new Source.Unknown() : source;
                if (kept.size() < MOST_ORIGINS && !kept.contains(near)) {
                    kept.add(near);
                }
            }
        }
        return List.copyOf(kept);
    }

    private static Arguments arguments(List<Value> values, List<Source> receiver, Activation activation) {
        return Arguments.numbered(activation.resolve(values), receiver);
    }

    private void note(
            Step step, Activation activation, Context context, Known guards, Map<String, List<Source>> given) {
        Path path = path(step, activation.operation().id(), context, guards, given);
        if (acts(step) || context.via().isEmpty() || inward.saysMore(path, !outward.contains(activation.operation()))) {
            paths.add(path);
        }
    }

    /// Each time that it happens is one of its own.
    private static boolean acts(Step step) {
        return step instanceof Step.Run || step instanceof Step.Remote || step instanceof Step.Publish;
    }

    private Path path(
            Step step, OperationId operation, Context context, Known guards, Map<String, List<Source>> arguments) {
        return new Path(
                entry,
                paths.size(),
                context.via(),
                operation,
                step,
                arguments,
                context.loops(),
                guards.now(),
                context.transaction(),
                context.ignored(),
                context.isLater(),
                context.tries());
    }

    /// What surely holds at the present point of one block.
    private static final class Known {
        private Chain<Guard> now = Chain.empty();

        Known fork() {
            Known copy = new Known();
            copy.now = now;
            return copy;
        }

        Known add(Guard guard) {
            now = now.and(guard);
            return this;
        }

        /// What was checked since then so that whoever came back has passed it: the guards that throw otherwise.
        List<Guard> thrownSince(Known before) {
            List<Guard> since = now.since(before.now);
            if (since.isEmpty()) {
                return since;
            }
            return since.stream().filter(guard -> guard.how() == How.THROWS).toList();
        }

        Chain<Guard> now() {
            return now;
        }
    }
}
