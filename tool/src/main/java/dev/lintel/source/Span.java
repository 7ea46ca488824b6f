package dev.lintel.source;

import org.jspecify.annotations.Nullable;

/// A stretch of text in one file of the target. Lines and columns count from 1; the end is exclusive (the
/// column after the last character). A fact whose place inside its file is not known is given as line 1, column 1.
public record Span(SourceId file, int line, int column, int endLine, int endColumn) implements Comparable<Span> {
    /// The whole of one line, when no columns are known.
    public static Span line(SourceId file, int line) {
        return new Span(file, line, 1, line, 1);
    }

    public static Span ofFile(SourceId file) {
        return line(file, 1);
    }

    /// Whether another stretch of the same file begins and ends within this one.
    public boolean covers(Span other) {
        return file.path().equals(other.file.path())
                && isOrder(line, column, other.line, other.column)
                && isOrder(other.endLine, other.endColumn, endLine, endColumn);
    }

    private static boolean isOrder(int line, int column, int laterLine, int laterColumn) {
        return line < laterLine || line == laterLine && column <= laterColumn;
    }

    /// Written by hand, as [#equals], since a record's own goes through method handles and places are hashed by the
    /// million.
    @Override
    public int hashCode() {
        return 31 * (31 * file.path().hashCode() + line) + column;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || other instanceof Span span
                        && span.line == line
                        && span.column == column
                        && span.endLine == endLine
                        && span.endColumn == endColumn
                        && span.file.path().equals(file.path());
    }

    @Override
    public int compareTo(Span other) {
        if (this == other) {
            return 0;
        }
        int order = file.path().compareTo(other.file.path());
        order = order != 0 ? order : Integer.compare(line, other.line);
        order = order != 0 ? order : Integer.compare(column, other.column);
        order = order != 0 ? order : Integer.compare(endLine, other.endLine);
        return order != 0 ? order : Integer.compare(endColumn, other.endColumn);
    }

    /// `web/OrderController.java:41:58`
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
