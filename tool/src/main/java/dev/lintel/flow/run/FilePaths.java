package dev.lintel.flow.run;

import dev.lintel.code.Callee;
import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Slot;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `File`, `Path` and `URI`: objects that name a place by a text, whose parts are kept. What stands before and
/// behind a name that came from outside decides what it can reach.
final class FilePaths {
    static final Slot TEXT = new Slot.Field("path$");
    private static final Set<String> OWNERS = Set.of("java.io.File", "java.nio.file.Path", "java.nio.file.Paths");
    private static final String URI = "java.net.URI";
    private static final Set<String> SAME =
            Set.of("toFile", "toPath", "getAbsoluteFile", "toAbsolutePath", "toString", "getPath", "getAbsolutePath");
    private static final Set<String> NORMAL = Set.of("normalize", "getCanonicalFile", "toRealPath");
    private static final int MOST = 4;

    private final Frame frame;

    FilePaths(Frame frame) {
        this.frame = frame;
    }

    /// The result of a call, naming what the call says.
    Value named(Invocation call, Value result) {
        boolean address = call.callee().owner().equals(URI);
        if (!address && !OWNERS.contains(call.callee().owner())) {
            return result;
        }
        Value text = address ? address(call) : text(call);
        if (text.isNothing()) {
            return result;
        }
        if (result.isOpen() && result.objects().isEmpty()) {
            return call.type().erasure().equals("java.lang.String") ? text : result;
        }
        keep(result, text);
        return result;
    }

    private Value text(Invocation call) {
        String name = call.name();
        if (name.equals(Callee.CONSTRUCTOR) || name.equals("of") || name.equals("get")) {
            return call.isStatic() || name.equals(Callee.CONSTRUCTOR) ? joined(call.arguments()) : Value.NOTHING;
        }
        if (call.isStatic()) {
            return Value.NOTHING;
        }
        if (name.equals("resolve") && call.arity() == 1) {
            return joined(List.of(call.receiver(), call.argument(0)));
        }
        if (call.arity() == 0 && NORMAL.contains(name)) {
            return known(call.receiver()).marked(marks -> marks.encoded("path-normal"));
        }
        return call.arity() == 0 && SAME.contains(name) ? known(call.receiver()) : Value.NOTHING;
    }

    /// `URI.create(text)` and `new URI(text)` take the text as it is; what is put together of scheme, host and
    /// path, or resolved against another address, is not followed.
    private Value address(Invocation call) {
        return switch (call.name()) {
            case Callee.CONSTRUCTOR, "create" -> call.arity() == 1 ? shown(call.argument(0)) : Value.NOTHING;
            case "toString", "toURL" -> call.arity() == 0 ? known(call.receiver()) : Value.NOTHING;
            default -> Value.NOTHING;
        };
    }

    private Value joined(List<Value> parts) {
        List<Value> all = spread(parts);
        if (all.isEmpty() || all.size() > MOST) {
            return Value.NOTHING;
        }
        Value text = shown(all.getFirst());
        for (Value each : all.subList(1, all.size())) {
            text = Evaluation.joined(Evaluation.joined(text, Value.constant("/")), shown(each));
        }
        return text;
    }

    /// An array in place of arguments of variable number is these arguments.
    private List<Value> spread(List<Value> parts) {
        List<Value> all = new ArrayList<>();
        for (Value each : parts) {
            Thing thing = each.objects().size() == 1
                    ? frame.thing(each.objects().iterator().next())
                    : null;
            if (thing == null || !thing.type().endsWith("[]")) {
                all.add(each);
                continue;
            }
            List<Value> elements = thing.sequence();
            if (elements == null) {
                return List.of();
            }
            all.addAll(elements);
        }
        return all;
    }

    private Value shown(Value part) {
        if (part.objects().isEmpty()) {
            return part;
        }
        Value text = known(part);
        return text.isNothing() ? Value.open("java.lang.String", frame.deep(part)) : text;
    }

    /// The text of a path that was made before the caller's eyes.
    private Value known(Value path) {
        if (path.objects().size() != 1 || path.isOpen()) {
            return Value.NOTHING;
        }
        Thing thing = frame.thing(path.objects().iterator().next());
        return thing != null && thing.has(TEXT) ? thing.read(TEXT) : Value.NOTHING;
    }

    private void keep(Value path, Value text) {
        if (path.objects().size() == 1 && !path.isOpen()) {
            ObjectId only = path.objects().iterator().next();
            frame.store(frame.store().change(only, thing -> thing.write(TEXT, text)));
        }
    }
}
