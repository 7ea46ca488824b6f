package dev.lintel.agent.words;

/// How far two words are apart: insertions, deletions, replacements and swaps of neighbours (Damerau 1964, in the
/// restricted form of optimal string alignment).
public final class Spelling {
    private static final int SHORT = 4;
    private static final int LONG = 8;

    private Spelling() {}

    /// Whether `written` is `meant` with no more slips than people make in a word of that length: none in short
    /// ones, one, and two in long ones.
    public static boolean isSlipOf(String written, String meant) {
        int allowed = meant.length() <= SHORT ? 0 : meant.length() < LONG ? 1 : 2;
        return Math.abs(written.length() - meant.length()) <= allowed && distance(written, meant) <= allowed;
    }

    static int distance(String left, String right) {
        int[] beforeLast = new int[right.length() + 1];
        int[] last = new int[right.length() + 1];
        int[] current = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = last[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(last[j], current[j - 1]) + 1);
                boolean swapped = i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1);
                if (swapped) {
                    current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = current;
            current = free;
        }
        return last[right.length()];
    }
}
