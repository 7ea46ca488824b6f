package dev.lintel.link.access;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Tries regular expressions of the target. They may be hostile: an expression that looks at more letters than a
/// budget allows counts as unknown or as not matching, and is never waited for.
final class RegexFit {
    private static final int MOST_LOOKS = 100_000;
    private static final int LONGEST = 1_000;
    /// What path variables are tried with: a number, a word, a word with signs.
    private static final List<String> SAMPLES = List.of("1", "abc", "a-b_2.c");

    private RegexFit() {}

    /// A regular expression over a whole path, tried on paths that the endpoint's pattern stands for. Spring's
    /// `RegexRequestMatcher` sees the query too; paths without one are tried.
    static Fit of(String regex, String path) {
        int hits = 0;
        try {
            for (String sample : SAMPLES) {
                if (tried(regex, filled(path, sample))) {
                    hits++;
                }
            }
        } catch (PatternSyntaxException | TooManyLooks _) {
            return Fit.UNKNOWN;
        }
        return hits == 0 ? Fit.NONE : hits == SAMPLES.size() ? Fit.ALL : Fit.PART;
    }

    static boolean matches(String regex, String text) {
        try {
            return tried(regex, text);
        } catch (PatternSyntaxException | TooManyLooks _) {
            return false;
        }
    }

    private static boolean tried(String regex, String text) {
        if (regex.length() > LONGEST || text.length() > LONGEST) {
            throw new TooManyLooks();
        }
        try {
            return Pattern.compile(regex)
                    .matcher(new Watched(text, new int[] {MOST_LOOKS}))
                    .matches();
        } catch (StackOverflowError _) {
            throw new TooManyLooks();
        }
    }

    private static String filled(String path, String sample) {
        StringBuilder concrete = new StringBuilder();
        int depth = 0;
        for (char letter : path.toCharArray()) {
            if (letter == '{') {
                depth++;
            } else if (letter == '}' && depth > 0) {
                depth--;
                if (depth == 0) {
                    concrete.append(sample);
                }
            } else if (depth == 0) {
                concrete.append(letter);
            }
        }
        return concrete.toString().replace("**", sample).replace("*", sample);
    }

    private static final class TooManyLooks extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManyLooks() {
            super(null, null, false, false);
        }
    }

    /// Text that ends a match which goes back and forth over it for too long.
    private record Watched(String text, int[] left) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new TooManyLooks();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Watched(text.substring(start, end), left);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
