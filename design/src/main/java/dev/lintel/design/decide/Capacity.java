package dev.lintel.design.decide;

import dev.lintel.design.brief.AccessPattern;
import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.schema.Sizes;

/// How many requests come at once and how many connections they hold: the arithmetic that decisions quote.
public record Capacity(Brief brief) {
    private static final double READ_HOLDS_MILLIS = 5;
    private static final double WRITE_HOLDS_MILLIS = 15;
    private static final int SMALLEST_POOL = 8;
    static final int LARGEST_POOL = 32;
    private static final int SPARE = 2;
    /// Without patterns each user is taken to ask so often on a busy day.
    private static final double REQUESTS_A_DAY = 20;

    private static final double SECONDS_A_DAY = 86_400;

    /// Requests a second of a usual minute.
    public double usual() {
        double said =
                brief.patterns().stream().mapToDouble(AccessPattern::perSecond).sum();
        return said > 0 ? said : brief.scale().users() * REQUESTS_A_DAY / SECONDS_A_DAY;
    }

    /// Requests a second in the busiest minute.
    public double peak() {
        return usual() * brief.scale().peakFactor();
    }

    /// Connections that are in use at once at the peak: Little's law, the rate times how long each holds one.
    public double busyConnections() {
        double held = brief.patterns().stream()
                .mapToDouble(each -> each.perSecond() * holdsMillis(each) / 1000)
                .sum();
        return (held > 0 ? held : usual() * READ_HOLDS_MILLIS / 1000)
                * brief.scale().peakFactor();
    }

    private static double holdsMillis(AccessPattern pattern) {
        return pattern.operation().isPresent() ? WRITE_HOLDS_MILLIS : READ_HOLDS_MILLIS;
    }

    /// Connections of one node's pool: twice its share of what is busy, so that waiting for one stays rare.
    public int pool() {
        return (int) Math.min(LARGEST_POOL, Math.max(SMALLEST_POOL, Math.ceil(SPARE * busyConnections() / nodes())));
    }

    /// Nodes that are needed so that no pool grows over its cap; at least two, since one is restarted during a
    /// rollout.
    public int nodes() {
        return (int) Math.max(2, Math.ceil(SPARE * busyConnections() / LARGEST_POOL));
    }

    /// Bytes of heap and indexes of all tables in a year.
    public long bytes() {
        return new Sizes(brief)
                .sheets().stream()
                        .mapToLong(each -> each.heap() + each.indexes())
                        .sum();
    }

    long inAYear(Resource resource) {
        return new Sizes(brief).inAYear(resource);
    }

    /// `300 times a second`, or that nobody said.
    static String rate(double perSecond) {
        if (perSecond == 0) {
            return "at a rate nobody has said";
        }
        return perSecond >= 1
                ? times(Math.rint(perSecond * 10) / 10) + " a second"
                : times(Math.max(1, Math.rint(perSecond * SECONDS_A_DAY))) + " a day";
    }

    private static String times(double many) {
        return many == 1 ? "once" : Sizes.count(many) + " times";
    }
}
