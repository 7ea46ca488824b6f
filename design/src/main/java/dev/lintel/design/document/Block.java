package dev.lintel.design.document;

import java.util.List;

/// A piece of the document.
sealed interface Block {
    record Heading(int level, String text) implements Block {}

    record Paragraph(String text) implements Block {}

    record Code(String text) implements Block {}

    /// A diagram: Mermaid where it is drawn, and the same as a table where it is not.
    record Diagram(String mermaid, Table fallback) implements Block {}

    record Table(List<String> head, List<List<String>> rows) implements Block {
        public Table {
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}
