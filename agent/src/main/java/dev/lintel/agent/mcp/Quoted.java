package dev.lintel.agent.mcp;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Map;

/// Text that comes from the repository, which may be written to steer whoever reads it: cut, without control
/// characters, and in fields of its own that are named as data.
final class Quoted {
    private static final int LONGEST = 300;

    private Quoted() {}

    static String text(String raw) {
        StringBuilder safe = new StringBuilder(Math.min(raw.length(), LONGEST));
        raw.codePoints().limit(LONGEST).forEach(c -> safe.appendCodePoint(isHarmless(c) ? c : ' '));
        return safe + (raw.codePointCount(0, raw.length()) > LONGEST ? "…" : "");
    }

    /// No control, format or private characters: they hide text from people and not from models.
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

    static Map<String, Object> place(Span span) {
        return Map.of("file", text(span.file().path()), "line", span.line());
    }

    static List<Map<String, Object>> places(List<Span> spans) {
        return spans.stream().map(Quoted::place).toList();
    }
}
