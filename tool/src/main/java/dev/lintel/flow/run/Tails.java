package dev.lintel.flow.run;

import static dev.lintel.flow.lower.Instruction.NONE;

import dev.lintel.flow.heap.Value;
import dev.lintel.flow.lower.Instruction;
import org.jspecify.annotations.Nullable;

/// What is left of a text behind its last dot or slash: an ending of a file's name, which leaves no folder with one dot
/// at most, or the name without its folders.
record Tails(Frame frame) {
    private static final int DEPTH = 5;

    Value of(Invocation call, Value result) {
        if (!call.name().equals("substring")
                || call.arity() != 1
                || !(call.at() instanceof Instruction.Call written)
                || written.receiver() == NONE) {
            return result;
        }
        int from = written.arguments().getFirst();
        if (isLast('.', from, 0, written.receiver(), DEPTH)) {
            return result.marked(marks -> marks.encoded("no-parent"));
        }
        return isLast('/', from, 1, written.receiver(), DEPTH)
                ? result.marked(marks -> marks.encoded("path-name"))
                : result;
    }

    /// Whether a register holds the place of that text's last `sign`, or at least `beyond` places behind it.
    private boolean isLast(char sign, int register, int beyond, int text, int depth) {
        if (register == NONE || depth == 0) {
            return false;
        }
        return switch (frame.code().definition(register)) {
            case Instruction.Call call
            when call.callee().name().equals("max") && call.arguments().size() == 2 ->
                call.arguments().stream().anyMatch(each -> isLast(sign, each, beyond, text, depth - 1));
            case Instruction.Call call ->
                beyond <= 0
                        && call.callee().name().equals("lastIndexOf")
                        && call.receiver() != NONE
                        && call.arguments().size() == 1
                        && isSign(sign, frame.get(call.arguments().getFirst()).single())
                        && frame.code().value(call.receiver()) == frame.code().value(text);
            case Instruction.Binary sum
            when sum.operator().equals("+") -> {
                Integer more = frame.get(sum.right()).integer();
                yield more != null && more >= 0 && isLast(sign, sum.left(), beyond - more, text, depth - 1);
            }
            case Instruction.Refine it -> isLast(sign, it.of(), beyond, text, depth - 1);
            case Instruction.Checked it -> isLast(sign, it.of(), beyond, text, depth - 1);
            case null, default -> false;
        };
    }

    private static boolean isSign(char sign, @Nullable Object constant) {
        return String.valueOf(sign).equals(constant) || Character.valueOf(sign).equals(constant);
    }
}
