package dev.lintel.practice.database;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Schema;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Index;
import dev.lintel.graph.Schema.Key;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Traffic.Growth;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Dialect;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A table has no primary key, nor another key that takes its place.
public final class MissingPrimaryKey implements Practice {
    static final Guide GUIDE = new Guide(
            "db-missing-pk",
            Risk.MEDIUM,
            "every table has a primary key",
            """
            Nothing tells one row from another: the same row twice stays twice, and cannot be deleted once. Row-based \
            replication has to read the whole table for each changed row, or refuses (PostgreSQL publishes no updates of \
            a table without a replica identity).""",
            "Better for a table to which nothing adds rows.",
            "A join table's key is the pair of its references, not a number of its own. Adding a key fails while there are "
                    + "duplicates, and locks the table while it is built.",
            """
            ```sql
            ALTER TABLE user_roles ADD PRIMARY KEY (user_id, role_id);
            ```""",
            List.of(
                    "PostgreSQL documentation, 29.1 Publication",
                    "MySQL Reference Manual, Group Replication Requirements"));

    /// Tables that tools keep for themselves.
    private static final Set<String> TOOLS = Set.of(
            "flyway_schema_history", "schema_version", "databasechangelog", "batch_job_execution_params", "dual");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.schema().tables().values().stream()
                .filter(table ->
                        table.complete() && !table.view() && !table.columns().isEmpty())
                .filter(table -> !TOOLS.contains(table.name()) && !hasKey(table))
                .sorted(Comparator.comparing(Table::name))
                .map(table -> finding(backend, paths, table));
    }

    /// A primary key, or a unique one none of whose columns can be null, which is as good.
    private static boolean hasKey(Table table) {
        return table.primaryKey().isPresent()
                || Stream.concat(
                                table.uniques().stream()
                                        .filter(key -> !key.expression())
                                        .map(Key::columns),
                                table.indexes().stream()
                                        .filter(index -> index.unique()
                                                && index.condition().isEmpty())
                                        .map(Index::columns))
                        .anyMatch(columns -> columns.stream()
                                .allMatch(name -> table.column(name)
                                        .filter(column -> !column.nullable())
                                        .isPresent()));
    }

    private static Finding finding(Backend backend, Paths paths, Table table) {
        Growth growth = paths.traffic().growth(table.name());
        Optional<Entity> entity = backend.entityOfTable(table.name());
        Judgement judgement =
                Judgement.from(Risk.MEDIUM).loweredIf(growth != Growth.GROWING, "nothing that was read adds rows");
        Trail trail = Trail.start(table.at(), "table " + table.name() + " declares no key");
        entity.flatMap(Entity::id).ifPresent(id -> trail.then(id.at(), "the code takes " + id.name() + " for one"));
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                "table " + table.name(),
                "Nothing tells two rows of " + table.name() + " apart: the table has no primary key.",
                judgement.reasons(),
                table.name(),
                List.of(),
                trail.guilty(table.at()),
                Optional.of(fix(backend.schema(), table, entity)));
    }

    private static Fix fix(Schema schema, Table table, Optional<Entity> entity) {
        List<String> columns = candidate(table, entity);
        String advice = "Give the table a key, once duplicates are gone.";
        if (!columns.isEmpty()) {
            return NewMigration.of(
                    schema,
                    "ALTER TABLE " + table.name() + " ADD PRIMARY KEY (" + String.join(", ", columns) + ");",
                    "pk_" + table.name(),
                    false,
                    advice);
        }
        String identity = schema.dialect() == Dialect.MYSQL
                ? "id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY"
                : "id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY";
        return new Fix(advice, "ALTER TABLE " + table.name() + " ADD COLUMN " + identity + ";", List.of());
    }

    /// What the code takes for the key, a column called `id`, or all references of a table that has nothing else:
    /// a join table's rows are told apart by all of them together.
    private static List<String> candidate(Table table, Optional<Entity> entity) {
        List<String> mapped = entity.stream()
                .flatMap(each -> each.properties().stream())
                .filter(each -> each.kind() == Entity.Kind.ID)
                .map(Entity.Property::column)
                .toList();
        boolean joins = table.columns().size() > 1
                && table.columns().stream().allMatch(each -> each.name().endsWith("_id"));
        if (joins && mapped.size() < 2) {
            return table.columns().stream().map(Column::name).toList();
        }
        if (!mapped.isEmpty()
                && mapped.stream().allMatch(column -> table.column(column).isPresent())) {
            return mapped;
        }
        if (table.column("id").isPresent()) {
            return List.of("id");
        }
        Set<String> references = table.references().stream()
                .flatMap(key -> key.columns().stream())
                .collect(Collectors.toSet());
        List<String> all = table.columns().stream().map(Column::name).toList();
        return references.containsAll(all) ? all : List.of();
    }
}
