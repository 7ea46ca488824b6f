package dev.lintel.read.java.syntax;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import dev.lintel.code.Node;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.Arrays;
import java.util.List;

/// Places of one file's trees. Columns count characters, a tab is one.
final class Places {
    private final String text;
    private final int[] lineStarts;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    Places(String text, CompilationUnitTree unit, SourcePositions positions) {
        this.text = text;
        this.lineStarts = lineStarts(text);
        this.unit = unit;
        this.positions = positions;
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[64];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            boolean ends = each == '\n' || (each == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            if (ends) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    int start(Tree tree) {
        return (int) Math.max(0, positions.getStartPosition(unit, tree));
    }

    int end(Tree tree) {
        return (int) Math.max(start(tree), positions.getEndPosition(unit, tree));
    }

    long at(Tree tree) {
        int start = start(tree);
        return pack(start, (int) Math.max(start, positions.getEndPosition(unit, tree)));
    }

    /// The declaration behind the annotations that lead it: what is declared is what a reader looks for.
    long behind(List<? extends Tree> annotations, Tree declaration) {
        int start = start(declaration);
        for (Tree annotation : annotations) {
            if (start(annotation) == start) {
                start = firstBlack(end(annotation));
            }
        }
        int end = end(declaration);
        return start < end ? pack(start, end) : at(declaration);
    }

    private int firstBlack(int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    long pack(int start, int end) {
        int line = line(start);
        int endLine = line(end);
        return Node.pack(line + 1, start - lineStarts[line] + 1, endLine + 1, end - lineStarts[endLine] + 1);
    }

    Span span(SourceId file, long position) {
        return Node.unpack(file, pack((int) position, (int) position));
    }

    private int line(int position) {
        int found = Arrays.binarySearch(lineStarts, position);
        return found >= 0 ? found : -found - 2;
    }

    /// The source between two offsets.
    String between(int start, int end) {
        int from = Math.clamp(start, 0, text.length());
        return text.substring(from, Math.clamp(end, from, text.length()));
    }

    String source(Tree tree) {
        String source = between(start(tree), end(tree));
        return source.length() <= 200 ? source : source.substring(0, 200);
    }

    boolean startsWith(Tree tree, String word) {
        int start = start(tree);
        int end = start + word.length();
        return text.startsWith(word, start)
                && (end >= text.length() || !Character.isJavaIdentifierPart(text.charAt(end)));
    }
}
