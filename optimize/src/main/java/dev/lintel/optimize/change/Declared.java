package dev.lintel.optimize.change;

import dev.lintel.finding.Fix;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/// An annotation before a declaration, on a line of its own at the declaration's indent.
final class Declared {
    private Declared() {}

    /// @param at where the declaration begins
    /// @param type qualified name of the annotation
    /// @param annotation as it is written
    static List<Fix.Edit> with(Span at, String type, String annotation, Workspace workspace) throws IOException {
        SourceFile file = Objects.requireNonNull(workspace.byId().get(at.file()), "a place in the sources");
        String line =
                workspace.text(file).lines().skip(at.line() - 1L).findFirst().orElse("");
        String before = line.substring(0, Math.min(line.length(), at.column() - 1));
        String indent = before.isBlank() ? "\n" + before : " ";
        Span start = new Span(at.file(), at.line(), at.column(), at.line(), at.column());
        return List.of(new Fix.Edit.Import(at.file(), type), new Fix.Edit.Replace(start, annotation + indent));
    }
}
