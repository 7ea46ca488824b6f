package dev.lintel.design.document;

import dev.lintel.design.brief.Brief;
import java.util.List;
import java.util.stream.Collectors;

/// The document as Markdown.
public final class Markdown {
    private Markdown() {}

    public static String of(Brief brief) {
        return Content.of(brief).stream()
                .map(Markdown::text)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    static String text(Block block) {
        return switch (block) {
            case Block.Heading(int level, String text) -> "#".repeat(level) + " " + text + "\n";
            case Block.Paragraph(String text) -> text + "\n";
            case Block.Code(String text) -> "```\n" + text + "\n```\n";
            case Block.Diagram(String mermaid, String _, Block.Table _) -> "```mermaid\n" + mermaid + "```\n";
            case Block.Table(var head, var rows) ->
                rows.isEmpty()
                        ? ""
                        : row(head)
                                + row(head.stream().map(_ -> "---").toList())
                                + rows.stream().map(Markdown::row).collect(Collectors.joining());
        };
    }

    private static String row(List<String> cells) {
        return cells.stream().map(each -> each.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
