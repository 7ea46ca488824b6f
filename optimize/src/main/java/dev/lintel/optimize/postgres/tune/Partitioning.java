package dev.lintel.optimize.postgres.tune;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.change.TableChange;
import dev.lintel.optimize.plan.Wording;
import dev.lintel.sql.Shape;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// A table that is worth partitioning by time. To do nothing is the usual answer; the other one takes all of this: it
/// is large, its rows lie in the order of a time, old ones are deleted by that time at a price that shows, nearly all
/// that is asked of it compares that time, and no key of others, nor a unique one of its own, stands in the way.
final class Partitioning {
    private static final double LARGE_ROWS = 20_000_000;
    private static final double LARGE_BYTES = 10.0 * (1L << 30);
    private static final double IN_ORDER = 0.9;
    private static final double PRICE = 0.05;
    private static final double COMPARED = 0.9;
    private static final long FEWEST_MONTHS = 3;

    private Partitioning() {}

    /// When the rows of a table were made.
    record Span(LocalDate first, LocalDate last) {
        long months() {
            return Math.max(1, ChronoUnit.MONTHS.between(first, last) + 1);
        }
    }

    /// @param span of a column's values; empty when it is not known
    static Optional<TableChange> of(
            Table table, Catalog catalog, List<Query> workload, Function<Column, Optional<Span>> span) {
        boolean large = table.rows() >= LARGE_ROWS || table.bytes() >= LARGE_BYTES;
        if (table.partitioned() || !large || catalog.parts().contains(table.name()) || isReferred(table, catalog)) {
            return Optional.empty();
        }
        double total =
                workload.stream().mapToDouble(each -> each.asked().totalMs()).sum();
        for (Query query : workload) {
            Optional<Column> key = retention(query, table);
            if (key.isPresent()
                    && query.asked().totalMs() >= PRICE * total
                    && keepsUnique(table, key.get())
                    && compared(table, key.get(), query, workload) >= COMPARED) {
                return span.apply(key.get())
                        .filter(known -> known.months() >= FEWEST_MONTHS)
                        .map(known ->
                                change(table, key.get(), query, query.asked().totalMs() / total, known));
            }
        }
        return Optional.empty();
    }

    private static boolean isReferred(Table table, Catalog catalog) {
        return catalog.tables().values().stream()
                .anyMatch(other ->
                        other.references().stream().anyMatch(key -> key.target().equals(table.name())));
    }

    /// The time by which a statement deletes what is older.
    private static Optional<Column> retention(Query query, Table table) {
        Shape shape = query.shape();
        boolean plain = shape.kind() == Shape.Kind.DELETE
                && shape.complete()
                && shape.mainTable().equals(Optional.of(table.name().name()))
                && shape.filter().size() == 1
                && shape.filter().getFirst().operator() == Shape.Operator.RANGE
                && shape.filter().getFirst().function().isEmpty()
                && query.asked().rows() > 0;
        return plain
                ? table.column(shape.filter().getFirst().column().name())
                        .filter(column -> column.type().startsWith("date")
                                || column.type().startsWith("timestamp"))
                        .filter(column -> !column.nullable() && Math.abs(column.correlation()) >= IN_ORDER)
                : Optional.empty();
    }

    /// A unique index of a partitioned table must hold the time; a made-up primary key can do without being unique over
    /// all partitions, another rule of the application cannot.
    private static boolean keepsUnique(Table table, Column key) {
        return table.indexes().stream()
                .filter(index -> index.unique() && !index.primary())
                .allMatch(index -> index.columns().contains(key.name()));
    }

    /// The share of the time of all other statements on the table that compare the column itself.
    private static double compared(Table table, Column key, Query delete, List<Query> workload) {
        double all = 0;
        double comparing = 0;
        for (Query query : workload) {
            Shape shape = query.shape();
            boolean looks = !query.equals(delete)
                    && shape.reads(table.name().name())
                    && shape.kind() != Shape.Kind.INSERT
                    && shape.kind() != Shape.Kind.UPSERT;
            if (looks) {
                all += query.asked().totalMs();
                boolean compares = shape.filter().stream()
                        .anyMatch(each -> each.column().name().equals(key.name())
                                && each.conjunct()
                                && each.function().isEmpty()
                                && !(each.operand() instanceof Shape.Operand.Other));
                comparing += compares ? query.asked().totalMs() : 0;
            }
        }
        return all == 0 ? 0 : comparing / all;
    }

    private static TableChange change(Table table, Column key, Query delete, double share, Span span) {
        long months = span.months();
        String plain = Names.plain(table.name().name());
        Name before = new Name(table.name().schema(), plain + "_before");
        return new TableChange(
                "partitions_" + Names.plain(table.name()),
                statements(table, key, plain, span.last().withDayOfMonth(1).plusMonths(2)),
                "%s has %s rows of %d months in %s, in the order of %s. Deleting the old ones took %s of the counted time: %s rows in %s, %s each. Nearly all else that is asked of it compares %s."
                        .formatted(
                                table.name(),
                                Wording.count(table.rows()),
                                months,
                                Wording.kilobytes(table.bytes() / 1024.0),
                                key.name(),
                                Wording.percent(share),
                                Wording.count(delete.asked().rows()),
                                Wording.some(delete.asked().calls(), "call"),
                                Wording.ms(delete.asked().meanMs()),
                                key.name()),
                "a month, about %s rows and %s, goes with one drop table: no dead rows, nothing to vacuum, and %s index entries that stay unwritten a month."
                        .formatted(
                                Wording.count(table.rows() / months),
                                Wording.kilobytes(table.bytes() / 1024.0 / months),
                                Wording.count(table.rows()
                                        / months
                                        * Math.max(1, table.indexes().size()))),
                "somebody makes a partition each month (a job, pg_partman); planning looks at each of about %d."
                        .formatted(months),
                "high; to do nothing is right while the deletes keep up, and deleting in batches comes first. This is a sketch to try on a copy:"
                        + " indexes, grants, triggers and what owns the sequence are made again on the new table"
                        + (table.primaryKey().isEmpty() || table.primaryKey().contains(key.name())
                                ? "."
                                : ", and %s is unique within a partition only."
                                        .formatted(String.join(", ", table.primaryKey()))),
                "the plans of what compares %s read one or two partitions; inserts beyond the last partition fail."
                        .formatted(key.name()),
                List.of(
                        "begin; alter table %1$s detach partition %2$s; drop table %1$s; alter table %2$s rename to %3$s; commit; -- what came since goes with it"
                                .formatted(
                                        table.name().brief(),
                                        before.brief(),
                                        Name.quoted(table.name().name()))),
                false);
    }

    /// The table as it is becomes the first partition: the check is validated while others read and write, so that
    /// attaching need not look at the rows again.
    private static List<String> statements(Table table, Column key, String plain, LocalDate cut) {
        String name = table.name().brief();
        Name before = new Name(table.name().schema(), plain + "_before");
        Name next = new Name(
                table.name().schema(),
                String.format(Locale.ROOT, "%s_%d_%02d", plain, cut.getYear(), cut.getMonthValue()));
        String column = Name.quoted(key.name());
        String check = plain + "_until";
        return List.of(
                "alter table %s add constraint %s check (%s < '%s') not valid;".formatted(name, check, column, cut),
                "alter table %s validate constraint %s;".formatted(name, check),
                "begin;",
                "alter table %s rename to %s;".formatted(name, Name.quoted(before.name())),
                "create table %s (like %s including defaults including generated including storage) partition by range (%s);"
                        .formatted(name, before.brief(), column),
                "alter table %s attach partition %s for values from (minvalue) to ('%s');"
                        .formatted(name, before.brief(), cut),
                "create table %s partition of %s for values from ('%s') to ('%s');"
                        .formatted(next.brief(), name, cut, cut.plusMonths(1)),
                "commit;");
    }
}
