package dev.lintel.practice.database;

import static java.util.stream.Collectors.joining;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Risk;
import dev.lintel.graph.AskedKeys;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Property;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Schema.Change;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Trail;
import dev.lintel.practice.database.MissingTables.Missing;
import dev.lintel.sql.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What is told of a table that nothing makes: who asks for it, and the keys that it needs from the start.
final class TableMissing {
    private static final String KEEP =
            "Keep the table until no running release asks for it: move its readers and writers"
                    + " first, then drop it; a view under the old name bridges a rename.";

    private TableMissing() {}

    /// @param asked classes that some query gives or saves
    static Finding finding(Missing missing, Backend backend, Paths paths, Set<String> asked) {
        Optional<Path> run = backend.entries().stream()
                .flatMap(paths::queries)
                .filter(path -> query(path).shape().tables().stream()
                        .anyMatch(use -> use.table().equals(missing.table())))
                .findFirst();
        boolean used = run.isPresent()
                || missing.byStatements().isEmpty()
                        && missing.entity()
                                .filter(each -> asked.contains(each.type()))
                                .isPresent();
        Optional<String> meant = meant(missing, backend);
        boolean idle = !used && missing.byStatements().isEmpty();
        Judgement judgement = Judgement.from(Risk.HIGH)
                .atMost(idle ? Risk.LOW : Risk.HIGH)
                .loweredIf(!used && !idle, EntityDrift.UNUSED)
                .notingIf(idle, EntityDrift.UNUSED)
                .loweredIf(
                        !idle && missing.loose() && meant.isEmpty(),
                        "plain SQL files make the other tables; which of them run is not known");
        Optional<Change> undone = undone(missing.table(), backend);
        String makes = undone.isPresent()
                ? "a migration takes away"
                : missing.loose() ? "none of the SQL files makes" : "no migration makes";
        Trail trail = run.filter(_ -> !missing.byStatements().isEmpty())
                .map(Trail::to)
                .map(told -> told.then(missing.at(), "names the table " + missing.table() + ", which " + makes))
                .orElseGet(() -> Trail.start(missing.at(), "maps to table " + missing.table() + ", which " + makes));
        List<AskedKeys.Key> keys = undone.isPresent() ? List.of() : keys(missing, backend);
        keys.forEach(key -> trail.then(key.query().at(), key.says()));
        meant.flatMap(backend.schema()::table)
                .ifPresent(table -> trail.then(table.at(), "makes " + table.name() + ", which was meant"));
        undone.ifPresent(change -> trail.then(change.at(), says(change)));
        return new Finding(
                EntityDrift.GUIDE,
                judgement.risk(),
                missing.loose() ? Confidence.LIKELY : Confidence.SURE,
                missing.entity().isPresent() ? "entity " + missing.name() : "table " + missing.table(),
                "Every statement on " + missing.name() + " fails: " + makes + " the table " + missing.table() + ".",
                judgement.reasons(),
                missing.name() + ":maps to table " + missing.table() + ", which no migration makes",
                List.of(),
                trail.guilty(undone.map(Change::at).orElse(missing.at())),
                Optional.of(meant.map(table -> renamed(missing.table(), table))
                        .orElseGet(() -> new Fix(
                                undone.isPresent() ? KEEP : advice(missing),
                                example(missing.table(), keys),
                                List.of()))));
    }

    /// The table that a statement means whose name lacks its first part: the only mapped one that is made and ends
    /// so. Then the statement is wrong, whichever of the SQL files run.
    private static Optional<String> meant(Missing missing, Backend backend) {
        if (missing.byStatements().isEmpty() || missing.entity().isPresent()) {
            return Optional.empty();
        }
        List<String> alike = backend.entities().values().stream()
                .map(Entity::table)
                .filter(table -> table.endsWith("_" + missing.table())
                        && backend.schema().table(table).isPresent())
                .distinct()
                .toList();
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    /// The last migration that drops or renames it.
    private static Optional<Change> undone(String table, Backend backend) {
        return backend.schema()
                .changes()
                .filter(change ->
                        change instanceof Change.DropTable drop && drop.table().equals(table)
                                || change instanceof Change.RenameTable rename
                                        && rename.table().equals(table))
                .reduce((first, second) -> second);
    }

    private static String says(Change change) {
        return change instanceof Change.RenameTable rename ? "renames it to " + rename.to() : "drops it";
    }

    private static Query query(Path path) {
        return ((Step.Run) path.step()).query();
    }

    private static List<AskedKeys.Key> keys(Missing missing, Backend backend) {
        Set<String> columns = new TreeSet<>();
        List<List<String>> keyed = new ArrayList<>();
        missing.entity().ifPresent(entity -> {
            keyed.addAll(entity.uniques());
            for (Property property : entity.properties()) {
                columns.add(property.column());
                boolean own = property.kind() == Entity.Kind.ID || property.unique();
                if (own) {
                    keyed.add(List.of(property.column()));
                }
            }
        });
        missing.byStatements().stream()
                .flatMap(query -> query.shape().assigned().stream())
                .map(Shape.Assignment::column)
                .forEach(column -> columns.add(column.name()));
        return AskedKeys.of(missing.table(), columns, backend, keyed).keys();
    }

    private static String advice(Missing missing) {
        String make = "Write the migration that makes the table";
        return missing.entity().isPresent()
                ? make + ": `lintel design --into . --entity " + missing.name() + "` shows one."
                : make + ".";
    }

    private static Fix renamed(String named, String meant) {
        return new Fix(
                "Name the table as it is made; check the statement's columns with it.",
                "- " + named + "\n+ " + meant,
                List.of());
    }

    private static String example(String table, List<AskedKeys.Key> keys) {
        return Stream.concat(
                        keys.isEmpty() ? Stream.empty() : Stream.of("  CREATE TABLE " + table + " (..),"),
                        keys.stream()
                                .map(key -> "+ " + (key.unique() ? "UNIQUE" : "INDEX") + " ("
                                        + String.join(", ", key.columns()) + ")"))
                .collect(joining("\n"));
    }
}
