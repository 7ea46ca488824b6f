package dev.lintel.flow.run;

import static dev.lintel.flow.lower.Instruction.NONE;

import dev.lintel.flow.heap.Value;
import dev.lintel.flow.lower.Instruction;
import org.jspecify.annotations.Nullable;

/// What is left of a text from its last dot on, the ending of a file's name mostly: with one dot at most it leaves no
/// folder.
record Tails(Frame frame) {
    private static final int DEPTH = 4;

    Value of(Invocation call, Value result) {
        return call.name().equals("substring")
                        && call.arity() == 1
                        && call.at() instanceof Instruction.Call written
                        && written.receiver() != NONE
                        && isLastDot(written.arguments().getFirst(), written.receiver(), DEPTH)
                ? result.marked(marks -> marks.encoded("no-parent"))
                : result;
    }

    /// Whether a register holds the place of that text's last dot, or one behind it.
    private boolean isLastDot(int register, int text, int depth) {
        if (register == NONE || depth == 0) {
            return false;
        }
        return switch (frame.code().definition(register)) {
            case Instruction.Call call ->
                call.callee().name().equals("lastIndexOf")
                        && call.receiver() != NONE
                        && call.arguments().size() == 1
                        && isDot(frame.get(call.arguments().getFirst()).single())
                        && frame.code().value(call.receiver()) == frame.code().value(text);
            case Instruction.Binary sum
            when sum.operator().equals("+") -> {
                Integer more = frame.get(sum.right()).integer();
                yield more != null && more >= 0 && isLastDot(sum.left(), text, depth - 1);
            }
            case Instruction.Refine it -> isLastDot(it.of(), text, depth - 1);
            case Instruction.Checked it -> isLastDot(it.of(), text, depth - 1);
            case null, default -> false;
        };
    }

    private static boolean isDot(@Nullable Object constant) {
        return ".".equals(constant) || Character.valueOf('.').equals(constant);
    }
}
