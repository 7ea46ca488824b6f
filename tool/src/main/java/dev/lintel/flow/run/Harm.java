package dev.lintel.flow.run;

import dev.lintel.code.Expression;
import dev.lintel.code.MethodId;
import dev.lintel.code.value.Constants;
import dev.lintel.flow.knowledge.AccessPath;
import dev.lintel.flow.knowledge.Role;
import java.util.List;

/// Whether anything untrusted can stand at a sink, by how what stands there is made.
final class Harm {
    /// A sink to which numbers matter: those that can be guessed.
    private static final String OF_NUMBERS = "session";

    private final World world;
    private final FixedTexts texts;

    Harm(World world) {
        this.world = world;
        this.texts = new FixedTexts(world);
    }

    /// @param arguments of the call that the sink belongs to
    /// @param in the method with the call
    boolean canBe(Role.Sink sink, List<Expression> arguments, MethodId in) {
        return switch (sink.at().root()) {
            case AccessPath.Root.Argument(int index) ->
                index >= arguments.size() || isHarmful(arguments.get(index), sink.kind(), in);
            case AccessPath.Root.EveryArgument _ ->
                arguments.stream().anyMatch(each -> isHarmful(each, sink.kind(), in));
            case AccessPath.Root.This _, AccessPath.Root.Result _ -> true;
        };
    }

    private boolean isHarmful(Expression value, String kind, MethodId in) {
        return switch (kind) {
            case OF_NUMBERS -> !(value instanceof Expression.Literal);
            case "regex" -> !isFlat(value);
            default -> !texts.isFixed(value, in);
        };
    }

    /// Untrusted text is matched with expressions, too: one that repeats nothing cannot keep a matcher busy.
    private boolean isFlat(Expression regex) {
        return texts.isNumber(regex)
                || new Constants(world.program())
                        .text(regex)
                        .filter(text -> text.chars().noneMatch(each -> "*+{".indexOf(each) >= 0))
                        .isPresent();
    }
}
