package dev.lintel.flow.run;

import static dev.lintel.flow.lower.Instruction.NONE;

import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Parameter;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Cut;
import dev.lintel.flow.Hop;
import dev.lintel.flow.heap.Mark;
import dev.lintel.flow.heap.Marks;
import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Slot;
import dev.lintel.flow.heap.Store;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Trail;
import dev.lintel.flow.heap.Value;
import dev.lintel.flow.lower.Code;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entry;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs one way in and gathers what arrived, whatever the name of the entry.
public final class EntryRun {
    private static final Set<String> TEXTS = Set.of("parameter", "header", "cookie", "path");
    private static final int ROUNDS = 4;
    /// Different values at one sink that are worth telling apart.
    private static final int MOST_AT_ONE_PLACE = 6;
    /// An entity, its body, a field of that, and what it holds.
    private static final int DEPTH_OF_ANSWERS = 4;

    private static final Comparator<Arrival> IN_ORDER =
            Comparator.comparing(Arrival::at).thenComparing(Arrival::kind);

    private static final Slot ENTITY = new Slot.Field("entity");

    private final World world;
    private final Way way;
    private final Run run;
    private final Set<MethodId> visited = new HashSet<>();
    private Store store = Store.EMPTY;

    public EntryRun(World world, Demand demand, Way way) {
        this.world = world;
        this.way = way;
        this.run = new Run(world, demand);
    }

    /// One that runs no bodies for their constants alone, which costs a fraction. A branch that no constant decides is
    /// taken both ways then, and an object that comes from such a body is any of its type.
    public static EntryRun ofData(World world, Demand demand, Way way) {
        EntryRun run = new EntryRun(world, demand, way);
        run.run.onlyData();
        return run;
    }

    /// @param arrivals in a stable order
    /// @param visited the methods that were run
    /// @param steps what it cost
    public record Result(List<Arrival> arrivals, Cut cut, Set<MethodId> visited, int steps) {
        public Result {
            arrivals = List.copyOf(arrivals);
            visited = Set.copyOf(visited);
        }

        /// The same with what a run with a smaller budget had found already: bodies are run anew, and where
        /// the budget ends in one of them, what it led to is not found again.
        public Result keeping(Result before) {
            List<Arrival> all = new ArrayList<>(arrivals);
            before.arrivals().stream().filter(each -> !isKnown(each)).forEach(all::add);
            all.sort(IN_ORDER);
            Set<MethodId> both = new HashSet<>(visited);
            both.addAll(before.visited());
            return new Result(all, cut, both, steps);
        }

        private boolean isKnown(Arrival arrival) {
            return arrivals.stream()
                    .anyMatch(each -> each.kind().equals(arrival.kind())
                            && each.at().equals(arrival.at())
                            && each.tainted() == arrival.tainted());
        }

        /// The same by an entry that begins alike.
        public Result of(Optional<Entry> entry) {
            List<Arrival> named =
                    arrivals.stream().map(each -> each.from(entry)).toList();
            return entry.isEmpty() ? this : new Result(named, cut, visited, steps);
        }

        /// The same by a filter that runs before the login.
        public Result byFilterBeforeLogin() {
            return new Result(
                    arrivals.stream().map(Arrival::byFilterBeforeLogin).toList(), cut, visited, steps);
        }
    }

    /// Instructions that were run so far.
    public int steps() {
        return run.steps();
    }

    /// Runs it, or goes on where the budget ended before.
    ///
    /// @param mostSteps the budget, in instructions that are run, those of earlier calls included
    public Result result(int mostSteps) {
        run.allow(mostSteps);
        Optional<Code> code = world.codes().of(way.method());
        if (code.isEmpty()) {
            return new Result(List.of(), Cut.NOTHING, Set.of(), 0);
        }
        List<Value> arguments = arguments(code.get());
        Context.Memo root = run.of(code.get(), arguments, store);
        for (int round = 0; round < ROUNDS && run.statics().changed() && !run.isExhausted(); round++) {
            run.again();
            root = run.of(code.get(), arguments, store);
        }
        List<Arrival> arrivals = arrivals(root);
        Cut cut = new Cut(run.isExhausted() ? 1 : 0, run.unsettled(), run.merged());
        return new Result(arrivals, cut, visited, run.steps());
    }

    // ---- what comes in

    /// A static initialiser is no declared method, and takes nothing.
    private List<Value> arguments(Code code) {
        List<Value> arguments = new ArrayList<>();
        if (code.self() != NONE) {
            arguments.add(self());
        }
        List<Parameter> parameters =
                world.program().method(way.method()).map(Method::parameters).orElse(List.of());
        for (int i = 0; i < parameters.size(); i++) {
            arguments.add(argument(parameters.get(i), i));
        }
        return arguments;
    }

    /// Requests share the object that answers them, and its fields with it, unless they fill it.
    private Value self() {
        Value self = given("this", way.self(), Marks.NONE);
        List<Endpoint.Input> filled = way.inputs().stream()
                .filter(each -> each.parameter() == Endpoint.Input.OF_ITS_OBJECT)
                .toList();
        if (filled.isEmpty()) {
            self.objects().forEach(each -> store = store.change(each, Thing::several));
        }
        for (Endpoint.Input each : filled) {
            Marks marks = marks(each, each.type(), each.at());
            Value value = each.many() ? Value.open("", marks) : given("property " + each.name(), each.type(), marks);
            self.objects()
                    .forEach(object ->
                            store = store.change(object, thing -> thing.write(new Slot.Field(each.name()), value)));
        }
        return self;
    }

    private Value argument(Parameter parameter, int index) {
        String type = parameter.type().erasure();
        Marks marks = Marks.NONE;
        for (Endpoint.Input each : way.inputs()) {
            if (each.parameter() == index) {
                marks = marks.plus(marks(each, type, parameter.at()));
            }
        }
        if (marks.isEmpty() && !way.label().isEmpty() && way.inputs().isEmpty()) {
            marks = mark(way.label(), parameter.name(), parameter.at());
        }
        boolean checked = !new Validated(world).isLeftToHandler(way.method(), index);
        Marks known = checked
                ? new Validated(world).argument(marks, parameter, way.method().owner())
                : marks;
        return given("parameter " + index, isText(type, index) ? "java.lang.String" : type, known);
    }

    /// What is bound to an `Object` out of the address or a header is the text that stands there.
    private boolean isText(String type, int index) {
        return type.equals("java.lang.Object")
                && way.inputs().stream()
                        .anyMatch(each -> each.parameter() == index && TEXTS.contains(Way.label(each, world)));
    }

    private Marks marks(Endpoint.Input input, String type, Span at) {
        String label = Way.label(input, world);
        // What has parts has their names.
        String name = world.types().isPlain(type) ? input.name() : "";
        return label.isEmpty() ? Marks.NONE : mark(label, name, at);
    }

    private static Marks mark(String label, String name, Span at) {
        return Marks.of(new Mark(label, name, at, Set.of(), false), Trail.from(at, Effects.comesFrom(label)));
    }

    private Value given(String what, String type, Marks marks) {
        if (world.types().isClean(type)) {
            return Value.open(type);
        }
        if (world.types().isPlain(type) || type.isEmpty()) {
            return Value.open(type, marks).asGiven();
        }
        ObjectId object = run.objects().at(what);
        store = store.with(object, Thing.given(type, Value.open("", marks)));
        return Value.object(object);
    }

    // ---- what arrived

    /// A body's result with the call that led to it, and what led there.
    private record Visit(
            Context.Memo memo,
            Outcome.@Nullable Inner call,
            @Nullable Visit from) {
        static Visit of(Context.Memo memo) {
            return new Visit(memo, null, null);
        }

        List<Hop> calls() {
            List<Hop> calls = new ArrayList<>();
            for (Visit each = this; each != null; each = each.from()) {
                Outcome.Inner led = each.call();
                if (led != null) {
                    calls.add(new Hop(led.at(), "`" + led.name() + "` is called"));
                }
            }
            return calls.reversed();
        }
    }

    /// Where what kind of sink begins. Calls that are made on each other's answers begin at one place.
    private record Place(String kind, SourceId file, int line, int column) {
        static Place of(Found found) {
            Span at = found.at();
            return new Place(found.kind(), at.file(), at.line(), at.column());
        }

        @Override
        public int hashCode() {
            return 31 * (31 * kind.hashCode() + line) + column;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Place that
                    && that.line == line
                    && that.column == column
                    && that.kind.equals(kind)
                    && that.file.path().equals(file.path());
        }
    }

    private List<Arrival> arrivals(Context.Memo root) {
        Map<Place, List<Arrival>> byPlace = new HashMap<>();
        List<Arrival> all = new ArrayList<>();
        Deque<Visit> open = new ArrayDeque<>(List.of(Visit.of(root)));
        Set<Context.Memo> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        seen.add(root);
        visited.add(way.method());
        run.statics().memos().forEach(each -> open.add(Visit.of(each)));
        while (!open.isEmpty()) {
            Visit visit = open.removeFirst();
            for (Found each : visit.memo().outcome.found()) {
                visited.add(each.in());
                List<Arrival> known = byPlace.computeIfAbsent(Place.of(each), _ -> new ArrayList<>());
                if (known.size() == MOST_AT_ONE_PLACE) {
                    continue;
                }
                Arrival arrival = new Observer(each).arrival(visit.calls());
                if (isNew(known, arrival)) {
                    known.add(arrival);
                    all.add(arrival);
                }
            }
            for (Outcome.Inner each : visit.memo().outcome.calls()) {
                if (seen.add(each.memo())) {
                    open.add(new Visit(each.memo(), each, visit));
                }
            }
        }
        all.addAll(answered(root));
        sent(root).ifPresent(all::add);
        all.sort(IN_ORDER);
        return all;
    }

    private static boolean isNew(List<Arrival> known, Arrival arrival) {
        return known.stream()
                .noneMatch(each -> each.value().equals(arrival.value())
                        && each.receiver().equals(arrival.receiver())
                        && each.arguments().equals(arrival.arguments()));
    }

    /// What the entry returns, where that goes to the caller as it is, names a view or carries HTML.
    private List<Arrival> answered(Context.Memo root) {
        Outcome outcome = root.outcome;
        if (!outcome.returned() || outcome.result().isNothing() || isFunction(outcome)) {
            return List.of();
        }
        return switch (way.answers()) {
            case NOTHING -> List.of();
            case BODY -> List.of(answer(outcome, outcome.result(), "html", "return", "is the answer"));
            // a view with its model: what names it is looked at where it is made
            case VIEW -> outcome.result().objects().isEmpty() ? views(outcome) : List.of();
            case DATA -> {
                Marks filled = inMarkup(outcome.store().deepMarks(outcome.result(), DEPTH_OF_ANSWERS));
                Value markup = Value.open("java.lang.String", filled);
                yield filled.isEmpty()
                        ? List.of()
                        : List.of(answer(outcome, markup, "html", "json", "is part of the answer"));
            }
        };
    }

    /// Whether a function is given back: it is run, and what it writes is the answer.
    private static boolean isFunction(Outcome outcome) {
        Value result = outcome.result();
        return !result.isOpen()
                && !result.objects().isEmpty()
                && result.objects().stream()
                        .map(outcome.store()::get)
                        .allMatch(each -> each != null && each.closure() != null);
    }

    /// Each name by itself: a redirect that is put together here, and a fixed name there, make one text of which
    /// nobody knows how it begins.
    private List<Arrival> views(Outcome outcome) {
        List<Value> marked = outcome.results().stream()
                .filter(each -> !each.marks().isEmpty())
                .toList();
        return (marked.isEmpty() ? List.of(outcome.result()) : marked)
                .stream()
                        .map(each -> answer(outcome, each, "template", "view", "names the view"))
                        .toList();
    }

    /// The file that the entry returns, as it is or in the answer's entity: JAX-RS sends what stands in it (Jakarta
    /// REST 4.0, section 4.2.4).
    private Optional<Arrival> sent(Context.Memo root) {
        Outcome outcome = root.outcome;
        if (way.answers() != Way.Answers.BODY && way.answers() != Way.Answers.DATA) {
            return Optional.empty();
        }
        Value file = files(outcome.store(), outcome.result());
        for (ObjectId each : outcome.result().objects()) {
            Thing answer = outcome.store().get(each);
            file = answer == null ? file : file.or(files(outcome.store(), answer.read(ENTITY)));
        }
        return outcome.store().deepMarks(file, DEPTH_OF_ANSWERS).isEmpty()
                ? Optional.empty()
                : Optional.of(answer(outcome, file, "path", "return", "is the file that is sent"));
    }

    private static Value files(Store store, Value value) {
        Value files = Value.NOTHING;
        for (ObjectId each : value.objects()) {
            Thing thing = store.get(each);
            files = thing != null && thing.type().equals("java.io.File") ? files.or(Value.object(each)) : files;
        }
        return files;
    }

    /// What was put between tags on its way.
    private Marks inMarkup(Marks marks) {
        Marks filled = Marks.NONE;
        for (Map.Entry<Mark, Trail> each : marks.trails().entrySet()) {
            for (Trail step = each.getValue(); step != null; step = step.before()) {
                if (run.demand().isMarkup(step.at())) {
                    filled = filled.plus(Marks.of(each.getKey(), each.getValue()));
                    break;
                }
            }
        }
        return filled;
    }

    private Arrival answer(Outcome outcome, Value value, String kind, String sink, String says) {
        Method method = world.program().method(way.method()).orElseThrow();
        Found found = new Found(
                kind, sink, way.method(), method.at(), value, Value.NOTHING, List.of(), says, outcome.store());
        return new Observer(found).arrival(List.of());
    }
}
