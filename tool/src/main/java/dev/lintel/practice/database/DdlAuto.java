package dev.lintel.practice.database;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Paths;
import dev.lintel.graph.SchemaGeneration;
import dev.lintel.graph.Settings.Setting;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The mapping framework changes the deployed schema by itself when the service starts.
public final class DdlAuto implements Practice {
    static final Guide GUIDE = new Guide(
            "db-ddl-auto",
            Risk.HIGH,
            "schema changes come from migrations, not from ddl-auto update/create",
            """
            `create` drops every table at each start. `update` adds columns under a lock that nobody chose, at a moment \
            when several instances start, never removes or renames, never fills a new column, and leaves no record: two \
            installations of one version have different schemas.""",
            "High for `create` on a database that keeps its rows, medium for `update`; left alone for databases in memory and "
                    + "where a profile for production says otherwise.",
            """
            The account of the service then needs the right to change tables, which an injection has as well. Going over to \
            migrations starts with a baseline of what is there.""",
            """
            ```properties
            spring.jpa.hibernate.ddl-auto=validate
            ```
            and the change as `V7__add_column.sql`.""",
            List.of("CWE-1188", "OWASP API8:2023"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return SchemaGeneration.inProduction(backend.settings()).stream()
                .flatMap(generation -> SchemaGeneration.server(backend.settings()).stream()
                        .map(database -> finding(backend, generation, database)));
    }

    private static Finding finding(Backend backend, SchemaGeneration generation, Setting database) {
        Setting setting = generation.setting();
        boolean drops = generation.drops();
        return new Finding(
                GUIDE,
                drops ? Risk.HIGH : Risk.MEDIUM,
                Confidence.SURE,
                Finding.APPLICATION + backend.application().name(),
                drops
                        ? "Each start of the service drops all tables and makes them anew."
                        : "Each start of the service changes the tables by itself, unseen and under locks that nobody chose.",
                List.of("no profile for production says otherwise"),
                "ddl-auto",
                List.of(),
                Trail.start(database.at(), "a database that keeps its rows")
                        .then(setting.at(), "is changed at each start: " + generation.action())
                        .guilty(setting.at()),
                Optional.of(new Fix(
                        "Let migrations change the schema, and check the mapping against it.",
                        "+ " + setting.key() + "=validate",
                        List.of())));
    }
}
