package dev.lintel.flow.run;

import dev.lintel.code.Expression;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.value.Constants;
import dev.lintel.flow.knowledge.AccessPath;
import dev.lintel.flow.knowledge.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether anything untrusted can stand at a sink, by how what stands there is made.
final class Harm {
    /// A sink to which numbers matter: those that can be guessed.
    private static final String OF_NUMBERS = "session";

    private static final String REGEX = "regex";

    private final World world;
    private final FixedTexts texts;
    private final Map<String, Boolean> quick = new HashMap<>();

    Harm(World world) {
        this.world = world;
        this.texts = new FixedTexts(world);
    }

    /// @param receiver of the call that the sink belongs to
    /// @param in the method with the call
    boolean canBe(Role.Sink sink, Optional<Expression> receiver, List<Expression> arguments, MethodId in) {
        return switch (sink.at().root()) {
            case AccessPath.Root.Argument(int index) ->
                index >= arguments.size() || isHarmful(arguments.get(index), sink.kind(), in);
            case AccessPath.Root.EveryArgument _ ->
                arguments.stream().anyMatch(each -> isHarmful(each, sink.kind(), in));
            case AccessPath.Root.This _ ->
                !sink.kind().equals(REGEX)
                        || receiver.filter(this::isOfQuickPattern).isEmpty();
            case AccessPath.Root.Result _ -> true;
        };
    }

    private boolean isHarmful(Expression value, String kind, MethodId in) {
        return switch (kind) {
            case OF_NUMBERS -> !(value instanceof Expression.Literal);
            case REGEX -> !isQuick(value);
            default -> !texts.isFixed(value, in);
        };
    }

    // ---- regular expressions: untrusted text is matched with those that are fixed, too

    /// Whether it is a constant that no text can keep a matcher busy with: one that repeats at most once costs no
    /// more than the square of the text.
    private boolean isQuick(Expression regex) {
        return texts.isNumber(regex)
                || new Constants(world.program())
                        .text(regex)
                        .filter(this::isQuick)
                        .isPresent();
    }

    private boolean isQuick(String regex) {
        long repeats =
                regex.chars().filter(each -> "*+{".indexOf(each) >= 0).limit(2).count();
        return repeats < 2 || quick.computeIfAbsent(regex, each -> !world.isSlow(each));
    }

    /// `PATTERN.matcher(text)`, the pattern a final field that is compiled where it is declared.
    private boolean isOfQuickPattern(Expression matcher) {
        return matcher instanceof Expression.Call call
                && call.name().equals("matcher")
                && call.receiver().orElse(null) instanceof Expression.FieldAccess access
                && world.field(access.owner(), access.name())
                        .filter(field -> field.modifiers().contains(Modifier.FINAL))
                        .flatMap(world.program()::initialiser)
                        .filter(each -> each instanceof Expression.Call compile
                                && compile.name().equals("compile")
                                && !compile.arguments().isEmpty()
                                && isQuick(compile.arguments().getFirst()))
                        .isPresent();
    }
}
