package dev.lintel.code;

import dev.lintel.source.SourceId;
import dev.lintel.source.Span;

/// A statement or expression. Its place is packed into one `long`, since a large backend has millions of them:
/// start line (22 bits), start column (14), lines to the end (14), end column (14), each cut off at its greatest
/// value.
public sealed interface Node permits Expression, Statement {
    long at();

    default Span at(SourceId file) {
        return unpack(file, at());
    }

    static long pack(int line, int column, int endLine, int endColumn) {
        long lines = Math.min(Math.max(endLine - line, 0), 0x3FFF);
        return ((long) Math.min(line, 0x3FFFFF) << 42)
                | ((long) Math.min(column, 0x3FFF) << 28)
                | (lines << 14)
                | Math.min(endColumn, 0x3FFF);
    }

    static Span unpack(SourceId file, long at) {
        int line = (int) (at >>> 42);
        return new Span(file, line, (int) (at >>> 28) & 0x3FFF, line + ((int) (at >>> 14) & 0x3FFF), (int) at & 0x3FFF);
    }
}
