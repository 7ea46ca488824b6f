package dev.lintel.agent.mcp;

import dev.lintel.agent.Architect;
import dev.lintel.agent.Repository;
import dev.lintel.agent.answer.Answer;
import dev.lintel.cli.UsageProblem;
import dev.lintel.sql.Shape;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a change of the schema or of a method breaks.
record ImpactOfChange() implements ArchitectTool {
    private static final int USUAL = 10;
    private static final int MOST = 200;

    @Override
    public String name() {
        return "impact_of_change";
    }

    @Override
    public String title() {
        return "What a change would break";
    }

    @Override
    public String description() {
        return "Endpoints, statements, mapping and schema parts that a change would break. Give a table (and column) to"
                + " drop or rename it without an outage, the SQL of a migration before you write it, or a method whose"
                + " signature shall change. One of the three.";
    }

    @Override
    public Map<String, Object> input() {
        return Schemas.arguments()
                .text("table", "the table's name")
                .text("column", "with table: the column's name; empty for the whole table")
                .text("migration", "SQL that has not been written down yet")
                .text("method", "a method with its class, OrderService.place")
                .number("limit", "how many of a part, 1 to 200, default " + USUAL)
                .map();
    }

    @Override
    public Map<String, Object> call(Arguments arguments, Repository repository) throws UsageProblem, IOException {
        return AnswerObject.of(answer(arguments, repository.architect()), arguments.number("limit", USUAL, 1, MOST));
    }

    private static Answer answer(Arguments arguments, Architect architect) throws UsageProblem {
        Optional<String> table = arguments.text("table");
        Optional<String> migration = arguments.pastedText("migration");
        Optional<String> method = arguments.text("method");
        if (Stream.of(table, migration, method).filter(Optional::isPresent).count() != 1) {
            throw new UsageProblem("give one of table, migration and method");
        }
        if (migration.isPresent()) {
            return architect.migration(migration.get());
        }
        if (method.isPresent()) {
            return architect.method(method.get().replace('#', '.').replaceFirst("\\(.*", ""));
        }
        return architect.impact(
                Shape.fold(table.orElseThrow()),
                arguments.text("column").map(Shape::fold).orElse(""));
    }
}
