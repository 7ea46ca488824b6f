package dev.lintel.practice.regex;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What an expression costs the matcher of the JDK that runs this, on words that its automaton reads in many ways.
/// Counted in characters looked at, so that the answer is the same on every machine. That an automaton is ambiguous
/// says what a matcher may do and not what it does: since Java 9 a group remembers where it failed, which makes
/// `(a+)+b` quadratic; a back reference takes the memory away (JDK-6328855).
public final class Backtracking {
    /// Looks that nobody should pay for with a few hundred characters.
    private static final long MOST = 1_000_000;
    /// Where the matcher is stopped.
    private static final long ENOUGH = 8 * MOST;

    private static final int LONGEST = 256;
    /// Repetitions from which on the growth shows; on shorter texts the rest of the work hides it.
    private static final int TELLING = 64;
    /// Twice the length costs eight times as much where the cost is cubic, a little less on short texts.
    private static final double CUBIC = 5.5;
    /// What makes the match fail at last: no expression ends in all of them.
    private static final List<String> ENDS = List.of("\u0001", "!", "\n", "a", "0");

    private Backtracking() {}

    /// @param length of the text that was tried
    /// @param steps characters that the matcher looked at before it gave up or was stopped
    /// @param growth by how much a text twice as long costs more, at least
    public record Cost(String text, int length, long steps, int growth) {
        private static final int STEEP = 100;
        private static final int LINE = 100;

        /// Whether a text of a line's length is enough, so that no bound on the length helps.
        public boolean harmsWithinALine() {
            return growth >= STEEP || (length <= LINE && steps > ENOUGH);
        }
    }

    /// The cost where it is cubic or worse; empty where no such text was found.
    ///
    /// @param whole whether the text has to match as a whole, or the expression is looked for in it
    public static Optional<Cost> of(String regex, boolean whole) {
        Pattern pattern;
        List<Ambiguity.Word> words;
        try {
            pattern = Pattern.compile(regex);
            words = new Ambiguity(Automaton.of(ExpressionReader.read(regex))).words();
        } catch (PatternSyntaxException none) {
            return Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException beyondUs) {
            return Optional.empty();
        }
        for (Ambiguity.Word word : words) {
            for (String end : ENDS) {
                Optional<Cost> cost = measured(pattern, word, end, whole);
                if (cost.isPresent()) {
                    return cost;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Cost> measured(Pattern pattern, Ambiguity.Word word, String end, boolean whole) {
        long before = 0;
        for (int times = 4; times <= LONGEST; times *= 2) {
            String text = word.lead() + word.repeated().repeat(times) + end;
            long steps = steps(pattern, text, whole);
            boolean steep = before > 0 && steps >= CUBIC * before;
            if (steps > MOST || (times > TELLING && !steep)) {
                return steep
                        ? Optional.of(new Cost(text, text.length(), steps, (int) (steps / before)))
                        : Optional.empty();
            }
            before = steps;
        }
        return Optional.empty();
    }

    private static long steps(Pattern pattern, String text, boolean whole) {
        Counted counted = new Counted(text);
        try {
            Matcher matcher = pattern.matcher(counted);
            boolean _ = whole ? matcher.matches() : matcher.find();
        } catch (Enough | StackOverflowError stopped) {
            return counted.looked;
        }
        return counted.looked;
    }

    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;

        Enough() {
            super("looked at too many characters", null, false, false);
        }
    }

    /// A text that counts who looks at it.
    private static final class Counted implements CharSequence {
        private final String text;
        private long looked;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++looked > ENOUGH) {
                throw new Enough();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
