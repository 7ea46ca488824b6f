package dev.lintel.design.document;

import static dev.lintel.design.schema.Sizes.bytes;
import static dev.lintel.design.schema.Sizes.count;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Who;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operations;
import dev.lintel.design.decide.Capacity;
import dev.lintel.design.decide.Decision;
import dev.lintel.design.decide.Decision.Step;
import dev.lintel.design.decide.Decisions;
import dev.lintel.design.document.Block.Diagram;
import dev.lintel.design.document.Block.Heading;
import dev.lintel.design.document.Block.Paragraph;
import dev.lintel.design.document.Block.Table;
import dev.lintel.design.openapi.OpenApi;
import dev.lintel.design.schema.Sizes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the document says, in the order in which a reviewer reads: open questions, then the eight steps with their
/// decisions, then threats, failures, rollout and tests.
final class Content {
    /// Whether a choice is one statement of SQL and nothing else.
    private static final Pattern STATEMENT = Pattern.compile("(CREATE|UPDATE|SELECT) [^`]*[;)]");

    private final Brief brief;
    private final List<Operation> operations;
    private final List<Block> blocks = new ArrayList<>();

    private Content(Brief brief) {
        this.brief = brief;
        this.operations = new Operations(brief).all();
    }

    static List<Block> of(Brief brief) {
        Content content = new Content(brief);
        content.write();
        return List.copyOf(content.blocks);
    }

    private void write() {
        heading(1, "Design of " + brief.service().name());
        add(new Paragraph(
                operations.size() + " operations on " + brief.resources().size() + " resources, for "
                        + count(brief.scale().users()) + " users; "
                        + count(Math.ceil(new Capacity(brief).peak())) + " requests a second at the peak; "
                        + bytes(new Capacity(brief).bytes()) + " in a year."));
        questions();
        Map<Step, List<Decision>> bySteps =
                new Decisions(brief).all().stream().collect(Collectors.groupingBy(Decision::step));
        for (Step step : Step.values()) {
            heading(2, (step.ordinal() + 1) + ". " + step.title());
            extra(step);
            alike(bySteps.getOrDefault(step, List.of())).forEach(this::decision);
        }
        heading(2, "Threats");
        add(new Paragraph("OWASP API Security Top 10 (2023), row by row, with the control that meets it here."));
        add(Threats.owasp(brief, operations));
        heading(3, "By operation");
        add(Threats.byOperation(brief, operations));
        heading(2, "When something fails");
        add(Plans.failures(brief));
        heading(2, "Rollout");
        add(Plans.rollout(brief));
        heading(2, "Test plan");
        add(Plans.tests(brief, operations));
    }

    private void add(Block block) {
        blocks.add(block);
    }

    private void heading(int level, String text) {
        add(new Heading(level, text));
    }

    private void questions() {
        if (brief.questions().isEmpty()) {
            return;
        }
        heading(2, "Open questions");
        add(new Paragraph("Until they are answered in the brief, the assumption holds."));
        add(new Table(
                List.of("Question", "Assumed", "Answer at"),
                brief.questions().stream()
                        .map(each -> List.of(each.asks(), each.assumed(), "`" + each.key() + "`"))
                        .toList()));
    }

    /// What was decided for the same reason, in the order of the first of each.
    private static Collection<List<Decision>> alike(List<Decision> decisions) {
        return decisions.stream()
                .collect(Collectors.groupingBy(
                        each -> List.of(each.practice(), each.why(), each.rejected(), each.changes()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
    }

    private void decision(List<Decision> alike) {
        Decision decision = alike.getFirst();
        heading(3, alike.stream().map(Decision::id).collect(Collectors.joining(", ")));
        alike.stream().map(Decision::choice).distinct().forEach(choice -> add(new Paragraph(shown(choice))));
        add(new Paragraph(decision.why()));
        add(new Table(
                List.of("Instead", "Why not"),
                decision.rejected().stream()
                        .map(each -> List.of(each.what(), each.why()))
                        .toList()));
        add(new Paragraph("Changes the mind: " + decision.changes() + ". Avoids: `" + decision.practice() + "`."));
    }

    static String shown(String choice) {
        return STATEMENT.matcher(choice).matches() ? "`" + choice + "`" : "**" + choice + "**";
    }

    private void extra(Step step) {
        switch (step) {
            case USAGE -> {
                add(patterns());
                add(capacity());
            }
            case SCHEMA -> add(new Diagram(Diagrams.entities(brief), new Entities(brief).svg(), columns()));
            case ACCESS -> add(matrix());
            case LOGIC ->
                brief.externals().stream()
                        .filter(each -> !each.eventually())
                        .forEach(each -> add(Diagrams.sequence(each)));
            case RESPONSE -> add(answers());
            case VALIDATION, LIMITS, DOCUMENTATION -> {}
        }
    }

    private Table patterns() {
        return new Table(
                List.of("Pattern", "Asks", "Rate", "At the peak", "p95"),
                brief.patterns().stream()
                        .map(each -> List.of(
                                each.name(),
                                each.operation()
                                        .orElse(
                                                each.by().isEmpty()
                                                        ? "all of " + each.resource()
                                                        : each.resource() + " by " + String.join(", ", each.by())),
                                each.perSecond() == 0 ? "not said" : rate(each.perSecond()),
                                each.perSecond() == 0
                                        ? "not said"
                                        : rate(each.perSecond() * brief.scale().peakFactor()),
                                each.p95Millis() == 0 ? "not said" : each.p95Millis() + " ms"))
                        .toList());
    }

    private static String rate(double perSecond) {
        return perSecond >= 1 ? count(perSecond) + "/s" : count(Math.rint(perSecond * 86_400)) + "/day";
    }

    private Table capacity() {
        return new Table(
                List.of("Table", "Rows", "In a year", "Bytes a row", "Rows on disk", "Indexes on disk"),
                new Sizes(brief)
                        .sheets().stream()
                                .map(each -> List.of(
                                        "`" + each.table() + "`",
                                        count(each.rows()),
                                        count(each.rowsInAYear()),
                                        String.valueOf(each.rowBytes()),
                                        bytes(each.heap()),
                                        bytes(each.indexes())))
                                .toList());
    }

    private Table columns() {
        return new Table(
                List.of("Table", "Refers to", "Columns"),
                brief.resources().stream()
                        .map(each -> List.of(
                                "`" + Names.table(each.name()) + "`",
                                Stream.concat(
                                                brief.parentOf(each).stream().map(parent -> Names.table(parent.name())),
                                                each.links().map(link -> Names.table(link.to())))
                                        .distinct()
                                        .collect(Collectors.joining(", ")),
                                each.fields().stream()
                                        .map(field -> field.column() + " " + field.sqlType())
                                        .collect(Collectors.joining(", "))))
                        .toList());
    }

    /// Who may call what: a row for each operation, a column for each kind of caller.
    private Table matrix() {
        List<String> callers = new ArrayList<>(List.of("stranger", "owner"));
        callers.addAll(brief.roles());
        List<String> head = new ArrayList<>(List.of("Operation"));
        head.addAll(callers);
        return new Table(
                head,
                operations.stream()
                        .map(operation -> {
                            List<String> row = new ArrayList<>(List.of("`" + operation.line() + "`"));
                            callers.forEach(caller -> row.add(cell(operation, caller)));
                            return List.copyOf(row);
                        })
                        .toList());
    }

    private static String cell(Operation operation, String caller) {
        List<Who> may = operation.who().stream()
                .filter(who -> switch (who.caller()) {
                    case Who.Anyone() -> true;
                    case Who.SignedIn() -> !caller.equals("stranger");
                    case Who.Owner _ -> caller.equals("owner");
                    case Who.Holder(String role) -> caller.equals(role);
                })
                .toList();
        if (may.stream().anyMatch(who -> who.when().isEmpty())) {
            return "yes";
        }
        String states =
                may.stream().flatMap(who -> who.when().stream()).distinct().collect(Collectors.joining(" or "));
        return states.isEmpty() ? "–" : "while " + states;
    }

    private Table answers() {
        OpenApi contract = new OpenApi(brief);
        return new Table(
                List.of("Operation", "Needs", "Errors"),
                operations.stream()
                        .map(each -> List.of(
                                "`" + each.line() + "`",
                                Stream.of(
                                                each.keyed() ? "Idempotency-Key" : "",
                                                each.kind() == Operation.Kind.UPDATE ? "If-Match" : "")
                                        .filter(need -> !need.isEmpty())
                                        .collect(Collectors.joining(", ")),
                                contract.statuses(each).stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(" "))))
                        .toList());
    }
}
