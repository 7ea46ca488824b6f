package dev.lintel.design.schema;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Retention;
import java.time.Period;
import java.util.List;
import java.util.Locale;

/// How many rows there will be and how many bytes they take.
public record Sizes(Brief brief) {
    /// A row's header with alignment and its line pointer; then id, version and two times.
    private static final int ROW_OVERHEAD = 28 + 16 + 8 + 16;

    private static final int KEY_BYTES = 16;
    private static final int MONTHS = 12;
    private static final double DAYS_A_YEAR = 365;

    /// @param heap bytes of the rows in a year
    /// @param indexes bytes of all indexes in a year, with that of the primary key
    public record Sheet(String table, long rows, long rowsInAYear, int rowBytes, long heap, long indexes) {}

    public List<Sheet> sheets() {
        List<Index> all = new Indexes(brief).all();
        return brief.resources().stream().map(each -> sheet(each, all)).toList();
    }

    private Sheet sheet(Resource resource, List<Index> all) {
        String table = Names.table(resource.name());
        int keys = (int) resource.links().count() + (brief.parentOf(resource).isPresent() ? 1 : 0);
        int bytes =
                ROW_OVERHEAD + resource.fields().stream().mapToInt(Field::bytes).sum() + KEY_BYTES * keys;
        long later = inAYear(resource);
        long uniques = 1 + resource.fields().stream().filter(Field::unique).count();
        long indexes = all.stream()
                        .filter(each -> each.table().equals(table))
                        .mapToLong(Index::bytes)
                        .sum()
                + uniques * later * (KEY_BYTES + 12) * 10 / 9;
        return new Sheet(table, resource.rows(), later, bytes, later * bytes, indexes);
    }

    /// The rows of the brief after a year of growth; those that are deleted by then are not counted.
    public long inAYear(Resource resource) {
        double grown = resource.rows() * Math.pow(1 + brief.scale().growthPerMonth(), MONTHS);
        double kept = resource.retention()
                .flatMap(Retention::period)
                .map(Sizes::years)
                .filter(years -> years < 1)
                .orElse(1.0);
        return (long) (grown * kept);
    }

    private static double years(Period period) {
        return period.getYears() + period.getMonths() / (double) MONTHS + period.getDays() / DAYS_A_YEAR;
    }

    public static String bytes(long bytes) {
        if (bytes >= 1L << 30) {
            return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
        }
        return bytes >= 1 << 20
                ? String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20))
                : Math.max(1, bytes >> 10) + " KiB";
    }

    public static String count(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,d", (long) value)
                : String.format(Locale.ROOT, "%,.1f", value);
    }
}
