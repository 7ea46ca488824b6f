package dev.lintel.design.decide;

import dev.lintel.design.brief.AccessPattern;
import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;
import java.util.List;

/// How much there will be: rows, bytes, requests, connections. The arithmetic that decisions quote.
public record Capacity(Brief brief) {
    /// A row's header with alignment and its line pointer; then id, version and two times.
    private static final int ROW_OVERHEAD = 28 + 16 + 8 + 16;

    private static final int MONTHS = 12;
    private static final double READ_HOLDS_MILLIS = 5;
    private static final double WRITE_HOLDS_MILLIS = 15;
    private static final int SMALLEST_POOL = 8;
    static final int LARGEST_POOL = 32;

    /// @param bytes of the heap, without indexes
    public record Sheet(String table, long rows, long rowsInAYear, int rowBytes, long bytes) {}

    public List<Sheet> sheets() {
        return brief.resources().stream().map(this::sheet).toList();
    }

    Sheet sheet(Resource resource) {
        int bytes = ROW_OVERHEAD
                + resource.fields().stream().mapToInt(Field::bytes).sum()
                + 16 * (resource.references().size() + (resource.owner().isPresent() ? 1 : 0)
                        + (brief.parentOf(resource).isPresent() ? 1 : 0));
        long later = inAYear(resource);
        return new Sheet(Names.table(resource.name()), resource.rows(), later, bytes, later * bytes);
    }

    long inAYear(Resource resource) {
        return (long) (resource.rows() * Math.pow(1 + brief.scale().growthPerMonth(), MONTHS));
    }

    /// Requests a second in the busiest minute.
    public double peak() {
        return brief.patterns().stream().mapToDouble(AccessPattern::perSecond).sum() * brief.scale().peakFactor();
    }

    /// Connections that are in use at once at the peak: Little's law, the rate times how long each holds one.
    public double busyConnections() {
        return brief.patterns().stream()
                        .mapToDouble(each -> each.perSecond() * holdsMillis(each) / 1000)
                        .sum()
                * brief.scale().peakFactor();
    }

    private static double holdsMillis(AccessPattern pattern) {
        return pattern.operation().isPresent() ? WRITE_HOLDS_MILLIS : READ_HOLDS_MILLIS;
    }

    /// Twice what is busy, so that waiting for a connection stays rare.
    public int pool() {
        return (int) Math.min(LARGEST_POOL, Math.max(SMALLEST_POOL, Math.ceil(2 * busyConnections())));
    }

    /// Nodes that are needed so that no pool grows over its cap; at least two, since one is restarted during a rollout.
    public int nodes() {
        return (int) Math.max(2, Math.ceil(2 * busyConnections() / LARGEST_POOL));
    }

    public static String bytes(long bytes) {
        if (bytes >= 1L << 30) {
            return String.format(java.util.Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
        }
        return bytes >= 1 << 20
                ? String.format(java.util.Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20))
                : Math.max(1, bytes >> 10) + " KiB";
    }

    public static String count(double value) {
        return value == Math.rint(value)
                ? String.format(java.util.Locale.ROOT, "%,d", (long) value)
                : String.format(java.util.Locale.ROOT, "%.1f", value);
    }
}
