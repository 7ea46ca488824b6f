package dev.lintel.agent.answer;

/// Text that others wrote, made fit to be shown and to be handed on.
public final class Harmless {
    private Harmless() {}

    /// Without control, format and private characters: they hide text from people and not from models, and they steer
    /// terminals.
    ///
    /// @param longest how many characters are kept; what is cut shows as `…`
    public static String text(String raw, int longest) {
        StringBuilder safe = new StringBuilder(Math.min(raw.length(), longest));
        raw.codePoints().limit(longest).forEach(c -> safe.appendCodePoint(isHarmless(c) ? c : ' '));
        return safe + (raw.codePointCount(0, raw.length()) > longest ? "…" : "");
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> c == '\n' || c == '\t';
            default -> true;
        };
    }
}
