package dev.lintel.flow.run;

import dev.lintel.code.Callee;
import dev.lintel.code.Grade;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.flow.heap.Marks;
import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Slot;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reflection with constant names, and properties files with constant paths: what the code says in text, read as if
/// it stood there.
final class Reflection {
    private static final Slot OF = new Slot.Field("class$");
    private static final Slot NAME = new Slot.Field("name$");
    private static final Slot PATH = new Slot.Field("path$");

    private final Frame frame;
    private final Calls calls;

    Reflection(Frame frame, Calls calls) {
        this.frame = frame;
        this.calls = calls;
    }

    @Nullable
    Value call(Invocation call) {
        return switch (call.callee().owner()) {
            case "java.lang.Class" -> ofClass(call);
            case "java.lang.reflect.Method" -> call.name().equals("invoke") ? invoked(call) : null;
            case "java.lang.reflect.Constructor" ->
                call.name().equals("newInstance") ? made(call, part(call.receiver(), OF), elements(call, 0)) : null;
            case "java.lang.reflect.Field" -> ofField(call);
            case "java.lang.ClassLoader" -> ofLoader(call);
            case "java.util.Properties" -> ofProperties(call);
            case "java.util.ResourceBundle" -> ofBundle(call);
            default -> null;
        };
    }

    private @Nullable Value ofClass(Invocation call) {
        return switch (call.name()) {
            case "forName" -> named(call.argument(0));
            case "newInstance" -> made(call, call.receiver(), List.of());
            case "getName", "getCanonicalName", "getTypeName" ->
                call.receiver().single() instanceof Type type ? Value.constant(type.erasure()) : null;
            case "getSimpleName" ->
                call.receiver().single() instanceof Type.Declared type ? Value.constant(type.simpleName()) : null;
            case "getDeclaredConstructor", "getConstructor" -> member(call, "java.lang.reflect.Constructor");
            case "getMethod", "getDeclaredMethod" -> member(call, "java.lang.reflect.Method");
            case "getField", "getDeclaredField" -> member(call, "java.lang.reflect.Field");
            case "getMethods", "getDeclaredMethods" -> methods(call);
            case "getResourceAsStream", "getResource" -> resource(call);
            case "getClassLoader" -> Value.open("java.lang.ClassLoader");
            default -> null;
        };
    }

    private @Nullable Value named(Value name) {
        if (name.string() == null) {
            return null;
        }
        String dotted = name.string().replace('$', '.');
        frame.run().statics().touched(dotted);
        return frame.types().isSource(dotted) ? Value.constant(new Type.Declared(dotted, List.of(), true)) : null;
    }

    private @Nullable Value member(Invocation call, String type) {
        if (!(call.receiver().single() instanceof Type)) {
            return null;
        }
        Thing member = Thing.fresh(type).withRest(Value.ANY).write(OF, call.receiver());
        return frame.make(call.at(), "given", call.arity() == 0 ? member : member.write(NAME, call.argument(0)));
    }

    private @Nullable Value methods(Invocation call) {
        if (!(call.receiver().single() instanceof Type)) {
            return null;
        }
        Value any = frame.make(
                call.at(),
                "member",
                Thing.fresh("java.lang.reflect.Method")
                        .withRest(Value.ANY)
                        .write(OF, call.receiver())
                        .write(NAME, Value.open("java.lang.String")));
        return frame.make(
                call.at(), "given", Thing.fresh("java.lang.reflect.Method[]").writeToo(Slot.ELEMENTS, any));
    }

    private Value part(Value value, Slot slot) {
        Value all = Value.NOTHING;
        for (ObjectId each : value.objects()) {
            Thing thing = frame.thing(each);
            if (thing != null && thing.has(slot)) {
                all = all.or(thing.read(slot));
            }
        }
        return all;
    }

    private List<Value> elements(Invocation call, int from) {
        List<Value> rest = call.arguments().subList(Math.min(from, call.arity()), call.arity());
        if (rest.size() == 1 && rest.getFirst().objects().size() == 1) {
            Thing thing = frame.thing(rest.getFirst().objects().iterator().next());
            List<Value> sequence = thing == null ? null : thing.sequence();
            if (thing != null && thing.type().endsWith("[]") && sequence != null) {
                return sequence;
            }
        }
        return rest;
    }

    private @Nullable Value made(Invocation call, Value type, List<Value> arguments) {
        if (!(type.single() instanceof Type.Declared named) || !frame.types().isSource(named.name())) {
            return null;
        }
        Optional<MethodId> constructor = frame.world()
                .program()
                .type(named.name())
                .flatMap(declared -> declared.methods(Callee.CONSTRUCTOR).stream()
                        .map(Method::id)
                        .filter(id -> id.arity() == arguments.size())
                        .findFirst());
        Callee callee = new Callee(named.name(), Callee.CONSTRUCTOR, constructor, Grade.EXACT);
        return calls.construct(call.at(), "reflected", callee, Thing.fresh(named.name()), arguments);
    }

    /// `method.invoke(object, arguments)`: the methods of that name, or of any name when it is not constant.
    private @Nullable Value invoked(Invocation call) {
        Value owner = part(call.receiver(), OF);
        Value name = part(call.receiver(), NAME);
        if (!(owner.single() instanceof Type.Declared type) || !frame.types().isSource(type.name())) {
            return null;
        }
        List<Value> arguments = elements(call, 1);
        Optional<TypeDeclaration> declared = frame.world().program().type(type.name());
        Value all = Value.NOTHING;
        List<Method> fitting = declared.stream()
                .flatMap(each -> each.methods().stream())
                .filter(each -> !each.isConstructor() && each.parameters().size() == arguments.size())
                .filter(each -> name.isOpen() || name.constants().contains(each.name()))
                .toList();
        var before = frame.store();
        var after = before;
        for (Method each : fitting) {
            frame.store(before);
            Callee callee = new Callee(type.name(), each.name(), Optional.of(each.id()), Grade.EXACT);
            all = all.or(calls.invoke(new Invocation(
                    call.at(),
                    callee,
                    each.is(Modifier.STATIC) ? Value.NOTHING : call.argument(0),
                    each.is(Modifier.STATIC),
                    false,
                    arguments,
                    each.returns(),
                    new Type.Declared(type.name(), List.of(), true),
                    "")));
            after = after.or(frame.store());
        }
        frame.store(after);
        return fitting.isEmpty() ? null : all;
    }

    private @Nullable Value ofField(Invocation call) {
        String name = part(call.receiver(), NAME).string();
        if (name == null) {
            return null;
        }
        return switch (call.name()) {
            case "get" -> calls.fields().field(call.argument(0), "", name, Type.UNKNOWN);
            case "set" -> {
                calls.fields().write(call.argument(0), new Slot.Field(name), call.argument(1));
                yield Value.constant(null);
            }
            default -> null;
        };
    }

    // ---- properties

    private @Nullable Value ofLoader(Invocation call) {
        return switch (call.name()) {
            case "getResourceAsStream", "getResource" -> resource(call);
            case "loadClass" -> named(call.argument(0));
            default -> null;
        };
    }

    private @Nullable Value resource(Invocation call) {
        return call.argument(0).string() == null
                ? null
                : frame.make(
                        call.at(),
                        "given",
                        Thing.fresh(call.type().erasure()).withRest(Value.ANY).write(PATH, call.argument(0)));
    }

    private @Nullable Value ofProperties(Invocation call) {
        return switch (call.name()) {
            case "load" -> {
                Value path = part(call.argument(0), PATH);
                Optional<Map<String, String>> entries =
                        path.string() == null ? Optional.empty() : frame.world().properties(path.string());
                if (entries.isEmpty()) {
                    open(call.receiver());
                } else {
                    entries.get().forEach((key, value) -> put(call.receiver(), key, Value.constant(value)));
                }
                yield Value.constant(null);
            }
            case "getProperty" -> property(call);
            case "setProperty" -> {
                calls.fields().put(call.receiver(), call.argument(0), call.argument(1));
                yield Value.open("");
            }
            default -> null;
        };
    }

    private Value property(Invocation call) {
        Value found = calls.fields().at(call.receiver(), call.argument(0), "java.lang.String");
        if (call.arity() == 2 && (found.mayBe(Value.NULL) || found.isOpen())) {
            found = found.without(Value.NULL).or(call.argument(1));
        }
        return found;
    }

    private void put(Value receiver, String key, Value value) {
        calls.fields().put(receiver, Value.constant(key), value);
    }

    /// Any entry may be there.
    private void open(Value receiver) {
        for (ObjectId each : receiver.objects()) {
            frame.store(frame.store()
                    .change(each, thing -> thing.withRest(Value.open("java.lang.String", Marks.NONE))));
        }
    }

    private @Nullable Value ofBundle(Invocation call) {
        if (call.name().equals("getBundle") && call.argument(0).string() != null) {
            String path = call.argument(0).string().replace('.', '/') + ".properties";
            Optional<Map<String, String>> entries = frame.world().properties(path);
            Thing bundle = Thing.fresh("java.util.ResourceBundle").withRest(Value.open("java.lang.String"));
            Value object = frame.make(call.at(), "given", bundle);
            entries.ifPresent(all -> all.forEach((key, value) -> put(object, key, Value.constant(value))));
            return object;
        }
        return call.name().equals("getString")
                ? calls.fields().at(call.receiver(), call.argument(0), "java.lang.String")
                : null;
    }
}
