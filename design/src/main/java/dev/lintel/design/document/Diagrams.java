package dev.lintel.design.document;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.External;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.document.Block.Diagram;
import dev.lintel.design.document.Block.Table;
import java.util.ArrayList;
import java.util.List;

/// Diagrams as Mermaid, which GitHub and GitLab draw.
final class Diagrams {
    private static final int APART = 255;
    private static final int SIDE = 60;
    private static final int FIRST = 40;
    private static final int STEP = 46;
    private static final double LETTER = 6.4;

    private Diagrams() {}

    static String entities(Brief brief) {
        StringBuilder text = new StringBuilder("erDiagram\n");
        for (Resource each : brief.resources()) {
            each.parts()
                    .forEach(part -> text.append("    ")
                            .append(each.name())
                            .append(" ||--")
                            .append(part.from() == 0 ? "o{ " : "|{ ")
                            .append(part.of())
                            .append(" : ")
                            .append(part.name())
                            .append('\n'));
            each.links()
                    .forEach(link -> text.append("    ")
                            .append(link.to())
                            .append(link.optional() ? " |o--o{ " : " ||--o{ ")
                            .append(each.name())
                            .append(" : ")
                            .append(link.name())
                            .append('\n'));
            text.append("    ").append(each.name()).append(" {\n        uuid id PK\n");
            each.fields()
                    .forEach(field -> text.append("        ")
                            .append(field.type().word())
                            .append(' ')
                            .append(field.name())
                            .append(field.unique() ? " UK" : "")
                            .append('\n'));
            text.append("    }\n");
        }
        return text.toString();
    }

    /// A call outside, between two transactions.
    static Diagram sequence(External external) {
        String name = external.name();
        List<List<String>> steps = new ArrayList<>(List.of(
                List.of("client", "service", external.usedBy() + ", with Idempotency-Key"),
                List.of("service", "database", "transaction 1: key, row begun, call to be made, commit"),
                List.of("service", "client", "201, the row as it began"),
                List.of("service", name, "call, the row's id as key; no connection is held"),
                List.of(name, "service", "answer; without one the call is made again"),
                List.of("service", "database", "transaction 2: what was answered, call made, commit")));
        if (external.signedWebhooks()) {
            steps.add(List.of(name, "service", "event, signed"));
            steps.add(List.of("service", "database", "transaction 3: event seen, state, commit"));
        }
        StringBuilder text = new StringBuilder("sequenceDiagram\n");
        steps.forEach(step -> text.append("    ")
                .append(step.get(0))
                .append("->>")
                .append(step.get(1))
                .append(": ")
                .append(step.get(2))
                .append('\n'));
        return new Diagram(text.toString(), sequence(steps), new Table(List.of("From", "To", "What"), steps));
    }

    /// One line, or two that are about as long.
    private static List<String> lines(String text, int longest) {
        int middle = text.indexOf(' ', text.length() / 2);
        return text.length() <= longest || middle < 0
                ? List.of(text)
                : List.of(text.substring(0, middle), text.substring(middle + 1));
    }

    private static String sequence(List<List<String>> steps) {
        List<String> who = steps.stream()
                .flatMap(step -> step.subList(0, 2).stream())
                .distinct()
                .toList();
        int bottom = FIRST + steps.size() * STEP;
        Drawing drawing = new Drawing("Who asks whom, in order", (who.size() - 1) * APART + 2 * SIDE, bottom + 4);
        for (int i = 0; i < who.size(); i++) {
            int x = SIDE + i * APART;
            drawing.line(x, 30, x, bottom, "edge dashed");
            drawing.box(x - 55, 1, 110, 28);
            drawing.text(x, 20, "middle", "strong", who.get(i));
        }
        for (int i = 0; i < steps.size(); i++) {
            int from = SIDE + who.indexOf(steps.get(i).get(0)) * APART;
            int to = SIDE + who.indexOf(steps.get(i).get(1)) * APART;
            int y = FIRST + i * STEP + STEP / 2;
            drawing.line(from, y, to, y, "edge");
            drawing.arrow(to, y, to > from);
            List<String> lines = lines(steps.get(i).get(2), (int) (Math.abs(to - from) / LETTER));
            for (int line = 0; line < lines.size(); line++) {
                int above = 6 + (lines.size() - 1 - line) * 15;
                drawing.text((from + to) / 2, y - above, "middle", "small", lines.get(line));
            }
        }
        return drawing.svg();
    }
}
