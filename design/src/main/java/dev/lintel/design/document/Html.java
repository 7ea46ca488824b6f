package dev.lintel.design.document;

import dev.lintel.design.brief.Brief;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The document as one HTML file: no script, nothing loaded, readable on paper and in the dark.
public final class Html {
    private static final String STYLE = """
            :root { color-scheme: light dark; --line: #8884; --soft: #8881; }
            body { font: 16px/1.55 system-ui, sans-serif; max-width: 68rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.9rem; } h2 { margin-top: 3rem; border-bottom: 2px solid var(--line); padding-bottom: .3rem; }
            h3 { margin: 2rem 0 .3rem; font: 600 .95rem ui-monospace, monospace; overflow-wrap: anywhere; }
            p { margin: .4rem 0; overflow-wrap: anywhere; }
            .scroll { overflow-x: auto; margin: .8rem 0; }
            table { border-collapse: collapse; font-size: .9rem; }
            th, td { text-align: left; vertical-align: top; padding: .35rem .7rem; border: 1px solid var(--line); }
            th { background: var(--soft); } td { min-width: 4rem; }
            code { font: .9em ui-monospace, monospace; background: var(--soft); padding: .1em .3em; border-radius: 3px; }
            nav { columns: 15rem; margin: 1rem 0; } nav a { display: block; }
            svg { font: 13px system-ui, sans-serif; } svg text { fill: currentColor; } svg .strong { font-weight: 600; }
            svg .small { font-size: 12px; } svg .soft { opacity: .65; } svg rect { fill: Canvas; stroke: #888; }
            svg path { fill: none; stroke: #888; } svg .head { fill: #888; } svg .dashed { stroke-dasharray: 5 4; }
            @media (max-width: 40rem) { td { min-width: 7rem; } td code { overflow-wrap: anywhere; } }
            @media print { h2 { break-before: page; } }
            """;

    private Html() {}

    public static String of(Brief brief) {
        List<Block> blocks = Content.of(brief);
        String title = "Design of " + brief.service().name();
        return "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escaped(title)
                + "</title>\n<style>\n" + STYLE + "</style>\n" + text(blocks.getFirst()) + contents(blocks)
                + blocks.stream().skip(1).map(Html::text).collect(Collectors.joining()) + "</html>\n";
    }

    private static String contents(List<Block> blocks) {
        return blocks.stream()
                .flatMap(each -> each instanceof Block.Heading(int level, String text) && level == 2
                        ? Stream.of("<a href=\"#" + anchor(text) + "\">" + escaped(text) + "</a>\n")
                        : Stream.<String>empty())
                .collect(Collectors.joining("", "<nav>\n", "</nav>\n"));
    }

    private static String text(Block block) {
        return switch (block) {
            case Block.Heading(int level, String text) ->
                "<h" + level + " id=\"" + anchor(text) + "\">" + escaped(text) + "</h" + level + ">\n";
            case Block.Paragraph(String text) -> "<p>" + inline(text) + "</p>\n";
            case Block.Code(String text) -> "<pre>" + escaped(text) + "</pre>\n";
            case Block.Diagram(String _, String svg, Block.Table table) -> svg + text(table);
            case Block.Table(var head, var rows) ->
                rows.isEmpty()
                        ? ""
                        : "<div class=\"scroll\"><table>\n<tr>" + cells(head, "th") + "</tr>\n"
                                + rows.stream()
                                        .map(row -> "<tr>" + cells(row, "td") + "</tr>\n")
                                        .collect(Collectors.joining())
                                + "</table></div>\n";
        };
    }

    private static String cells(List<String> cells, String tag) {
        return cells.stream()
                .map(each -> "<" + tag + ">" + inline(each) + "</" + tag + ">")
                .collect(Collectors.joining());
    }

    /// What Markdown would make of the two marks that the content uses.
    private static String inline(String text) {
        return escaped(text)
                .replaceAll("`([^`]*)`", "<code>$1</code>")
                .replaceAll("^\\*\\*(.*)\\*\\*$", "<strong>$1</strong>");
    }

    private static String anchor(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
