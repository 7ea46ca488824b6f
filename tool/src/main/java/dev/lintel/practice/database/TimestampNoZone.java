package dev.lintel.practice.database;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity.Property;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Family;
import dev.lintel.graph.Schema.Table;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Dialect;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A moment is stored in a column that forgets its time zone. Only where something shows that a moment is meant:
/// the mapped type is one, or other columns of the schema keep the zone. A schema of wall-clock times throughout is
/// a choice.
public final class TimestampNoZone implements Practice {
    static final Guide GUIDE = new Guide(
            "db-timestamp-no-tz",
            Risk.LOW,
            "instants are timestamptz",
            """
            `timestamp` keeps the digits and forgets the zone. The driver fills in the zone of the process: two instances \
            in different zones, or one that moved, read another moment than was written, and an hour a year exists twice.""",
            "One step worse is rare: it takes instances or tools in different zones.",
            """
            Changing the type asks which zone the old values were in: say it (`AT TIME ZONE 'UTC'`), or the session's zone \
            decides. A wall-clock time (shop opens at nine) is rightly a plain `timestamp` or `time`.""",
            """
            ```sql
            ALTER TABLE orders ALTER COLUMN placed_at TYPE timestamptz USING placed_at AT TIME ZONE 'UTC';
            ```""",
            List.of("PostgreSQL documentation, 8.5.1.3 Time Stamps"));

    private static final Set<String> MOMENTS = Set.of(
            "java.time.Instant",
            "java.time.OffsetDateTime",
            "java.time.ZonedDateTime",
            "java.util.Date",
            "java.sql.Timestamp");
    private static final Set<String> MARKS = Set.of("created", "updated", "modified", "deleted", "expires", "inserted");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        if (backend.schema().dialect() != Dialect.POSTGRESQL || zoneIsFixed(backend)) {
            return Stream.empty();
        }
        boolean mixed = backend.schema().tables().values().stream()
                .flatMap(table -> table.columns().stream())
                .anyMatch(column -> column.family() == Family.TIMESTAMP_TZ);
        return backend.schema().tables().values().stream()
                .filter(table -> table.complete() && !table.view())
                .sorted(Comparator.comparing(Table::name))
                .flatMap(table -> finding(backend, table, mixed).stream());
    }

    /// The persistence provider converts every moment to one zone before it writes (Hibernate ORM User Guide,
    /// `hibernate.jdbc.time_zone`).
    private static boolean zoneIsFixed(Backend backend) {
        return backend.settings().all().stream()
                .anyMatch(setting -> setting.key().replace("_", "-").endsWith("hibernate.jdbc.time-zone"));
    }

    private static Optional<Finding> finding(Backend backend, Table table, boolean mixed) {
        List<Column> forgetful = table.columns().stream()
                .filter(column -> column.family() == Family.TIMESTAMP)
                .filter(column -> isMoment(backend, table, column, mixed))
                .toList();
        if (forgetful.isEmpty()) {
            return Optional.empty();
        }
        String names = forgetful.stream().map(Column::name).collect(Collectors.joining(", "));
        Column first = forgetful.getFirst();
        Trail trail = Trail.start(first.at(), first.name() + " is a timestamp without time zone");
        mapping(backend, table, first)
                .ifPresent(property -> trail.then(property.at(), "is a moment, " + Drift.name(property.javaType())));
        return Optional.of(new Finding(
                GUIDE,
                Risk.LOW,
                Confidence.SURE,
                "table " + table.name(),
                "Which moment " + table.name() + " means by " + names + " depends on the time zone of the process.",
                mixed ? List.of("other columns of this database keep the zone") : List.of(),
                table.name(),
                List.of(),
                trail.guilty(first.at()),
                Optional.of(new Fix(
                        "Keep moments as timestamptz.",
                        "ALTER TABLE " + table.name() + " ALTER COLUMN " + first.name() + " TYPE timestamptz USING "
                                + first.name() + " AT TIME ZONE 'UTC';",
                        List.of()))));
    }

    private static boolean isMoment(Backend backend, Table table, Column column, boolean mixed) {
        Optional<Property> property = mapping(backend, table, column);
        return property.isPresent()
                ? MOMENTS.contains(property.get().javaType())
                : mixed && MARKS.stream().anyMatch(column.name()::contains);
    }

    private static Optional<Property> mapping(Backend backend, Table table, Column column) {
        return backend.entities().values().stream()
                .filter(entity -> entity.table().equals(table.name()))
                .flatMap(entity -> entity.ofColumn(column.name()).stream())
                .min(Comparator.comparing(Property::at));
    }
}
