package dev.lintel.design.document;

import java.util.List;

/// A piece of the document.
sealed interface Block {
    record Heading(int level, String text) implements Block {}

    record Paragraph(String text) implements Block {}

    record Code(String text) implements Block {}

    /// A diagram: Mermaid where that is drawn, else a drawing and the same as a table.
    ///
    /// @param svg as HTML shows it
    record Diagram(String mermaid, String svg, Table table) implements Block {}

    record Table(List<String> head, List<List<String>> rows) implements Block {
        public Table {
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}
