package dev.lintel.design.decide;

import static dev.lintel.design.schema.Sizes.bytes;
import static dev.lintel.design.schema.Sizes.count;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.decide.Decision.Rejected;
import dev.lintel.design.decide.Decision.Step;
import java.util.List;
import java.util.stream.Stream;

/// How much, from where, and on how many machines.
record UsageDecisions(Brief brief) {
    private static final long ONE_MACHINE = 500L << 30;

    Stream<Decision> all() {
        return Stream.of(pool(), database(), rollout(), telemetry());
    }

    private Decision pool() {
        Capacity capacity = new Capacity(brief);
        return new Decision(
                "pool",
                Step.USAGE,
                "db-pool-sizing",
                capacity.pool() + " connections a node, " + capacity.nodes() + " nodes",
                "At the peak " + count(Math.ceil(capacity.peak())) + " requests a second keep "
                        + count(Math.ceil(capacity.busyConnections() * 10) / 10)
                        + " connections busy (Little's law: rate times time held; 5 ms a read and 15 ms a write are"
                        + " assumed until measured). Twice that over all nodes, at most " + Capacity.LARGEST_POOL
                        + " each; two nodes at least, since one restarts during a rollout.",
                List.of(new Rejected(
                        "100 connections a node", "each is a process of PostgreSQL, and they wait for the same cores")),
                "measured times: `lintel optimize --db` has them");
    }

    private Decision database() {
        long bytes = new Capacity(brief).bytes();
        boolean fits = bytes < ONE_MACHINE;
        int others = brief.scale().regions() - 1;
        return new Decision(
                "one-database",
                Step.USAGE,
                "db-unnormalized",
                "one PostgreSQL with a replica to fail over to"
                        + (fits ? ", no partitions, no second store" : ", the largest tables partitioned by month")
                        + (others > 0 ? "; " + others + " more regions read from replicas" : ""),
                bytes(bytes) + " of rows and indexes in a year. "
                        + (fits
                                ? "One machine holds that, and its transactions keep every rule of the brief."
                                : "Partitions let old months go by DROP and keep the indexes in use in memory."),
                List.of(
                        new Rejected(
                                "a database for each resource",
                                "rules that span two could not be kept in one transaction"),
                        new Rejected(
                                "a document store", "the rules of the brief are foreign keys, sums and unique values")),
                "more than " + bytes(ONE_MACHINE) + ", or more commits a second than one disk syncs");
    }

    private Decision rollout() {
        return brief.compatibility().rolling()
                ? new Decision(
                        "rollout",
                        Step.USAGE,
                        "db-mig-drop-in-use",
                        "expand, roll out, contract: each migration fits the version before and the one after",
                        "Old and new nodes serve at once, so that a column goes only when no running version reads it.",
                        List.of(new Rejected("stop, migrate, start", "nobody is served meanwhile")),
                        "`compatibility: {deploy: stop}`")
                : new Decision(
                        "rollout",
                        Step.USAGE,
                        "db-mig-drop-in-use",
                        "stop, migrate, start",
                        "The brief allows a stop, and a migration may then change what was in use.",
                        List.of(new Rejected(
                                "expand and contract", "two releases for what one does while nobody looks")),
                        "`compatibility: {deploy: rolling}`");
    }

    private static Decision telemetry() {
        return new Decision(
                "telemetry",
                Step.USAGE,
                "res-async-lost",
                "metrics and traces are sent to a collector by OTLP; a tenth of the traces, those of callers who trace as they"
                        + " decide; logs carry the trace's id",
                "One request can be followed from its caller to who is asked outside. Metrics are named by the address's"
                        + " template, so that no id makes a new series.",
                List.of(
                        new Rejected(
                                "an address to fetch metrics from",
                                "one more that has to be guarded, or a second port"),
                        new Rejected("every trace", "at the peak it costs more than what is traced")),
                "a platform that only fetches: then micrometer-registry-prometheus on a port of its own");
    }
}
