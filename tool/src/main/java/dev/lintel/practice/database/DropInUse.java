package dev.lintel.practice.database;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Schema.Change;
import dev.lintel.graph.Step;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The last migration takes away a column or a name that code still asks for: this release's, or the one that runs
/// until the last of its instances is gone.
public final class DropInUse implements Practice {
    static final Guide GUIDE = new Guide(
            "db-mig-drop-in-use",
            Risk.CRITICAL,
            "a column/table still read or written by this or the previous release is not dropped or renamed",
            """
            A migration runs before the new code has taken over. Between the two, and in a rolling deployment for minutes, the \
            release before works on the new schema: each statement that names a renamed column fails, and so does the way \
            back when the new release has to be undone.""",
            "Critical where this release's own statements name a column that is gone; medium for a rename, which only hurts "
                    + "while two releases run. Told of the last migration only.",
            """
            A view under the old name, or a generated column, keeps readers alive; writers need both columns filled until the \
            old one is gone.""",
            """
            Expand, change over, contract, each in a release of its own: add the new column, write both, fill the old rows, \
            read the new one, and drop the old one when no running release asks for it.""",
            List.of("Ambler/Sadalage, Refactoring Databases, 2006"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return NewestRelease.of(backend.schema(), paths).stream()
                .flatMap(release -> Stream.concat(
                        release.changes(Change.RenameColumn.class)
                                .flatMap(change -> renamed(backend, paths, release, change).stream()),
                        release.changes(Change.DropColumn.class)
                                .flatMap(change -> dropped(backend, paths, release, change).stream())));
    }

    /// The new code uses the column by its new name, so the old one used it by the old.
    private static Optional<Finding> renamed(
            Backend backend, Paths paths, NewestRelease release, Change.RenameColumn change) {
        List<String> users = Stream.concat(
                        asking(backend, paths, change.table(), change.to()).map(Path::from),
                        isMapped(backend, change.table(), change.to())
                                ? paths.traffic().of(change.table()).readers().stream()
                                : Stream.empty())
                .distinct()
                .map(Entry::label)
                .toList();
        return users.isEmpty()
                ? Optional.empty()
                : Optional.of(finding(
                        release,
                        Risk.MEDIUM,
                        change.table(),
                        "Until its last instance is gone, every statement of the release before that names "
                                + change.table() + "." + change.column() + " fails.",
                        users,
                        Trail.start(release.made(change.table()).at(), "the table exists since here")
                                .then(change.at(), "renames the column under the running release"),
                        change));
    }

    private static Optional<Finding> dropped(
            Backend backend, Paths paths, NewestRelease release, Change.DropColumn change) {
        boolean gone = backend.schema()
                .table(change.table())
                .filter(table ->
                        table.complete() && table.column(change.column()).isEmpty())
                .isPresent();
        List<Path> asking =
                gone ? asking(backend, paths, change.table(), change.column()).toList() : List.of();
        if (asking.isEmpty()) {
            return Optional.empty();
        }
        Path first = asking.getFirst();
        return Optional.of(finding(
                release,
                Risk.CRITICAL,
                change.table(),
                first.from().label() + " fails: this migration drops " + change.table() + "." + change.column()
                        + ", and the statement still names it.",
                asking.stream().map(path -> path.from().label()).distinct().toList(),
                Trail.to(first)
                        .then(((Step.Run) first.step()).query().at(), "names " + change.column())
                        .then(change.at(), "drops the column"),
                change));
    }

    /// The ways to statements on this table alone that name the column.
    private static Stream<Path> asking(Backend backend, Paths paths, String table, String column) {
        return backend.entries().stream().flatMap(paths::queries).filter(path -> {
            Shape shape = ((Step.Run) path.step()).query().shape();
            boolean alone = shape.tables().size() == 1
                    && shape.tables().getFirst().table().equals(table);
            return alone
                    && shape.complete()
                    && columns(shape).anyMatch(each -> each.name().equals(column));
        });
    }

    private static Stream<Shape.Column> columns(Shape shape) {
        return Stream.of(
                        shape.filter().stream().map(Shape.Predicate::column),
                        shape.order().stream().map(Shape.Order::column),
                        shape.columns().stream(),
                        shape.assigned().stream().map(Shape.Assignment::column))
                .flatMap(each -> each);
    }

    private static boolean isMapped(Backend backend, String table, String column) {
        return backend.entityOfTable(table).map(Entity::properties).stream()
                .flatMap(List::stream)
                .anyMatch(property -> property.column().equals(column));
    }

    private static Finding finding(
            NewestRelease release,
            Risk risk,
            String table,
            String headline,
            List<String> users,
            Trail trail,
            Change change) {
        return new Finding(
                GUIDE,
                risk,
                Confidence.SURE,
                "table " + table,
                headline,
                List.of(String.join(", ", users.stream().limit(3).toList())
                        + (risk == Risk.CRITICAL ? " asks for it" : " asks for it by the new name")),
                table + " " + change.at().line() + " " + release.migration().version(),
                users,
                trail.guilty(change.at()),
                Optional.of(new Fix(
                        "Keep the old column until no running release asks for it: add, fill, change over, then drop.",
                        "",
                        List.of())));
    }
}
