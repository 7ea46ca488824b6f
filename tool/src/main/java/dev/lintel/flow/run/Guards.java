package dev.lintel.flow.run;

import static dev.lintel.flow.lower.Instruction.NONE;

import dev.lintel.flow.heap.Marks;
import dev.lintel.flow.heap.Value;
import dev.lintel.flow.knowledge.AccessPath;
import dev.lintel.flow.knowledge.Role;
import dev.lintel.flow.lower.Instruction;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// What a condition says about the values in it, on the way where it holds and on the way where it does not.
final class Guards {
    private static final int DEPTH = 6;
    /// Characters of a text that nobody has to wait for, also where work grows with their cube.
    private static final int SHORT = 1_000;
    private static final Set<String> EQUAL = Set.of("equals", "equalsIgnoreCase", "contentEquals");
    /// One-to-one functions of text: what is known of their result is known of what they were given.
    private static final Set<String> SAME_TEXT =
            Set.of("trim", "strip", "toLowerCase", "toUpperCase", "toString", "intern", "valueOf", "name");

    /// A text that is empty, or none at all.
    private static final Value SAYS_NOTHING = Value.constant("").or(Value.constant(null));

    private final Frame frame;
    private final Calls calls;
    private final Encoded encoded;
    private final OpenPrefix prefixes;

    Guards(Frame frame, Calls calls) {
        this.frame = frame;
        this.calls = calls;
        this.encoded = new Encoded(frame);
        this.prefixes = new OpenPrefix(frame, this::definition);
    }

    Value refine(Instruction.Refine refine) {
        Value value = frame.get(refine.of());
        return value.isNothing() ? value : known(value, refine.of(), refine.condition(), refine.holds(), DEPTH);
    }

    /// What is known of an argument after the call has returned.
    Value checked(Instruction.Checked checked) {
        Value value = frame.get(checked.of());
        Instruction instruction = definition(checked.call());
        if (!(instruction instanceof Instruction.Call call)) {
            return value;
        }
        Value refined = refined(value, checked.of(), call, outcome -> outcome.after());
        return guarded(refined, checked.of(), call, Role.When.RETURNS);
    }

    private @Nullable Instruction definition(int register) {
        Instruction found = register == NONE ? null : frame.code().definition(register);
        for (int i = 0; i < 8 && found instanceof Instruction.Phi phi; i++) {
            Set<Integer> others = new LinkedHashSet<>(phi.from());
            others.remove(phi.to());
            if (others.size() != 1) {
                return found;
            }
            found = frame.code().definition(others.iterator().next());
        }
        return found;
    }

    private Value known(Value value, int of, int condition, boolean holds, int depth) {
        Instruction test = definition(condition);
        if (test == null || depth < 0) {
            return value;
        }
        return switch (test) {
            case Instruction.Unary not
            when not.operator().equals("!") -> known(value, of, not.operand(), !holds, depth - 1);
            case Instruction.Refine again -> known(value, of, again.of(), holds, depth - 1);
            case Instruction.Checked again -> known(value, of, again.of(), holds, depth - 1);
            case Instruction.Cast cast -> known(value, of, cast.of(), holds, depth - 1);
            case Instruction.Binary binary
            when binary.operator().equals("==") -> equal(value, of, binary.left(), binary.right(), holds, true);
            case Instruction.Binary binary
            when binary.operator().equals("!=") -> equal(value, of, binary.left(), binary.right(), !holds, true);
            case Instruction.Binary binary
            when Emptiness.says(binary.operator(), frame.get(binary.right()).integer(), holds)
                    && value.objects().isEmpty()
                    && definition(binary.left()) instanceof Instruction.Call call
                    && Emptiness.isLength(call)
                    && comes(Emptiness.tested(call), of) -> SAYS_NOTHING;
            case Instruction.Binary binary when isBounded(binary, of, holds) -> encoded(value, "short");
            case Instruction.Matches matches -> equal(value, of, matches.subject(), matches.label(), holds, true);
            case Instruction.InstanceOf instance -> ofType(value, of, instance, holds);
            case Instruction.Call call -> call(value, of, call, holds);
            default -> value;
        };
    }

    /// `text.length() <= 100`
    private boolean isBounded(Instruction.Binary test, int of, boolean holds) {
        Integer most = frame.get(test.right()).integer();
        boolean below =
                holds ? test.operator().startsWith("<") : test.operator().startsWith(">");
        return below
                && most != null
                && most <= SHORT
                && definition(test.left()) instanceof Instruction.Call call
                && Emptiness.isLength(call)
                && comes(Emptiness.tested(call), of);
    }

    // ---- equality

    private Value equal(Value value, int of, int left, int right, boolean holds, boolean exact) {
        if (comes(left, of)) {
            return equalTo(value, frame.get(right), holds, exact && direct(left, of));
        }
        if (comes(right, of)) {
            return equalTo(value, frame.get(left), holds, exact && direct(right, of));
        }
        return !holds && isFirstSlash(left, right, of) ? encoded(value, "below") : value;
    }

    /// `name.charAt(0) == '/'`
    private boolean isFirstSlash(int left, int right, int of) {
        return definition(left) instanceof Instruction.Call call
                && call.callee().name().equals("charAt")
                && call.arguments().size() == 1
                && Integer.valueOf(0)
                        .equals(frame.get(call.arguments().getFirst()).integer())
                && Character.valueOf('/').equals(frame.get(right).single())
                && derives(call.receiver(), of, DEPTH);
    }

    private Value equalTo(Value value, Value other, boolean holds, boolean exact) {
        if (!other.onlyConstants()) {
            return value;
        }
        String sign = Signs.keptOut(other);
        if (!holds) {
            Object one = other.single();
            Value without = one != null && exact ? value.without(one) : value;
            return sign == null || !exact ? without : encoded(without, sign);
        }
        if (sign != null && exact) {
            return value;
        }
        if (!exact) {
            return value.withoutMarks();
        }
        if (other.isNull()) {
            return Value.constant(null);
        }
        if (value.isOpen()) {
            return other;
        }
        Value both = Value.NOTHING;
        for (Object each : other.constants()) {
            if (value.constants().contains(each) || !value.objects().isEmpty()) {
                both = both.or(Value.constant(each));
            }
        }
        return both.isNothing() ? other : both;
    }

    /// Whether a register holds that value, or the same text in other letters.
    private boolean comes(int register, int of) {
        return origin(register, of, true);
    }

    private boolean direct(int register, int of) {
        return origin(register, of, false);
    }

    private boolean origin(int register, int of, boolean alsoChanged) {
        int at = register;
        for (int i = 0; i < DEPTH; i++) {
            if (isOne(at, of)) {
                return true;
            }
            switch (definition(at)) {
                case Instruction.Refine it -> at = it.of();
                case Instruction.Checked it -> at = it.of();
                case Instruction.Cast it -> at = it.of();
                case Instruction.Call call
                when alsoChanged && SAME_TEXT.contains(call.callee().name()) -> {
                    boolean onReceiver = call.receiver() != NONE;
                    if (!onReceiver && call.arguments().isEmpty()) {
                        return false;
                    }
                    at = onReceiver ? call.receiver() : call.arguments().getFirst();
                }
                case null, default -> {
                    return false;
                }
            }
        }
        return false;
    }

    /// Whether two registers hold one value, checked or not.
    private boolean isOne(int register, int of) {
        return register == of
                || register != NONE
                        && of != NONE
                        && frame.code().value(register) == frame.code().value(of);
    }

    private Value ofType(Value value, int of, Instruction.InstanceOf test, boolean holds) {
        if (!holds || !comes(test.of(), of)) {
            return value;
        }
        String tested = test.tested().erasure();
        Value present = value.without(Value.NULL);
        return frame.types().isClean(tested)
                ? present.marked(Marks::numbers).typed(tested)
                : present.isOpen() ? present.typed(tested) : present;
    }

    // ---- calls

    private Value call(Value value, int of, Instruction.Call call, boolean holds) {
        Value known = value;
        String name = call.callee().name();
        if (EQUAL.contains(name)) {
            boolean exact = !name.equals("equalsIgnoreCase");
            if (call.receiver() != NONE && call.arguments().size() == 1) {
                known = equal(known, of, call.receiver(), call.arguments().getFirst(), holds, exact);
            } else if (call.receiver() == NONE && call.arguments().size() == 2) {
                known = equal(
                        known, of, call.arguments().get(0), call.arguments().get(1), holds, exact);
            }
        }
        if (Emptiness.says(call, holds)
                && calls.outcome(call).isEmpty()
                && value.objects().isEmpty()
                && comes(Emptiness.tested(call), of)) {
            known = SAYS_NOTHING;
        }
        if (holds && (name.equals("contains") || name.equals("containsKey") || name.equals("containsValue"))) {
            known = contained(known, of, call);
        }
        if (holds && call.callee().name().equals("containsAll")) {
            known = allContained(known, of, call);
        }
        if (holds && (isListed(call, of) || isOf(EachCharacter.tested(call, this::definition), of))) {
            known = known.withoutMarks();
        }
        if (holds) {
            known = begun(known, of, call);
        }
        known = refined(known, of, call, outcome -> holds ? outcome.whenTrue() : outcome.whenFalse());
        return guarded(known, of, call, holds ? Role.When.TRUE : Role.When.FALSE);
    }

    /// `address.startsWith("https://partner.example/")`
    private Value begun(Value value, int of, Instruction.Call call) {
        int tested = Prefixes.tested(call);
        if (tested == NONE || !derives(tested, of, DEPTH)) {
            return value;
        }
        String decided = Prefixes.decides(frame.get(call.arguments().getLast()));
        return decided == null ? value : encoded(value, decided);
    }

    /// `ALLOWED.contains(value)`: it is one of them.
    private Value contained(Value value, int of, Instruction.Call call) {
        if (call.arguments().size() != 1 || !comes(call.arguments().getFirst(), of) || call.receiver() == NONE) {
            return value;
        }
        Value container = frame.get(call.receiver());
        boolean keys = call.callee().name().equals("containsKey");
        Value members = new Membership(frame).members(container, keys);
        if (members.onlyConstants() && direct(call.arguments().getFirst(), of)) {
            return members;
        }
        return new Membership(frame).isTrusted(container, keys) ? value.withoutMarks() : value;
    }

    private boolean isOf(int tested, int of) {
        return tested != NONE && comes(tested, of);
    }

    /// `ALLOWED.containsAll(values)`
    private Value allContained(Value values, int of, Instruction.Call call) {
        boolean asked = call.receiver() != NONE
                && call.arguments().size() == 1
                && comes(call.arguments().getFirst(), of);
        return asked && new Membership(frame).isTrusted(frame.get(call.receiver()), false)
                ? encoded(values, "any")
                : values;
    }

    /// `StringUtils.equalsAny(value, A, B)`, `ArrayUtils.contains(ALLOWED, value)`
    private boolean isListed(Instruction.Call call, int of) {
        int lookedFor = Membership.lookedFor(call.callee(), call.arguments().size());
        return lookedFor != Membership.NO_ARGUMENT
                && comes(call.arguments().get(lookedFor), of)
                && new Membership(frame).isAmongOwn(frame.get(call.arguments()), lookedFor);
    }

    private interface Known {
        List<Value> of(Outcome outcome);
    }

    /// What the body that ran found out about its parameters.
    private Value refined(Value value, int of, Instruction.Call call, Known known) {
        Optional<Outcome> outcome = calls.outcome(call);
        if (outcome.isEmpty()) {
            return value;
        }
        List<Value> after = known.of(outcome.get());
        for (int i = 0; i < call.arguments().size() && i < after.size(); i++) {
            if (direct(call.arguments().get(i), of) && !after.get(i).isNothing()) {
                return after.get(i).objects().isEmpty() ? after.get(i) : value;
            }
        }
        return value;
    }

    /// What the knowledge says of the call, for the value itself and for what it was derived from.
    private Value guarded(Value value, int of, Instruction.Call call, Role.When when) {
        Invocation invocation = new Invocation(
                call,
                call.callee(),
                frame.get(call.receiver()),
                call.receiver() == NONE,
                call.fixed(),
                frame.get(call.arguments()),
                call.type(),
                call.receiverType(),
                call.through());
        Optional<List<Role>> roles = calls.library().roles(invocation);
        Value known = value;
        for (Role role : roles.orElse(List.of())) {
            if (role instanceof Role.Guard guard && guard.when() == when) {
                int register = register(call, guard.on());
                if (register != NONE && derives(register, of, DEPTH) && isAfter(guard, frame.get(register))) {
                    boolean beside = guard.encoding().equals("path") && prefixes.isTested(call);
                    known = encoded(known, beside ? "beside" : guard.encoding());
                }
            }
        }
        return Patterns.isMatch(call) && when == Role.When.TRUE
                ? new Patterns(frame, this::definition).refine(known, of, call, this::encoded, this::derives)
                : known;
    }

    /// Whether what is tested was encoded before as the guard asks.
    private boolean isAfter(Role.Guard guard, Value tested) {
        return guard.after().isEmpty()
                || frame.deep(tested)
                        .all(mark -> mark.encodings().contains(guard.after().get()));
    }

    private static int register(Instruction.Call call, AccessPath path) {
        return switch (path.root()) {
            case AccessPath.Root.This _ -> call.receiver();
            case AccessPath.Root.Argument argument ->
                argument.index() < call.arguments().size() ? call.arguments().get(argument.index()) : NONE;
            case AccessPath.Root.EveryArgument _ ->
                call.arguments().isEmpty() ? NONE : call.arguments().getFirst();
            case AccessPath.Root.Result _ -> NONE;
        };
    }

    /// Whether a register is made from that value alone.
    private boolean derives(int register, int of, int depth) {
        return derives(register, of, depth, new HashSet<>());
    }

    /// @param around the variables of loops that are being looked at: what they are made of decides, not they
    /// themselves
    private boolean derives(int register, int of, int depth, Set<Integer> around) {
        if (isOne(register, of) || around.contains(register)) {
            return true;
        }
        if (register == NONE || depth < 0) {
            return false;
        }
        IntPredicate from = each -> derives(each, of, depth - 1, around);
        return switch (definition(register)) {
            case Instruction.Refine it -> from.test(it.of());
            case Instruction.Checked it -> from.test(it.of());
            case Instruction.Cast it -> from.test(it.of());
            case Instruction.Call it ->
                !isLastName(it)
                        && (from.test(it.receiver()) || it.arguments().stream().anyMatch(from::test));
            case Instruction.New it -> it.arguments().stream().anyMatch(from::test);
            case Instruction.Concat it -> it.parts().stream().anyMatch(from::test);
            case Instruction.Phi it -> {
                around.add(it.to());
                yield it.from().stream().allMatch(from::test);
            }
            case null, default -> false;
        };
    }

    /// `file.getName()`: what is found out about the last name says nothing of the folders before it.
    private boolean isLastName(Instruction.Call call) {
        return frame.run().rules(call.callee(), call.arguments().size()).stream()
                .flatMap(rules -> rules.candidates().stream())
                .flatMap(rule -> rule.roles().stream())
                .anyMatch(role ->
                        role instanceof Role.Clean clean && clean.encodings().contains("path-name"));
    }

    private Value encoded(Value value, String encoding) {
        return encoded.as(value, encoding);
    }
}
