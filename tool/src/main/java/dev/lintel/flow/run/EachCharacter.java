package dev.lintel.flow.run;

import static dev.lintel.flow.lower.Instruction.NONE;

import dev.lintel.flow.lower.Instruction;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// `text.chars().allMatch(Character::isLetterOrDigit)`: a text of letters and digits is a word wherever it stands.
final class EachCharacter {
    private static final Set<String> CHARACTERS = Set.of("chars", "codePoints");
    private static final Set<String> OF_WORDS = Set.of("isLetter", "isDigit", "isLetterOrDigit", "isAlphabetic");

    private EachCharacter() {}

    /// The register of the text whose characters are all found to be of words; none for other questions.
    static int tested(Instruction.Call call, IntFunction<@Nullable Instruction> definition) {
        boolean all = call.callee().name().equals("allMatch")
                && call.receiver() != NONE
                && call.arguments().size() == 1
                && definition.apply(call.arguments().getFirst()) instanceof Instruction.Reference asked
                && asked.callee().owner().equals("java.lang.Character")
                && OF_WORDS.contains(asked.callee().name());
        return all
                        && definition.apply(call.receiver()) instanceof Instruction.Call text
                        && CHARACTERS.contains(text.callee().name())
                ? text.receiver()
                : NONE;
    }
}
