package dev.lintel.flow.run;

import dev.lintel.code.value.Constants.EnumConstant;
import dev.lintel.flow.heap.Marks;
import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Text;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Value;
import dev.lintel.flow.knowledge.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Calls on text, numbers and enum constants, folded as the libraries define them as long as all that takes part is
/// constant; and the few calls that keep the parts of a text that is not.
final class Strings {
    private static final int MOST = 8;
    private static final Set<String> SAME = Set.of("toString", "intern", "strip", "trim", "valueOf", "stripIndent");
    private static final Set<String> OWNERS = Set.of(
            "java.lang.String",
            "java.lang.CharSequence",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Boolean",
            "java.lang.Character",
            "java.lang.Double",
            "java.lang.Short",
            "java.lang.Byte",
            "java.lang.Math",
            "java.util.Objects",
            "java.lang.Object",
            "java.lang.Enum",
            "java.lang.Comparable");

    private final Frame frame;

    Strings(Frame frame) {
        this.frame = frame;
    }

    @Nullable
    Value call(Invocation call) {
        String owner = call.callee().owner();
        boolean known = OWNERS.contains(owner)
                || frame.types().isEnum(owner)
                || call.receiver().onlyConstants() && call.receiver().marks().isEmpty();
        if (!known) {
            return null;
        }
        Value folded = folded(call);
        return folded != null ? folded : parts(call);
    }

    // ---- constants

    private @Nullable Value folded(Invocation call) {
        List<Value> operands = new ArrayList<>();
        if (!call.isStatic()) {
            operands.add(call.receiver());
        }
        for (Value each : call.arguments()) {
            operands.add(listed(each));
        }
        int ways = 1;
        for (Value each : operands) {
            if (!each.onlyConstants()) {
                return null;
            }
            ways *= each.constants().size();
        }
        if (ways > MOST || operands.isEmpty()) {
            return null;
        }
        Value all = Value.NOTHING;
        for (List<Object> each : combinations(operands)) {
            Object self = call.isStatic() ? null : each.getFirst();
            List<Object> arguments = call.isStatic() ? each : each.subList(1, each.size());
            Optional<Object> result = fold(call, self, arguments);
            if (result.isEmpty()) {
                return null;
            }
            all = all.or(value(call, result.get()));
        }
        return all;
    }

    /// An array of constants as one constant list, for `format` and `join`.
    private Value listed(Value value) {
        if (value.objects().size() != 1 || value.isOpen() || !value.constants().isEmpty()) {
            return value;
        }
        Thing thing = frame.thing(value.objects().iterator().next());
        List<Value> sequence = thing == null ? null : thing.sequence();
        if (sequence == null) {
            return value;
        }
        List<Object> all = new ArrayList<>();
        for (Value each : sequence) {
            Object constant = each.single();
            if (constant == null) {
                return value;
            }
            all.add(constant);
        }
        return Value.constant(List.copyOf(all));
    }

    private Value value(Invocation call, Object result) {
        return result instanceof List<?> many
                ? frame.make(
                        call.at(),
                        "given",
                        Thing.sequence(
                                call.type().erasure(),
                                many.stream().map(Value::constant).toList()))
                : Value.constant(result);
    }

    private static List<List<Object>> combinations(List<Value> operands) {
        List<List<Object>> all = List.of(List.of());
        for (Value operand : operands) {
            List<List<Object>> longer = new ArrayList<>();
            for (List<Object> each : all) {
                for (Object constant : operand.constants()) {
                    List<Object> more = new ArrayList<>(each);
                    more.add(constant);
                    longer.add(more);
                }
            }
            all = longer;
        }
        return all;
    }

    private Optional<Object> fold(Invocation call, @Nullable Object self, List<Object> arguments) {
        try {
            if (self instanceof EnumConstant constant) {
                return ofEnum(constant, call.name(), arguments);
            }
            if (self == Value.NULL) {
                return Optional.empty();
            }
            return Optional.ofNullable(
                    self == null
                            ? StaticFolding.fold(call.callee().owner(), call.name(), arguments)
                            : StringFolding.fold(self, call.name(), arguments));
        } catch (RuntimeException failed) {
            // As the call itself would fail on these values.
            return Optional.empty();
        }
    }

    private static Optional<Object> ofEnum(EnumConstant constant, String method, List<Object> arguments) {
        return switch (method) {
            case "name", "toString" -> Optional.of(constant.name());
            case "equals" ->
                arguments.getFirst() instanceof EnumConstant other
                        ? Optional.of(other.name().equals(constant.name()))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    // ---- texts with open parts

    private @Nullable Value parts(Invocation call) {
        if (call.name().equals("getBytes") && call.receiver().string() != null) {
            return call.receiver();
        }
        String owner = call.callee().owner();
        if (!owner.equals("java.lang.String")
                && !owner.equals("java.util.Objects")
                && !owner.equals("java.lang.Object")) {
            return null;
        }
        Value self = call.isStatic() ? call.argument(0) : call.receiver();
        boolean text = owner.equals("java.lang.String") && self.objects().isEmpty();
        return switch (call.name()) {
            case "concat" -> stepped(call, Evaluation.joined(self, call.argument(0)));
            case "format", "formatted" -> format(call);
            case String name
            when text && SAME.contains(name) && (call.arguments().size() <= (call.isStatic() ? 1 : 0)) -> self;
            case "requireNonNull", "requireNonNullElse", "requireNonNullElseGet" ->
                call.arity() == 2 && call.name().equals("requireNonNullElse")
                        ? self.without(Value.NULL).or(call.argument(1))
                        : self.without(Value.NULL);
            default -> null;
        };
    }

    private Value stepped(Invocation call, Value value) {
        return value.marked(marks -> Evaluation.stepped(marks, frame.at(call.at()), "becomes part of a text"));
    }

    /// `format` with a constant pattern: its fixed parts and the arguments in their order.
    private @Nullable Value format(Invocation call) {
        Value pattern = call.isStatic() ? call.argument(0) : call.receiver();
        List<Value> rest = call.isStatic() ? call.arguments().subList(1, call.arity()) : call.arguments();
        if (pattern.string() == null) {
            return null;
        }
        List<Value> given = rest;
        if (rest.size() == 1 && rest.getFirst().objects().size() == 1) {
            Thing thing = frame.thing(rest.getFirst().objects().iterator().next());
            List<Value> sequence = thing == null ? null : thing.sequence();
            given = thing != null && thing.type().endsWith("[]") && sequence != null ? sequence : rest;
        }
        return stepped(call, new Formatted(frame).of(pattern.string(), given));
    }

    /// `new String(..)`.
    Value made(Invocation call, Optional<List<Role>> roles) {
        Value first = call.argument(0);
        if (first.objects().isEmpty() && call.arity() == 1) {
            return first.onlyConstants() || first.isAssembled() ? first : Value.open("java.lang.String", first.marks());
        }
        Value text = first.objects().size() == 1 && !first.isOpen() ? ofObject(first) : null;
        return text != null ? text : Value.open("java.lang.String", frame.deep(first));
    }

    private @Nullable Value ofObject(Value value) {
        for (ObjectId each : value.objects()) {
            Thing thing = frame.thing(each);
            if (thing != null && thing.has(TextBuilders.CONTENT)) {
                return thing.read(TextBuilders.CONTENT);
            }
            List<Value> characters = thing == null ? null : thing.sequence();
            if (characters != null && characters.stream().allMatch(it -> it.single() instanceof Character)) {
                StringBuilder text = new StringBuilder();
                characters.forEach(it -> text.append(it.single()));
                return Value.constant(text.toString());
            }
        }
        return null;
    }

    /// A pattern of [java.util.Formatter] filled in.
    private record Formatted(Frame frame) {
        Value of(String pattern, List<Value> arguments) {
            Value all = Value.constant("");
            int next = 0;
            int at = 0;
            Matcher matcher = Pattern.compile("%(\\d+\\$)?[-#+ 0,(<]*\\d*(\\.\\d+)?([tT]?[a-zA-Z%])")
                    .matcher(pattern);
            while (matcher.find()) {
                all = Evaluation.joined(all, Value.constant(pattern.substring(at, matcher.start())));
                at = matcher.end();
                String kind = matcher.group(3);
                if (kind.equals("n") || kind.equals("%")) {
                    all = Evaluation.joined(all, Value.constant(kind.equals("n") ? "\n" : "%"));
                    continue;
                }
                int index = matcher.group(1) == null
                        ? next++
                        : Integer.parseInt(matcher.group(1).replace("$", "")) - 1;
                all = Evaluation.joined(all, argument(index, kind, arguments));
            }
            return Evaluation.joined(all, Value.constant(pattern.substring(at)));
        }

        private Value argument(int index, String kind, List<Value> arguments) {
            if (index < 0 || index >= arguments.size() || !kind.equalsIgnoreCase("s")) {
                boolean number = !kind.equalsIgnoreCase("s");
                Marks marks = index >= 0 && index < arguments.size() ? frame.deep(arguments.get(index)) : Marks.NONE;
                return Value.text(Text.open(number ? marks.numbers() : marks));
            }
            Value value = new Printed(frame).of(arguments.get(index));
            return value.objects().isEmpty() ? value : Value.open("java.lang.String", frame.deep(value));
        }
    }
}
