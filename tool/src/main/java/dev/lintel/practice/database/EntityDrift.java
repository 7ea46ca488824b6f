package dev.lintel.practice.database;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Property;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Query.Language;
import dev.lintel.graph.Schema;
import dev.lintel.graph.Schema.Change;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Index;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.SchemaGeneration;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.practice.database.MissingTables.Missing;
import dev.lintel.source.Span;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A mapped class and the migrated table disagree: a column or table that is not there, a type of another family,
/// a text that does not fit, a null that the table refuses.
public final class EntityDrift implements Practice {
    static final Guide GUIDE = new Guide(
            "db-entity-ddl-drift",
            Risk.HIGH,
            "entity mapping and migrated schema agree (table, column, type, nullability, length, unique)",
            """
            The mapping and the migrations are two descriptions of one table. Where they differ the first insert fails \
            in production, or text is cut off, or a null comes back where the code expects none. Tests that let \
            Hibernate create the schema never see it.""",
            "A missing table or column breaks every statement; a wrong length or null only some rows; better while nothing "
                    + "loads it, and where only this mapping writes the column and so never leaves it empty.",
            "Set `spring.jpa.hibernate.ddl-auto=validate` to be told at start-up of missing columns and wrong types; it "
                    + "does not look at lengths, nullability or keys.",
            """
            Write the migration that the mapping needs, or mend the mapping:

            ```sql
            ALTER TABLE products ADD COLUMN description text;
            ```""",
            List.of("Hibernate ORM User Guide, Schema generation"));

    /// Languages whose statements name tables and not classes.
    static final Set<Language> WRITTEN = Set.of(Language.SQL, Language.MAPPER);

    /// Why a broken mapping or a missing table matters little.
    static final String UNUSED = "nothing in this code loads or saves it";

    private static final int MOST_BROKEN = 6;
    private static final int MOST_BROKEN_SHARE = 6;

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        if (SchemaGeneration.inProduction(backend.settings()).isPresent()
                || !backend.schema().complete()
                || backend.schema().migrations().isEmpty()) {
            return Stream.empty();
        }
        List<Found> found = backend.entities().values().stream()
                .filter(entity -> entity.complete() && !entity.table().isEmpty())
                .sorted(Comparator.comparing(Entity::type))
                .flatMap(entity -> drifts(backend, entity).map(drift -> new Found(entity, drift)))
                .toList();
        List<Missing> missing = MissingTables.of(backend);
        if (!believable(found, missing.size(), backend.entities().size())) {
            return Stream.empty();
        }
        Set<String> asked = asked(backend, paths);
        return Stream.concat(
                missing.stream().map(each -> TableMissing.finding(each, backend, paths, asked)),
                found.stream().map(each -> finding(each.entity(), each.drift(), asked)));
    }

    private record Found(Entity entity, Drift drift) {}

    /// A backend that runs has a handful of broken mappings at most. More of them mean that this is not the
    /// schema that it runs on (another tool's, another vendor's, one that is extended elsewhere), and then
    /// nothing is said.
    private static boolean believable(List<Found> found, int missing, int entities) {
        long fatal =
                found.stream().filter(each -> each.drift().risk() == Risk.HIGH).count();
        return fatal + missing <= Math.max(MOST_BROKEN, entities * MOST_BROKEN_SHARE / 100);
    }

    /// Classes that some query of the code gives or saves, and what hangs on them. A mapping that nothing loads
    /// fails nobody.
    static Set<String> asked(Backend backend, Paths paths) {
        Set<String> asked = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        Stream.concat(
                        backend.queries().stream()
                                .filter(query ->
                                        !backend.idle().contains(query.at().file())),
                        backend.entries().stream()
                                .flatMap(paths::queries)
                                .map(path -> ((Step.Run) path.step()).query()))
                .flatMap(query -> asked(backend, query).stream())
                .distinct()
                .forEach(open::add);
        while (!open.isEmpty()) {
            Entity entity = asked.add(open.peek()) ? backend.entities().get(open.peek()) : null;
            open.remove();
            if (entity != null) {
                entity.properties().stream()
                        .flatMap(property -> property.association().stream())
                        .forEach(association -> open.add(association.target()));
            }
        }
        return asked;
    }

    private static Optional<String> asked(Backend backend, Query query) {
        if (!query.entity().isEmpty()) {
            return Optional.of(query.entity());
        }
        return WRITTEN.contains(query.language())
                ? query.shape().mainTable().flatMap(backend::entityOfTable).map(Entity::type)
                : Optional.empty();
    }

    private static Stream<Drift> drifts(Backend backend, Entity entity) {
        Schema schema = backend.schema();
        Optional<Table> table = schema.table(entity.table());
        if (table.isEmpty() || !table.get().complete() || table.get().view()) {
            return Stream.empty();
        }
        EmptyColumns empty = EmptyColumns.of(backend, table.get());
        ColumnReads reads = new ColumnReads(backend, entity);
        return Stream.concat(
                entity.properties().stream()
                        .filter(property ->
                                !property.column().isEmpty() && property.table().isEmpty())
                        .flatMap(property -> drift(schema, entity, property, table.get(), empty, reads).stream()),
                uniqueDrift(entity, table.get()));
    }

    /// The last migration that drops or renames a column of the table.
    private static Optional<Change> undone(Schema schema, Table table, String column) {
        return schema.changes()
                .filter(change -> change instanceof Change.DropColumn drop
                                && drop.table().equals(table.name())
                                && drop.column().equals(column)
                        || change instanceof Change.RenameColumn rename
                                && rename.table().equals(table.name())
                                && rename.column().equals(column))
                .reduce((first, second) -> second);
    }

    private static String says(Change change) {
        return change instanceof Change.RenameColumn rename
                ? "renames the column to " + rename.to()
                : "drops the column";
    }

    private static Optional<Drift> drift(
            Schema schema, Entity entity, Property property, Table table, EmptyColumns empty, ColumnReads reads) {
        Optional<Column> column = table.column(property.column());
        if (column.isEmpty()) {
            Optional<Change> undone = undone(schema, table, property.column());
            return Optional.of(new Drift(
                    Risk.HIGH,
                    property.at(),
                    undone.map(Change::at).orElse(table.at()),
                    "Every statement on " + Drift.name(entity) + " fails: table " + table.name() + " has no column "
                            + property.column() + ".",
                    "maps to column " + property.column(),
                    undone.map(EntityDrift::says).orElse("table " + table.name() + " has no such column")));
        }
        return ColumnDrift.between(entity, property, column.get(), empty, reads);
    }

    private static Stream<Drift> uniqueDrift(Entity entity, Table table) {
        Stream<Drift> single = entity.properties().stream()
                .filter(property -> property.unique() && property.table().isEmpty())
                .filter(property -> table.column(property.column()).isPresent())
                .filter(property -> !isUnique(table, Set.of(property.column())))
                .map(property -> duplicates(entity, property.at(), table, property.column()));
        Stream<Drift> several = entity.uniques().stream()
                .filter(columns ->
                        columns.stream().allMatch(column -> table.column(column).isPresent()))
                .filter(columns -> !isUnique(table, Set.copyOf(columns)))
                .map(columns -> duplicates(entity, entity.at(), table, String.join(", ", columns)));
        return Stream.concat(single, several);
    }

    private static boolean isUnique(Table table, Set<String> columns) {
        return Stream.concat(table.primaryKey().stream(), table.uniques().stream())
                        .anyMatch(key -> columns.containsAll(key.columns()) || key.expression())
                || table.indexes().stream()
                        .filter(Index::unique)
                        .anyMatch(index -> columns.containsAll(index.columns()) || mentions(index.columns(), columns));
    }

    /// An index over an expression such as `lower(email)` is stricter than the column.
    private static boolean mentions(List<String> expressions, Set<String> columns) {
        return expressions.stream()
                .anyMatch(each -> each.indexOf('(') >= 0 && columns.stream().anyMatch(each::contains));
    }

    private static Drift duplicates(Entity entity, Span at, Table table, String columns) {
        return new Drift(
                Risk.MEDIUM,
                at,
                table.at(),
                "Duplicates get in: " + Drift.name(entity) + " relies on " + columns
                        + " being unique, and nothing in the database enforces it.",
                "declares " + columns + " unique",
                "table " + table.name() + " has no unique key on " + columns);
    }

    private static Finding finding(Entity entity, Drift drift, Set<String> asked) {
        boolean inherited = !drift.mapped().file().equals(entity.at().file());
        Trail trail = inherited
                ? Trail.start(entity.at(), "inherits its mapping").then(drift.mapped(), drift.says())
                : Trail.start(drift.mapped(), drift.says());
        trail.then(drift.table(), drift.there());
        Judgement judgement = Judgement.from(drift.risk());
        if (!asked.contains(entity.type())) {
            judgement = judgement.loweredIf(true, UNUSED).atMost(Risk.LOW);
        }
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                "entity " + Drift.name(entity),
                drift.headline(),
                judgement.reasons(),
                Drift.name(entity) + ":" + drift.says(),
                List.of(),
                trail.guilty(inherited ? entity.at() : drift.mapped()),
                Optional.of(new Fix(
                        "Write the migration that the mapping needs (`lintel design --into . --entity "
                                + Drift.name(entity) + "` shows one), or mend the mapping.",
                        "",
                        List.of())));
    }
}
