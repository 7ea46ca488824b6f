package dev.lintel.flow.run;

import dev.lintel.flow.heap.Facts;
import dev.lintel.flow.heap.Mark;
import dev.lintel.flow.heap.Marks;
import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Slot;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Trail;
import dev.lintel.flow.heap.Value;
import dev.lintel.flow.knowledge.AccessPath;
import dev.lintel.flow.knowledge.AccessPath.Step;
import dev.lintel.flow.knowledge.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Does to a frame what the knowledge says that a call does.
final class Effects {
    /// How deep objects from outside are taken apart.
    private static final int DEEPEST = 4;

    private final Frame frame;
    private final Fields fields;
    private final Functions functions;
    private final Filtering filtering;

    Effects(Frame frame, Fields fields, Functions functions) {
        this.frame = frame;
        this.fields = fields;
        this.functions = functions;
        this.filtering = new Filtering(frame);
    }

    /// The result so far, which roles write to.
    private static final class Answer {
        Value value = Value.NOTHING;
        boolean written;
        /// What is untrusted in a result that is made anew.
        Marks marks = Marks.NONE;
        boolean derived;
        final Set<AccessPath> targets = new HashSet<>();
        /// What functions answered that were run.
        Value said = Value.NOTHING;
    }

    /// All roles of a call; the result is what they say, or something new of its type.
    Value apply(Invocation call, List<Role> roles, Value before) {
        Answer answer = new Answer();
        answer.value = before;
        for (Role role : roles) {
            apply(call, role, answer);
        }
        if (!answer.written) {
            Marks marks =
                    call.callee().owner().startsWith("java.lang.") ? answer.marks.plus(numbers(call)) : answer.marks;
            Value made = frame.given(call.at(), call.type().erasure(), marks);
            return answer.value.or(isNamed(call, roles) ? made.asGiven() : ofMany(call, answer.said, made));
        }
        return answer.derived ? marked(call, answer.value, answer.marks) : answer.value;
    }

    /// What a new object only wraps: to write to the one is to write to the other. Nothing where that is not a known
    /// object.
    Value wrapped(Invocation call, List<Role> roles) {
        for (Role role : roles) {
            if (role instanceof Role.Pass(AccessPath from, AccessPath to)
                    && to.whole()
                    && to.root() instanceof AccessPath.Root.Result) {
                Value inner = read(call, from, Value.NOTHING);
                return inner.isOpen() || inner.objects().isEmpty() ? Value.NOTHING : inner.without(Value.NULL);
            }
        }
        return Value.NOTHING;
    }

    /// What one question for each element says of all.
    private static Value ofMany(Invocation call, Value each, Value all) {
        return switch (call.name()) {
            case "anyMatch" -> all.answering(each.whenYes(), Facts.NONE);
            case "allMatch" -> all.answering(Facts.NONE, each.whenNo());
            case "noneMatch" -> all.answering(Facts.NONE, each.whenYes());
            default -> all;
        };
    }

    /// Whether a call asks for one text from outside by its name.
    private static boolean isNamed(Invocation call, List<Role> roles) {
        return call.argument(0).string() != null
                && roles.stream()
                        .anyMatch(role -> role instanceof Role.Source(AccessPath at, String _)
                                && at.whole()
                                && at.root() instanceof AccessPath.Root.Result);
    }

    /// An array in place of arguments of variable number is these arguments.
    private Stream<Value> spread(Value argument, AccessPath to) {
        boolean appends = !to.whole() && to.steps().getLast() instanceof Step.Append;
        if (appends && argument.objects().size() == 1 && !argument.isOpen()) {
            Thing thing = frame.thing(argument.objects().iterator().next());
            List<Value> elements = thing != null && thing.type().endsWith("[]") ? thing.sequence() : null;
            if (elements != null) {
                return elements.stream();
            }
        }
        return Stream.of(argument);
    }

    /// A number stays the number that it was in whatever the language makes of it, `Long.toString` and the like.
    private static Marks numbers(Invocation call) {
        Marks marks = call.receiver().marks().numbers();
        for (Value each : call.arguments()) {
            marks = marks.plus(each.marks().numbers());
        }
        return marks;
    }

    /// A value that is also made of untrusted data.
    private Value marked(Invocation call, Value value, Marks marks) {
        if (marks.isEmpty()) {
            return value;
        }
        mix(value, Value.open("", marks));
        return value.objects().isEmpty() ? value.or(Value.open(call.type().erasure(), marks)) : value;
    }

    /// What is left to the knowledge when the engine has modelled a call itself: sources and encoders.
    Value after(Invocation call, List<Role> roles, Value modelled) {
        Answer answer = new Answer();
        boolean cleans = false;
        for (Role role : roles) {
            switch (role) {
                case Role.Source source -> apply(call, source, answer);
                case Role.Clean _ -> cleans = true;
                default -> {}
            }
        }
        Value result = modelled;
        if (cleans && !modelled.marks().isEmpty()) {
            for (Role role : roles) {
                if (role instanceof Role.Clean clean) {
                    result = result.marked(marks -> marks.encoded(clean.encodings()));
                }
            }
        }
        if (answer.derived) {
            result = marked(call, result, answer.marks);
        }
        return answer.written ? result.or(answer.value) : result;
    }

    private void apply(Invocation call, Role role, Answer answer) {
        switch (role) {
            case Role.Source source -> made(call, source.at(), source(call, source), answer);
            case Role.Pass(AccessPath from, AccessPath to)
            when from.whole() && from.root() instanceof AccessPath.Root.EveryArgument ->
                call.arguments().stream()
                        .flatMap(each -> spread(each, to))
                        .forEach(each -> write(call, to, each, answer));
            case Role.Pass pass -> {
                Value read = filtering.passed(call, read(call, pass.from(), answer.value), answer.said);
                boolean isPart = pass.to().whole() && pass.to().root() instanceof AccessPath.Root.Result;
                write(call, pass.to(), isPart ? kept(call, pass.from(), read) : read, answer);
            }
            case Role.Derive derive ->
                derived(call, derive.from(), answer).ifPresent(marks -> made(call, derive.to(), marks, answer));
            case Role.Decode decode ->
                derived(call, decode.from(), answer)
                        .ifPresent(marks -> made(call, decode.to(), marks.decoded(), answer));
            case Role.Clean clean ->
                derived(call, clean.from(), answer)
                        .ifPresent(marks -> made(call, clean.to(), marks.encoded(clean.encodings()), answer));
            case Role.Assign assign -> write(call, assign.to(), Value.constant(assign.constant()), answer);
            case Role.Run run -> {
                List<Value> given = new ArrayList<>();
                run.given().forEach(each -> given.add(filtering.asked(call, read(call, each, answer.value))));
                Value result = functions.run(call.at(), call.argument(run.function()), given);
                run.to().ifPresent(to -> write(call, to, result, answer));
                answer.said = answer.said.or(result);
                filtering.leave(call, result);
            }
            case Role.Shield shield -> frame.store(frame.store().knowing(Facts.ofAll(shield.encoding())));
            case Role.Fresh _, Role.Sink _, Role.Guard _ -> {}
        }
    }

    private Marks source(Invocation call, Role.Source source) {
        String first = call.argument(0).string();
        String type = source.at().whole() ? call.type().erasure() : "";
        boolean number = frame.types().isClean(type);
        Mark mark = new Mark(source.label(), first == null ? "" : first, frame.at(call.at()), Set.of(), number);
        return Marks.of(mark, Trail.from(frame.at(call.at()), comesFrom(source.label())));
    }

    /// Something new with these marks stands at a path after the call.
    private void made(Invocation call, AccessPath at, Marks marks, Answer answer) {
        if (at.whole() && at.root() instanceof AccessPath.Root.Result) {
            answer.marks = answer.marks.plus(marks);
            answer.derived = true;
        } else {
            write(call, at, Value.open(at.whole() ? "" : "java.lang.String", marks), answer);
        }
    }

    static String comesFrom(String label) {
        return switch (label) {
            case "parameter", "header", "body", "cookie", "path", "upload", "media-type", "form", "query" ->
                "comes from the request";
            case "peer" -> "comes from another system";
            case "stored" -> "was stored before";
            case "weak-random" -> "comes from a random generator that can be predicted";
            default -> "is where `" + label + "` comes in";
        };
    }

    private Optional<Marks> derived(Invocation call, AccessPath from, Answer answer) {
        Value value = read(call, from, answer.value);
        if (value.isNothing()) {
            return Optional.empty();
        }
        return Optional.of(frame.deep(value));
    }

    // ---- reading

    /// What stands at a path, before or while the call is made.
    Value read(Invocation call, AccessPath path, Value result) {
        Value value = switch (path.root()) {
            case AccessPath.Root.This _ -> call.receiver();
            case AccessPath.Root.Argument argument -> call.argument(argument.index());
            case AccessPath.Root.EveryArgument _ -> every(call);
            case AccessPath.Root.Result _ -> result;
        };
        for (Step step : path.steps()) {
            value = read(call, value, step);
        }
        return value;
    }

    private Value every(Invocation call) {
        Value all = Value.NOTHING;
        for (Value each : call.arguments()) {
            all = all.or(each);
        }
        return all;
    }

    private Value read(Invocation call, Value value, Step step) {
        if (value.isNothing() || value.isNull()) {
            return Value.NOTHING;
        }
        return switch (step) {
            case Step.Field field -> field(value, field.name());
            case Step.Elements _, Step.Append _ -> fields.elements(value, "");
            case Step.Key key -> at(value, Value.constant(key.key()));
            case Step.Named named -> at(value, call.argument(named.argument()));
        };
    }

    private Value field(Value value, String name) {
        Value all = Value.NOTHING;
        Slot slot = new Slot.Field(name);
        for (ObjectId each : value.objects()) {
            Thing thing = frame.thing(each);
            if (thing != null) {
                all = all.or(thing.read(slot));
            }
        }
        return value.isOpen() ? all.or(Value.open("", value.marks())) : all;
    }

    /// A part of something from outside that is an object is the same object each time: the session of a request.
    private Value kept(Invocation call, AccessPath path, Value read) {
        String type = call.type().erasure();
        boolean isPart = path.steps().size() == 1
                && path.steps().getFirst() instanceof Step.Field
                && read.isOpen()
                && read.objects().isEmpty();
        if (!isPart
                || type.isEmpty()
                || type.equals("java.lang.Object")
                || frame.types().isPlain(type)) {
            return read;
        }
        Value whole = read(call, new AccessPath(path.root(), List.of()), Value.NOTHING);
        Value kept = whole.isOpen() ? read : Value.NOTHING;
        Slot slot = new Slot.Field(((Step.Field) path.steps().getFirst()).name());
        for (ObjectId each : whole.objects()) {
            Thing thing = frame.thing(each);
            if (thing == null || !thing.read(slot).isOpen() || each.depth() >= DEEPEST) {
                kept = thing == null ? kept : kept.or(thing.read(slot));
                continue;
            }
            Value part = Value.object(frame.run().objects().inside(each, slot.toString()));
            part.objects()
                    .forEach(object -> frame.store(frame.store()
                            .with(
                                    object,
                                    Thing.given(
                                            type,
                                            Value.open("", thing.read(slot).marks())))));
            frame.store(frame.store().change(each, before -> before.write(slot, part)));
            kept = kept.or(part);
        }
        return kept;
    }

    private Value at(Value value, Value position) {
        Integer index = position.string() != null ? number(position.string()) : null;
        boolean list = index != null
                && value.objects().stream().anyMatch(each -> {
                    Thing thing = frame.thing(each);
                    return thing != null && thing.sequence() != null;
                });
        return fields.at(value, list ? Value.constant(index) : position, "");
    }

    private static @org.jspecify.annotations.Nullable Integer number(String text) {
        return text.length() < 5 && !text.isEmpty() && text.chars().allMatch(Character::isDigit)
                ? Integer.valueOf(text)
                : null;
    }

    // ---- writing

    private void write(Invocation call, AccessPath path, Value value, Answer answer) {
        boolean again = !answer.targets.add(path);
        if (path.root() instanceof AccessPath.Root.Result) {
            if (path.whole()) {
                answer.value = answer.written ? answer.value.or(value) : value;
                answer.written |= !value.isNothing();
                return;
            }
            if (!answer.written) {
                answer.value = container(call, path.steps().getFirst());
                answer.written = true;
            }
            write(call, answer.value, path.steps(), value, again);
            return;
        }
        Value root = switch (path.root()) {
            case AccessPath.Root.This _ -> call.receiver();
            case AccessPath.Root.Argument argument -> call.argument(argument.index());
            case AccessPath.Root.EveryArgument _ -> every(call);
            case AccessPath.Root.Result _ -> Value.NOTHING;
        };
        if (path.whole()) {
            mix(root, value);
        } else {
            write(call, root, path.steps(), value, again);
        }
    }

    /// The whole of an object takes in a value: what is untrusted there is untrusted in the object.
    private void mix(Value root, Value value) {
        Marks marks = frame.deep(value);
        for (ObjectId each : root.objects()) {
            frame.store(frame.store().change(each, thing -> {
                Thing changed = thing;
                for (ObjectId other : value.objects()) {
                    Thing source = frame.thing(other);
                    if (source != null && !other.equals(each)) {
                        for (var slot : source.slots().entrySet()) {
                            changed = changed.writeToo(slot.getKey(), slot.getValue());
                        }
                    }
                }
                if (marks.isEmpty()) {
                    return changed;
                }
                Value rest = changed.rest().isNull()
                        ? Value.open("", marks)
                        : changed.rest().or(Value.open("", marks));
                return changed.withRest(rest);
            }));
        }
    }

    private Value container(Invocation call, Step first) {
        String type = call.type().erasure();
        Thing empty = first instanceof Step.Append && !type.endsWith("Map")
                ? Thing.sequence(type, List.of())
                : Thing.fresh(type);
        return frame.make(call.at(), "given", empty);
    }

    private void write(Invocation call, Value root, List<Step> steps, Value value, boolean again) {
        Value at = root;
        for (int i = 0; i < steps.size() - 1; i++) {
            at = inner(call, at, steps.get(i), steps.get(i + 1));
        }
        if (value.isNothing()) {
            return;
        }
        switch (steps.getLast()) {
            case Step.Field field ->
                fields.write(at, new Slot.Field(field.name()), again ? value.or(field(at, field.name())) : value);
            case Step.Elements _ -> mixed(at, value);
            case Step.Append _ -> append(at, value);
            case Step.Key key -> fields.put(at, Value.constant(key.key()), value);
            case Step.Named named -> {
                Value position = call.argument(named.argument());
                fields.put(at, position, again ? value.or(fields.at(at, position, "")) : value);
            }
        }
    }

    /// The object that a step leads to, made when nothing is there yet.
    private Value inner(Invocation call, Value at, Step step, Step next) {
        Value there = read(call, at, step);
        if (!there.objects().isEmpty()) {
            return there;
        }
        Value all = Value.NOTHING;
        for (ObjectId each : at.objects()) {
            ObjectId inner = frame.run().objects().inside(each, step.toString());
            if (!frame.store().has(inner) || !there.isOpen()) {
                Thing empty =
                        next instanceof Step.Append ? Thing.sequence("java.util.List", List.of()) : Thing.fresh("");
                Marks marks = there.marks();
                frame.store(frame.store().with(inner, there.isOpen() ? Thing.given("", Value.open("", marks)) : empty));
            }
            Value object = Value.object(inner);
            switch (step) {
                case Step.Field field ->
                    frame.store(frame.store().change(each, thing -> thing.write(new Slot.Field(field.name()), object)));
                case Step.Key key -> fields.put(at, Value.constant(key.key()), object);
                case Step.Named named -> fields.put(at, call.argument(named.argument()), object);
                case Step.Elements _, Step.Append _ -> mixed(Value.object(each), object);
            }
            all = all.or(object);
        }
        return all;
    }

    private void mixed(Value container, Value value) {
        for (ObjectId each : container.objects()) {
            frame.store(frame.store().change(each, thing -> {
                List<Value> sequence = thing.sequence();
                if (sequence != null) {
                    return thing.shuffled().writeToo(Slot.ELEMENTS, value);
                }
                return thing.writeToo(Slot.ELEMENTS, value);
            }));
        }
    }

    private void append(Value container, Value value) {
        boolean certain = container.objects().size() == 1 && !container.isOpen();
        for (ObjectId each : container.objects()) {
            frame.store(frame.store().change(each, thing -> {
                List<Value> sequence = thing.sequence();
                if (sequence == null || !certain) {
                    return thing.shuffled().writeToo(Slot.ELEMENTS, value);
                }
                List<Value> longer = new ArrayList<>(sequence);
                longer.add(value);
                return thing.withSequence(longer);
            }));
        }
    }
}
