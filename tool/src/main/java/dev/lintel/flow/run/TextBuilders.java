package dev.lintel.flow.run;

import dev.lintel.flow.heap.Marks;
import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Slot;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Value;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `StringBuilder` and its like: an object that holds one text.
final class TextBuilders {
    static final Slot CONTENT = new Slot.Field("text$");
    private static final Set<String> BUILDERS =
            Set.of("java.lang.StringBuilder", "java.lang.StringBuffer", "java.lang.AbstractStringBuilder");

    private final Frame frame;

    TextBuilders(Frame frame) {
        this.frame = frame;
    }

    boolean isBuilder(String type) {
        return BUILDERS.contains(type);
    }

    /// The content that a new one starts with.
    void made(Invocation call) {
        Value first = call.argument(0);
        boolean size = call.arity() == 0
                || first.single() instanceof Number
                || first.type().equals("int");
        write(call.receiver(), size ? Value.constant("") : shown(first));
    }

    @Nullable
    Value call(Invocation call) {
        if (call.isStatic() || call.receiver().objects().isEmpty()) {
            return null;
        }
        for (ObjectId each : call.receiver().objects()) {
            Thing thing = frame.thing(each);
            if (thing == null || !thing.has(CONTENT)) {
                return null;
            }
        }
        return call(call, content(call.receiver()));
    }

    private @Nullable Value call(Invocation call, Value content) {
        return switch (call.name()) {
            case "append" -> {
                Value tail = call.arity() == 1 ? shown(call.argument(0)) : Value.open("java.lang.String", all(call));
                yield changed(call, Evaluation.joined(content, tail));
            }
            case "insert" -> {
                Integer at = call.argument(0).integer();
                Value part = shown(call.argument(1));
                yield changed(
                        call, at != null && at == 0 ? Evaluation.joined(part, content) : inserted(call, content, part));
            }
            case "toString" -> content;
            case "length", "charAt", "substring", "indexOf", "isEmpty", "lastIndexOf" -> folded(call, content);
            case "reverse",
                    "deleteCharAt",
                    "delete",
                    "replace",
                    "setCharAt",
                    "setLength",
                    "repeat",
                    "appendCodePoint" -> changed(call, rewritten(call, content));
            default -> null;
        };
    }

    private Marks all(Invocation call) {
        Marks marks = Marks.NONE;
        for (Value each : call.arguments()) {
            marks = marks.plus(frame.deep(each));
        }
        return marks;
    }

    private Value content(Value receiver) {
        Value all = Value.NOTHING;
        for (ObjectId each : receiver.objects()) {
            Thing thing = frame.thing(each);
            if (thing != null) {
                all = all.or(thing.read(CONTENT));
            }
        }
        return all;
    }

    /// A value as `append` shows it.
    private Value shown(Value value) {
        if (value.objects().isEmpty()) {
            return value;
        }
        Value inner = content(value);
        boolean builder = value.objects().stream().allMatch(each -> {
            Thing thing = frame.thing(each);
            return thing != null && thing.has(CONTENT);
        });
        return builder && !value.isOpen() ? inner : Value.open("java.lang.String", frame.deep(value));
    }

    private Value changed(Invocation call, Value content) {
        Value stepped = content.marks().isEmpty()
                ? content
                : content.marked(marks -> Evaluation.stepped(marks, frame.at(call.at()), "becomes part of a text"));
        write(call.receiver(), stepped);
        return call.receiver();
    }

    private void write(Value receiver, Value content) {
        boolean certain = receiver.objects().size() == 1 && !receiver.isOpen();
        for (ObjectId each : receiver.objects()) {
            frame.store(frame.store()
                    .change(each, thing -> certain ? thing.write(CONTENT, content) : thing.writeToo(CONTENT, content)));
        }
    }

    private Value inserted(Invocation call, Value content, Value part) {
        Value folded = rewritten(call, content);
        return folded.onlyConstants()
                ? folded
                : Value.open("java.lang.String", content.marks().plus(part.marks()));
    }

    /// The content after a change that is only followed on constants, but for one that empties it.
    private Value rewritten(Invocation call, Value content) {
        if (call.name().equals("setLength")
                && Integer.valueOf(0).equals(call.argument(0).integer())) {
            return Value.constant("");
        }
        Value folded = Value.NOTHING;
        Object one = call.arity() > 0 ? call.argument(0).single() : "";
        Object two = call.arity() > 1 ? call.argument(1).single() : "";
        Object three = call.arity() > 2 ? call.argument(2).single() : "";
        if (content.onlyConstants() && one != null && two != null && three != null) {
            for (Object each : content.constants()) {
                String text = rewritten(String.valueOf(each), call.name(), one, two, three);
                if (text == null) {
                    folded = Value.NOTHING;
                    break;
                }
                folded = folded.or(Value.constant(text));
            }
        }
        return folded.isNothing()
                ? Value.open("java.lang.String", content.marks().plus(all(call)))
                : folded;
    }

    private static @Nullable String rewritten(String text, String method, Object one, Object two, Object three) {
        StringBuilder builder = new StringBuilder(text);
        try {
            switch (method) {
                case "reverse" -> builder.reverse();
                case "deleteCharAt" -> builder.deleteCharAt((Integer) one);
                case "delete" -> builder.delete((Integer) one, (Integer) two);
                case "replace" -> builder.replace((Integer) one, (Integer) two, (String) three);
                case "setCharAt" -> builder.setCharAt((Integer) one, (Character) two);
                case "setLength" -> builder.setLength((Integer) one);
                case "insert" -> builder.insert((Integer) one, two);
                default -> {
                    return null;
                }
            }
            return builder.toString();
        } catch (RuntimeException failed) {
            return null;
        }
    }

    private Value folded(Invocation call, Value content) {
        boolean constant = content.onlyConstants() && call.arguments().stream().allMatch(each -> each.single() != null);
        if (constant) {
            Value all = Value.NOTHING;
            for (Object each : content.constants()) {
                Object result = folded(String.valueOf(each), call);
                if (result == null) {
                    all = Value.NOTHING;
                    break;
                }
                all = all.or(Value.constant(result));
            }
            if (!all.isNothing()) {
                return all;
            }
        }
        String type = call.type().erasure();
        return Value.open(type, frame.types().isClean(type) ? content.marks().numbers() : content.marks());
    }

    private static @Nullable Object folded(String text, Invocation call) {
        try {
            return StringFolding.fold(
                    text,
                    call.name(),
                    call.arguments().stream().map(Value::single).toList());
        } catch (RuntimeException failed) {
            return null;
        }
    }
}
