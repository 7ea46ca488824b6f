package dev.lintel.optimize.rework;

import dev.lintel.code.Node;
import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// The sources as they are written, for lines that are taken over as they stand. Each file is read once; for one look
/// on one thread.
final class SourceText {
    private final Workspace workspace;
    private final Map<SourceId, SourceFile> files;
    private final Map<SourceId, String> known = new HashMap<>();

    SourceText(Workspace workspace) {
        this.workspace = workspace;
        this.files = workspace.byId();
    }

    String of(Node node, SourceId file) throws IOException {
        return of(node.at(file));
    }

    String of(Span at) throws IOException {
        String text = whole(at.file());
        return text.substring(offset(text, at.line(), at.column()), offset(text, at.endLine(), at.endColumn()));
    }

    /// From the start of a place on; empty when there is no such file.
    String after(Span at) throws IOException {
        String text = whole(at.file());
        return text.substring(offset(text, at.line(), at.column()));
    }

    /// What stands before a place on its line, when that is nothing but room.
    String indent(Span at) throws IOException {
        String text = whole(at.file());
        int start = offset(text, at.line(), 1);
        int end = start;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }

    /// An empty place so many characters behind the start of another.
    Span behind(Span at, int characters) throws IOException {
        String text = whole(at.file());
        int end = offset(text, at.line(), at.column()) + characters;
        int line = 1;
        int start = 0;
        for (int next = text.indexOf('\n'); next >= 0 && next < end; next = text.indexOf('\n', next + 1)) {
            line++;
            start = next + 1;
        }
        return new Span(at.file(), line, end - start + 1, line, end - start + 1);
    }

    /// Whether both stand in one file of Java beside the main sources, which are not resolved; one that cannot be read
    /// has neither.
    boolean isInTest(String one, String other) {
        return workspace
                .files(file -> file.origin() != SourceFile.Origin.MAIN
                        && file.id().path().endsWith(".java"))
                .map(this::readable)
                .anyMatch(text -> text.contains(one) && text.contains(other));
    }

    private String readable(SourceFile file) {
        try {
            return whole(file.id());
        } catch (IOException _) {
            return "";
        }
    }

    private String whole(SourceId id) throws IOException {
        String text = known.get(id);
        if (text == null) {
            SourceFile file = files.get(id);
            text = file == null ? "" : workspace.text(file);
            known.put(id, text);
        }
        return text;
    }

    private static int offset(String text, int line, int column) {
        int start = 0;
        for (int i = 1; i < line && start >= 0; i++) {
            int end = text.indexOf('\n', start);
            start = end < 0 ? text.length() : end + 1;
        }
        return Math.min(text.length(), start + column - 1);
    }
}
