package dev.lintel.flow.run;

import dev.lintel.flow.heap.Facts;
import dev.lintel.flow.heap.Mark;
import dev.lintel.flow.heap.Marks;
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
    private final Frame frame;
    private final AccessPaths places;
    private final Functions functions;
    private final Filtering filtering;

    Effects(Frame frame, AccessPaths places, Functions functions) {
        this.frame = frame;
        this.places = places;
        this.functions = functions;
        this.filtering = new Filtering(frame);
    }

    /// The result so far, which roles write to.
    static final class Answer {
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
                Value inner = places.read(call, from, Value.NOTHING);
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
                        .anyMatch(role -> role instanceof Role.Source(AccessPath at, String _, Set<String> _)
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
        places.mix(value, Value.open("", marks));
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
                        .forEach(each -> places.write(call, to, each, answer));
            case Role.Pass pass -> {
                Value read = filtering.passed(call, places.read(call, pass.from(), answer.value), answer.said);
                boolean isPart = pass.to().whole() && pass.to().root() instanceof AccessPath.Root.Result;
                places.write(call, pass.to(), isPart ? places.kept(call, pass.from(), read) : read, answer);
            }
            case Role.Derive derive ->
                derived(call, derive.from(), answer).ifPresent(marks -> made(call, derive.to(), marks, answer));
            case Role.Decode decode ->
                derived(call, decode.from(), answer)
                        .ifPresent(marks -> made(call, decode.to(), marks.decoded(), answer));
            case Role.Clean clean ->
                derived(call, clean.from(), answer)
                        .ifPresent(marks -> made(call, clean.to(), marks.encoded(clean.encodings()), answer));
            case Role.Assign assign -> places.write(call, assign.to(), Value.constant(assign.constant()), answer);
            case Role.Run run -> {
                List<Value> given = new ArrayList<>();
                run.given().forEach(each -> given.add(filtering.asked(call, places.read(call, each, answer.value))));
                Value result = functions.run(call.at(), call.argument(run.function()), given);
                run.to().ifPresent(to -> places.write(call, to, result, answer));
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
        Mark mark =
                new Mark(source.label(), first == null ? "" : first, frame.at(call.at()), source.encodings(), number);
        return Marks.of(mark, Trail.from(frame.at(call.at()), comesFrom(source.label())));
    }

    /// Something new with these marks stands at a path after the call.
    private void made(Invocation call, AccessPath at, Marks marks, Answer answer) {
        if (at.whole() && at.root() instanceof AccessPath.Root.Result) {
            answer.marks = answer.marks.plus(marks);
            answer.derived = true;
        } else {
            places.write(call, at, Value.open(at.whole() ? "" : "java.lang.String", marks), answer);
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
        Value value = places.read(call, from, answer.value);
        if (value.isNothing()) {
            return Optional.empty();
        }
        return Optional.of(frame.deep(value));
    }
}
