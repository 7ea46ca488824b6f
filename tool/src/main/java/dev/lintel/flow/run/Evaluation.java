package dev.lintel.flow.run;

import static dev.lintel.flow.lower.Instruction.NONE;

import dev.lintel.code.Type;
import dev.lintel.code.value.Arithmetic;
import dev.lintel.code.value.Constants.EnumConstant;
import dev.lintel.flow.heap.Closure;
import dev.lintel.flow.heap.Marks;
import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Slot;
import dev.lintel.flow.heap.Text;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Trail;
import dev.lintel.flow.heap.Value;
import dev.lintel.flow.lower.Block;
import dev.lintel.flow.lower.Instruction;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What each instruction does to a frame.
final class Evaluation {
    private static final int MOST_TEXTS = 8;
    private static final int LONGEST_TEXT = 1 << 16;

    private final Frame frame;
    private final Activation activation;
    private final Calls calls;
    private final Guards guards;
    private final Fields fields;

    Evaluation(Frame frame, Activation activation) {
        this.frame = frame;
        this.activation = activation;
        this.fields = new Fields(frame);
        this.calls = new Calls(frame, fields);
        this.guards = new Guards(frame, calls);
    }

    /// Runs one instruction; false when it never completes.
    boolean run(Instruction instruction, Block block) {
        frame.begin(instruction);
        Value value = switch (instruction) {
            case Instruction.Constant it -> constant(it);
            case Instruction.Unknown it -> Value.open(it.type().erasure());
            case Instruction.Phi it -> frame.get(it.to());
            case Instruction.Refine it -> guards.refine(it);
            case Instruction.Checked it -> guards.checked(it);
            case Instruction.LoadField it -> fields.load(it);
            case Instruction.StoreField it -> {
                fields.store(it);
                yield Value.NOTHING;
            }
            case Instruction.LoadElement it -> fields.element(it);
            case Instruction.StoreElement it -> {
                fields.storeElement(it);
                yield Value.NOTHING;
            }
            case Instruction.NewArray it -> array(it);
            case Instruction.New it -> calls.made(it);
            case Instruction.Call it -> calls.call(it);
            case Instruction.Lambda it ->
                frame.make(
                        it,
                        Thing.of(
                                new Closure(it, frame.get(it.captured())),
                                it.type().erasure()));
            case Instruction.Reference it ->
                frame.make(
                        it,
                        Thing.of(
                                new Closure(it, it.receiver() == NONE ? List.of() : List.of(frame.get(it.receiver()))),
                                it.type().erasure()));
            case Instruction.Unary it -> unary(it);
            case Instruction.Binary it -> binary(it);
            case Instruction.Matches it -> {
                Value subject = frame.get(it.subject());
                Value label = frame.get(it.label());
                yield Implications.same(subject, label, same(subject, label));
            }
            case Instruction.Concat it -> concat(it);
            case Instruction.Cast it -> cast(it);
            case Instruction.InstanceOf it -> instanceOf(it);
            case Instruction.Caught it -> caught(it, block);
            case Instruction.Element it -> fields.next(it);
        };
        if (instruction.to() != NONE) {
            if (value.isNothing()
                    && (instruction instanceof Instruction.Call || instruction instanceof Instruction.New)) {
                return false;
            }
            activation.set(block, instruction.to(), value);
        }
        return true;
    }

    void handedOut(Instruction at, Value answer) {
        calls.handedOut(at, answer);
    }

    private static Value constant(Instruction.Constant constant) {
        return Value.constant(constant.value());
    }

    private Value array(Instruction.NewArray array) {
        String type = array.type().erasure();
        Type element = array.type() instanceof Type.Array(Type of) ? of : Type.UNKNOWN;
        if (array.dimensions().isEmpty()) {
            return frame.make(array, Thing.sequence(type, frame.get(array.elements())));
        }
        Value zero = Frame.zero(element);
        Integer length = frame.get(array.dimensions().getFirst()).integer();
        if (length != null && length >= 0 && length <= 24 && array.dimensions().size() == 1) {
            return frame.make(array, Thing.sequence(type, Collections.nCopies(length, zero)));
        }
        if (array.dimensions().size() > 1) {
            Value inner =
                    frame.make(array, "inner", Thing.fresh(element.erasure()).writeToo(Slot.ELEMENTS, zero));
            return frame.make(array, Thing.fresh(type).writeToo(Slot.ELEMENTS, inner));
        }
        return frame.make(array, Thing.fresh(type).writeToo(Slot.ELEMENTS, zero));
    }

    // ---- operators

    private Value unary(Instruction.Unary unary) {
        Value operand = frame.get(unary.operand());
        if (operand.onlyConstants()) {
            Value all = Value.NOTHING;
            for (Object each : operand.constants()) {
                Optional<Object> result = Arithmetic.unary(unary.operator(), each);
                if (result.isEmpty()) {
                    return Value.open(unary.type().erasure(), operand.marks().numbers());
                }
                all = all.or(Value.constant(result.get()));
            }
            return all;
        }
        Value answer = Value.open(unary.type().erasure(), operand.marks().numbers());
        return unary.operator().equals("!") ? answer.denying(operand) : answer;
    }

    private Value binary(Instruction.Binary binary) {
        Value left = frame.get(binary.left());
        Value right = frame.get(binary.right());
        if (left.isNothing() || right.isNothing()) {
            return Value.NOTHING;
        }
        String operator = binary.operator();
        if (operator.equals("==") || operator.equals("!=")) {
            Value same = Implications.compared("==", left, right, Implications.same(left, right, same(left, right)));
            return operator.equals("==") ? same : negated(same).denying(same);
        }
        Marks marks = left.marks().plus(right.marks());
        if (left.onlyConstants() && right.onlyConstants()) {
            Value all = Value.NOTHING;
            for (Object one : left.constants()) {
                for (Object two : right.constants()) {
                    Optional<Object> result = Arithmetic.binary(operator, one, two);
                    if (result.isEmpty()) {
                        return Value.open(binary.type().erasure());
                    }
                    all = all.or(Value.constant(result.get()));
                }
            }
            return all;
        }
        Value result = Value.open(
                binary.type().erasure(), frame.types().isClean(binary.type().erasure()) ? marks.numbers() : marks);
        return Implications.compared(operator, left, right, result);
    }

    /// Whether two values are the same: surely, surely not, or either.
    Value same(Value left, Value right) {
        if (left.isNothing() || right.isNothing()) {
            return Value.NOTHING;
        }
        if (left.onlyConstants() && right.onlyConstants()) {
            Value all = Value.NOTHING;
            for (Object one : left.constants()) {
                for (Object two : right.constants()) {
                    all = all.or(Value.constant(sameConstants(one, two)));
                }
            }
            return all;
        }
        boolean leftNull = left.isNull();
        boolean rightNull = right.isNull();
        if (leftNull && !right.isOpen() && !right.constants().contains(Value.NULL)
                || rightNull && !left.isOpen() && !left.constants().contains(Value.NULL)) {
            return Value.constant(false);
        }
        return Value.open("boolean");
    }

    private static boolean sameConstants(Object one, Object two) {
        if (one instanceof Number || one instanceof Character) {
            return Arithmetic.binary("==", one, two)
                    .filter(Boolean.TRUE::equals)
                    .isPresent();
        }
        if (one instanceof EnumConstant left && two instanceof EnumConstant right) {
            return left.name().equals(right.name());
        }
        return one.equals(two);
    }

    static Value negated(Value truth) {
        Value all = Value.NOTHING;
        if (truth.isOpen()) {
            return Value.open("boolean");
        }
        for (Object each : truth.constants()) {
            all = all.or(Value.constant(!Boolean.TRUE.equals(each)));
        }
        return all;
    }

    private Value concat(Instruction.Concat concat) {
        Value all = Value.constant("");
        for (int part : concat.parts()) {
            all = joined(all, shown(frame.get(part)));
        }
        if (all.marks().isEmpty()) {
            return all;
        }
        return all.marked(marks -> marks.mapTrails(trail -> trail.then(frame.at(concat), "becomes part of a text")));
    }

    /// A value as concatenation shows it.
    Value shown(Value value) {
        Value printed = new Printed(frame).of(value);
        return printed.objects().isEmpty()
                ? printed
                : Value.open("java.lang.String", frame.deep(printed)).or(textOf(printed));
    }

    private Value textOf(Value value) {
        Value all = value.withObjects(Set.of());
        for (ObjectId each : value.objects()) {
            Thing thing = frame.thing(each);
            if (thing != null && thing.has(TextBuilders.CONTENT)) {
                return all.isNothing() ? thing.read(TextBuilders.CONTENT) : all;
            }
            if (thing != null && thing.has(FilePaths.TEXT)) {
                return all.isNothing() ? thing.read(FilePaths.TEXT) : all;
            }
        }
        return all;
    }

    /// One text after the other: constants folded as long as there are few, else the parts in order.
    static Value joined(Value head, Value tail) {
        if (head.isNothing() || tail.isNothing()) {
            return Value.NOTHING;
        }
        if (head.onlyConstants()
                && tail.onlyConstants()
                && head.constants().size() * tail.constants().size() <= MOST_TEXTS) {
            Set<Object> texts = new LinkedHashSet<>();
            for (Object one : head.constants()) {
                for (Object two : tail.constants()) {
                    String text = textOf(one) + textOf(two);
                    if (text.length() > LONGEST_TEXT) {
                        return Value.open("java.lang.String");
                    }
                    texts.add(text);
                }
            }
            return Value.constants(texts);
        }
        return Value.text(parts(head).plus(parts(tail)));
    }

    private static Text parts(Value value) {
        Object one = value.single();
        return one == null ? value.text() : Text.fixed(textOf(one));
    }

    private static String textOf(Object constant) {
        return switch (constant) {
            case EnumConstant named -> named.name();
            case Type type -> "class " + type.erasure();
            default -> constant.toString();
        };
    }

    // ---- types

    private Value cast(Instruction.Cast cast) {
        Value value = frame.get(cast.of());
        String type = cast.type().erasure();
        if (cast.type() instanceof Type.Primitive && value.onlyConstants()) {
            Value all = Value.NOTHING;
            for (Object each : value.constants()) {
                Optional<Object> converted = Arithmetic.cast(each, type);
                all = all.or(converted.map(Value::constant).orElse(Value.open(type)));
            }
            return all;
        }
        return narrowed(value, type);
    }

    /// A value known to be of a type.
    Value narrowed(Value value, String type) {
        if (frame.types().isClean(type)) {
            return value.marked(Marks::numbers).typed(type);
        }
        if (type.isEmpty() || !value.isOpen() || value.type().equals(type)) {
            return value;
        }
        boolean better = value.type().isEmpty() || frame.types().inherits(type, value.type());
        return better ? value.typed(type) : value;
    }

    private Value instanceOf(Instruction.InstanceOf test) {
        Value value = frame.get(test.of());
        if (value.isNothing()) {
            return Value.NOTHING;
        }
        if (value.isNull()) {
            return Value.constant(false);
        }
        String tested = test.tested().erasure();
        if (!value.isOpen() && !tested.isEmpty()) {
            Value all = Value.NOTHING;
            for (ObjectId each : value.objects()) {
                all = all.or(instance(frame.thing(each), tested));
            }
            for (Object each : value.constants()) {
                all = all.or(each == Value.NULL ? Value.constant(false) : instance(each, tested));
            }
            return all;
        }
        return Value.open("boolean");
    }

    private Value instance(@Nullable Thing thing, String tested) {
        if (thing == null || !thing.isExact() || thing.closure() != null) {
            return Value.open("boolean");
        }
        return switch (frame.world().program().inherits(thing.type(), tested)) {
            case YES -> Value.constant(true);
            case NO -> Value.constant(false);
            case UNKNOWN -> Value.open("boolean");
        };
    }

    private static Value instance(Object constant, String tested) {
        boolean text = constant instanceof String;
        return text && tested.equals("java.lang.String")
                        || constant.getClass().getName().equals(tested)
                ? Value.constant(true)
                : Value.open("boolean");
    }

    private Value caught(Instruction.Caught caught, Block block) {
        Value thrown = activation.caughtIn(block);
        String type = caught.types().size() == 1 ? caught.types().getFirst().erasure() : "";
        List<ObjectId> fitting = new ArrayList<>();
        for (ObjectId each : thrown.objects()) {
            Thing thing = frame.thing(each);
            boolean fits = thing == null
                    || !thing.isExact()
                    || caught.types().isEmpty()
                    || caught.types().stream().anyMatch(one -> frame.types().inherits(thing.type(), one.erasure()));
            if (fits) {
                fitting.add(each);
            }
        }
        return thrown.withObjects(Set.copyOf(fitting)).or(Value.open(type));
    }

    /// Marks with one more step of their way.
    static Marks stepped(Marks marks, Span at, String says) {
        return marks.mapTrails((Trail trail) -> trail.then(at, says));
    }
}
