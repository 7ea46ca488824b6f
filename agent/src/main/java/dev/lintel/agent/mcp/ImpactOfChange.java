package dev.lintel.agent.mcp;

import dev.lintel.agent.Repository;
import dev.lintel.cli.UsageProblem;
import dev.lintel.sql.Shape;
import java.io.IOException;
import java.util.Map;

/// What a change of the schema breaks.
record ImpactOfChange() implements ArchitectTool {
    private static final int USUAL = 20;
    private static final int MOST = 200;

    @Override
    public String name() {
        return "impact_of_change";
    }

    @Override
    public String title() {
        return "What hangs on a column or table";
    }

    @Override
    public String description() {
        return "Endpoints, statements, mapping and schema parts that need a column or table, and the steps to"
                + " drop or rename it without an outage. Call it before a destructive migration.";
    }

    @Override
    public Map<String, Object> input() {
        return Schemas.arguments()
                .needed("table", "the table's name")
                .text("column", "the column's name; empty for the whole table")
                .number("limit", "how many of a part, 1 to 200, default " + USUAL)
                .map();
    }

    @Override
    public Map<String, Object> call(Arguments arguments, Repository repository) throws UsageProblem, IOException {
        String table = Shape.fold(arguments.needed("table"));
        String column = arguments.text("column").map(Shape::fold).orElse("");
        return AnswerObject.of(repository.architect().impact(table, column), arguments.number("limit", USUAL, 1, MOST));
    }
}
