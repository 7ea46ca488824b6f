package dev.lintel.flow.run;

import dev.lintel.flow.heap.Marks;
import dev.lintel.flow.heap.Slot;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `Stream.collect` makes of the elements, by the collector that it is handed: a list holds them as they are,
/// with each field for itself, where a text is made of all that is in them. Collectors that nobody here knows are
/// left to the rules.
final class Collecting {
    private static final String COLLECTORS = "java.util.stream.Collectors";
    private static final Slot KIND = new Slot.Field("kind$");
    private static final Slot KEYS = new Slot.Field("keys");
    private static final int MOST_ARGUMENTS = 4;

    private final Frame frame;
    private final Fields fields;
    private final Functions functions;

    Collecting(Frame frame, Fields fields, Functions functions) {
        this.frame = frame;
        this.fields = fields;
        this.functions = functions;
    }

    @Nullable
    Value call(Invocation call) {
        String owner = call.callee().owner();
        if (call.isStatic()) {
            return owner.equals(COLLECTORS) ? collector(call) : null;
        }
        boolean collects = call.name().equals("collect") && call.arity() == 1 && owner.startsWith("java.util.stream.");
        return collects ? new Gathering(call).by(call.argument(0), fields.elements(call.receiver(), ""), "") : null;
    }

    private Value collector(Invocation call) {
        Thing made = Thing.fresh("java.util.stream.Collector").write(KIND, Value.constant(call.name()));
        for (int i = 0; i < call.arity() && i < MOST_ARGUMENTS; i++) {
            made = made.write(argument(i), call.argument(i));
        }
        return frame.make(call.at(), "given", made);
    }

    private static Slot argument(int index) {
        return new Slot.Field("argument" + index + "$");
    }

    /// One call of `collect`.
    private final class Gathering {
        private final Invocation call;

        Gathering(Invocation call) {
            this.call = call;
        }

        /// @param inside where in a nest of collectors this one stands, which tells apart what they make
        @Nullable
        Value by(Value collector, Value elements, String inside) {
            Thing thing = one(collector);
            String kind = thing == null ? null : thing.read(KIND).string();
            if (thing == null || kind == null) {
                return null;
            }
            String here = inside + kind;
            return switch (kind) {
                case "toList", "toUnmodifiableList" -> many("java.util.List", elements, here);
                case "toSet", "toUnmodifiableSet" -> many("java.util.Set", elements, here);
                case "toCollection" -> many("java.util.Collection", elements, here);
                case "joining" -> text(elements, thing);
                case "toMap", "toConcurrentMap", "toUnmodifiableMap" ->
                    map(run(thing, 0, elements), run(thing, 1, elements), here);
                case "groupingBy", "groupingByConcurrent", "partitioningBy" -> groups(thing, elements, here);
                case "mapping" -> by(thing.read(argument(1)), run(thing, 0, elements), here);
                case "filtering" -> {
                    run(thing, 0, elements);
                    yield by(thing.read(argument(1)), elements, here);
                }
                case "flatMapping" -> by(thing.read(argument(1)), fields.elements(run(thing, 0, elements), ""), here);
                case "collectingAndThen" -> {
                    Value gathered = by(thing.read(argument(0)), elements, here);
                    yield gathered == null ? null : run(thing, 1, gathered);
                }
                case "counting" -> Value.open("java.lang.Long");
                default -> null;
            };
        }

        private @Nullable Thing one(Value collector) {
            boolean known = !collector.isOpen() && collector.objects().size() == 1;
            Thing thing = known ? frame.thing(collector.objects().iterator().next()) : null;
            return thing != null && thing.has(KIND) ? thing : null;
        }

        /// What a function makes of the elements; one that nobody here knows, as `Function.identity()`, leaves them.
        private Value run(Thing collector, int function, Value elements) {
            if (elements.isNothing()) {
                return Value.NOTHING;
            }
            Value answer = functions.run(call.at(), collector.read(argument(function)), List.of(elements));
            return answer.isNothing() ? elements : answer;
        }

        private Value many(String type, Value elements, String what) {
            Thing empty = Thing.fresh(type);
            return frame.make(call.at(), what, elements.isNothing() ? empty : empty.writeToo(Slot.ELEMENTS, elements));
        }

        private Value map(Value keys, Value values, String what) {
            Thing empty = Thing.fresh("java.util.Map").write(KEYS, many("java.util.Set", keys, what + ".keys"));
            return frame.make(call.at(), what, values.isNothing() ? empty : empty.writeToo(Slot.ELEMENTS, values));
        }

        /// By the last argument, or in lists.
        private @Nullable Value groups(Thing collector, Value elements, String what) {
            Value keys = run(collector, 0, elements);
            Value last = Value.NOTHING;
            for (int i = 1; i < MOST_ARGUMENTS && collector.has(argument(i)); i++) {
                last = collector.read(argument(i));
            }
            Value group =
                    last.isNothing() ? many("java.util.List", elements, what + ".group") : by(last, elements, what);
            return group == null ? null : map(keys, group, what);
        }

        private Value text(Value elements, Thing collector) {
            Marks marks = frame.deep(elements);
            for (int i = 0; i < MOST_ARGUMENTS; i++) {
                marks = marks.plus(collector.has(argument(i)) ? frame.deep(collector.read(argument(i))) : Marks.NONE);
            }
            return Value.open("java.lang.String", marks);
        }
    }
}
