package dev.lintel.agent.mcp;

import dev.lintel.agent.answer.Harmless;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Map;

/// Text that comes from the repository, which may be written to steer whoever reads it: cut, without control
/// characters, and in fields of its own that are named as data.
final class Quoted {
    private static final int LONGEST = 300;

    private Quoted() {}

    static String text(String raw) {
        return Harmless.text(raw, LONGEST);
    }

    static Map<String, Object> place(Span span) {
        return Map.of("file", text(span.file().path()), "line", span.line());
    }

    static List<Map<String, Object>> places(List<Span> spans) {
        return spans.stream().map(Quoted::place).toList();
    }
}
