package dev.lintel.review;

import dev.lintel.source.Span;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/// Replaces one stretch of a text, by offsets.
///
/// @param to exclusive; equal to `from` for an insertion
record TextEdit(int from, int to, String text) {
    /// @throws IOException when the text has no such place, because it changed meanwhile
    static TextEdit at(String old, Span at, String text) throws IOException {
        int from = offset(old, at.line(), at.column());
        int to = offset(old, at.endLine(), at.endColumn());
        if (from < 0 || to < from) {
            throw new IOException("the place " + at + " is not there any more");
        }
        return new TextEdit(from, to, text);
    }

    /// -1 when there is no such line; a column behind the line's end is its end.
    private static int offset(String text, int line, int column) {
        int start = 0;
        for (int at = 1; at < line; at++) {
            start = text.indexOf('\n', start) + 1;
            if (start == 0) {
                return -1;
            }
        }
        int end = text.indexOf('\n', start);
        return Math.min(start + column - 1, end < 0 ? text.length() : end);
    }

    /// Two insertions at one place do not overlap unless they are the same.
    boolean overlaps(TextEdit other) {
        boolean bothInsert = from == to && other.from == other.to;
        return bothInsert
                ? equals(other)
                : from < Math.max(other.to, other.from + 1) && other.from < Math.max(to, from + 1);
    }

    /// From the end to the start, so that offsets stay true; equal edits count once.
    static String apply(String old, List<TextEdit> edits) {
        StringBuilder text = new StringBuilder(old);
        edits.stream()
                .distinct()
                .sorted(Comparator.comparingInt(TextEdit::from)
                        .thenComparing(TextEdit::text)
                        .reversed())
                .forEach(edit -> text.replace(edit.from, edit.to, edit.text));
        return text.toString();
    }
}
