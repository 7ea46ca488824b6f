package dev.lintel.finding;

import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.List;

/// The repair for this finding.
///
/// @param advice one or two sentences: the smallest step that helps now
/// @param example code in the reader's framework, a few lines; lines that start with `- ` and `+ ` are shown as a
///     diff
/// @param edits the mechanical patch; empty when a person has to decide
public record Fix(String advice, String example, List<Edit> edits) {
    public Fix {
        edits = List.copyOf(edits);
    }

    /// One change of a file.
    public sealed interface Edit {
        /// Replaces the text at a place; an empty place inserts.
        record Replace(Span at, String text) implements Edit {}

        /// Adds a new file; never over an existing one.
        record Create(SourceId file, String text) implements Edit {}

        /// Adds an import when the file has none like it.
        record Import(SourceId file, String type) implements Edit {}
    }
}
