package dev.lintel.report.terminal;

import dev.lintel.finding.Evidence;
import dev.lintel.report.SourceText;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;

/// One place of a chain as an annotated excerpt: the line, a caret line below it, the numbered caption.
///
/// ```
///    --> data/OrderRepository.java:19:12
///    19 |   "select * from orders where note ilike ? order by " + sort
///       |                                                         ^^^^ 2. becomes part of the statement
/// ```
final class Excerpt {
    private final SourceText sources;
    private final Style style;
    private final int gutter;

    /// @param gutter columns of the longest line number of the chain
    Excerpt(SourceText sources, Style style, int gutter) {
        this.sources = sources;
        this.style = style;
        this.gutter = gutter;
    }

    List<String> lines(Evidence.Link link, int number) {
        Span at = link.at();
        List<String> shown = new ArrayList<>();
        shown.add("   --> " + Columns.place(Columns.printable(at.toString()), Columns.WIDTH - 7));
        String caption = number + ". " + link.says();
        List<String> source = sources.lines(at.file());
        boolean quotable = at.line() >= 1
                && at.line() <= source.size()
                && !source.get(at.line() - 1).isBlank();
        if (quotable) {
            quote(Marked.of(source.get(at.line() - 1), at), at.line(), caption, shown);
        } else {
            Columns.wrap(caption, room()).forEach(line -> shown.add(margin("") + line));
        }
        return shown;
    }

    private void quote(Marked marked, int number, String caption, List<String> shown) {
        Marked window = marked.window(room());
        shown.add(margin(Integer.toString(number)) + window.text());
        String carets = "^".repeat(Math.max(1, window.length()));
        String before = margin("") + " ".repeat(window.start());
        if (Columns.width(before) + carets.length() + 1 + Columns.width(caption) <= Columns.WIDTH) {
            shown.add(before + style.caret(carets) + " " + caption);
            return;
        }
        shown.add(before + style.caret(carets));
        List<String> wrapped = Columns.wrap(caption, room());
        int widest = wrapped.stream().mapToInt(Columns::width).max().orElse(0);
        int indent = Math.max(0, Math.min(window.start(), room() - widest));
        wrapped.forEach(line -> shown.add(margin("") + " ".repeat(indent) + line));
    }

    private String margin(String number) {
        return "   " + " ".repeat(gutter - number.length()) + number + " |   ";
    }

    private int room() {
        return Columns.WIDTH - 3 - gutter - 5;
    }

    /// A line of source as it is printed, and the marked part of it in columns.
    record Marked(String text, int start, int length) {
        private static final int LEAD = 12;

        /// Indentation goes; a mark without columns covers the whole line.
        static Marked of(String line, Span at) {
            int from = Math.clamp(at.column() - 1L, 0, line.length());
            int to = at.endLine() > at.line()
                    ? endOfCode(line, from)
                    : Math.clamp(at.endColumn() - 1L, from, line.length());
            int indent = line.length() - line.stripLeading().length();
            int end = line.stripTrailing().length();
            if (to <= from) {
                from = from <= indent ? indent : Math.min(from, end - 1);
                to = from == indent ? endOfCode(line, from) : from + 1;
            }
            from = Math.clamp(from, Math.min(indent, end), end);
            to = Math.clamp(to, from, Math.max(from, end));
            String before = Columns.printable(line.substring(indent, from));
            String marked = Columns.printable(line.substring(from, to));
            String text = before + marked + Columns.printable(line.substring(to, end));
            return new Marked(text, Columns.width(before), Columns.width(marked));
        }

        /// A comment behind the code is not what is meant.
        private static int endOfCode(String line, int from) {
            int comment = line.indexOf(" //", from);
            return comment > from ? line.substring(0, comment).stripTrailing().length() : line.length();
        }

        /// The part around the mark that fits.
        Marked window(int room) {
            if (Columns.width(text) <= room) {
                return this;
            }
            if (start + Math.min(length, room / 2) < room) {
                return new Marked(Columns.cut(text, room), start, Math.min(length, room - start));
            }
            int skip = start - LEAD;
            String rest = "…" + dropColumns(text, skip + 1);
            return new Marked(Columns.cut(rest, room), LEAD, Math.min(length, room - LEAD));
        }

        /// A wide character that is cut in half leaves a space, so that what follows keeps its column.
        private static String dropColumns(String text, int columns) {
            int at = 0;
            int dropped = 0;
            while (at < text.length() && dropped < columns) {
                int point = text.codePointAt(at);
                dropped += Columns.width(point);
                at += Character.charCount(point);
            }
            return " ".repeat(Math.max(0, dropped - columns)) + text.substring(at);
        }
    }
}
