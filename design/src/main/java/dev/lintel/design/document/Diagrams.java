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
        return new Diagram(text.toString(), new Table(List.of("From", "To", "What"), steps));
    }
}
