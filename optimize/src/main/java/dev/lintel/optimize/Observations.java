package dev.lintel.optimize;

import dev.lintel.finding.Confidence;
import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.catalog.Index;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.observe.MissingKeys;
import dev.lintel.optimize.observe.NeedlessIndexes;
import dev.lintel.optimize.observe.Observation;
import dev.lintel.optimize.observe.Observation.Topic;
import dev.lintel.optimize.observe.PassedOver;
import dev.lintel.optimize.observe.Pools;
import dev.lintel.optimize.observe.Standouts;
import dev.lintel.optimize.observe.Unpruned;
import dev.lintel.optimize.observe.Upkeep;
import dev.lintel.optimize.plan.Wording;
import dev.lintel.optimize.postgres.rewrite.SearchIndexes;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.trace.Askers;
import dev.lintel.optimize.trace.Askers.Match;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All observations on a server, in one list.
public final class Observations {
    private static final double GOOD_CACHE = 0.95;
    private static final double GIGABYTE = 1e9;
    private static final Set<Operator> COMPARING =
            EnumSet.of(Operator.EQUAL, Operator.IN, Operator.RANGE, Operator.LIKE_PREFIX);

    private Observations() {}

    /// What the server alone tells, without sources.
    public static List<Observation> of(Snapshot snapshot, List<Query> queries) {
        return of(snapshot, queries, MappedLoop.in(queries, snapshot.catalog(), List.of()), Askers.none(), List.of());
    }

    static List<Observation> of(
            Snapshot snapshot, List<Query> queries, List<MappedLoop> loops, Askers askers, List<Candidate> advised) {
        List<Observation> all = new ArrayList<>();
        Function<Query, String> named = query -> named(query, askers);
        for (MappedLoop each : loops) {
            boolean seen = isAskedInLoop(each, askers);
            if (seen || !hasList(each, askers)) {
                all.add(each.observation(named, seen));
            }
        }
        double totalMs =
                queries.stream().mapToDouble(query -> query.asked().totalMs()).sum();
        queries.forEach(query -> all.addAll(SearchIndexes.of(query.asked(), snapshot.catalog(), totalMs)));
        all.addAll(Unpruned.in(queries, snapshot.catalog(), named));
        Set<Name> parts = snapshot.catalog().parts();
        for (Table table : snapshot.catalog().tables().values()) {
            if (!parts.contains(table.name())) {
                // what a partition lacks is said of the table that it is a part of
                all.addAll(MissingKeys.in(table, snapshot.catalog(), advised));
            }
            if (!table.partitioned()) {
                // use is counted for the partitions' indexes, never for those that they are parts of
                all.addAll(NeedlessIndexes.in(
                        table,
                        snapshot.catalog(),
                        snapshot.server().statisticsSince(),
                        index -> comparing(table, index, queries).map(query -> capital(named.apply(query)))));
            }
            if (!table.partitioned() || !parts.contains(table.name())) {
                all.addAll(Upkeep.in(table));
            }
        }
        Set<Query> answered = queries.stream()
                .filter(query -> isLedTo(query, advised))
                .collect(Collectors.toCollection(HashSet::new));
        for (PassedOver each : PassedOver.in(queries, snapshot.catalog())) {
            all.add(each.observation(named.apply(each.query())));
            answered.add(each.query());
        }
        all.addAll(Standouts.in(queries, answered, named));
        server(snapshot.server(), all);
        Snapshot.Server server = snapshot.server();
        Pools.of(server.connections(), server.maxConnections(), server.secondsCounted(), queries)
                .ifPresent(all::add);
        return all;
    }

    /// Whether an index that is proposed begins with a column that it compares.
    private static boolean isLedTo(Query query, List<Candidate> advised) {
        return advised.stream()
                .anyMatch(index -> query.shape().filter().stream()
                        .anyMatch(each ->
                                each.column().table().equals(index.table().name())
                                        && index.columns()
                                                .getFirst()
                                                .contains(each.column().name())));
    }

    /// Whether the sources surely have the list. With no loop over it that asks so, the numbers agree by chance.
    private static boolean hasList(MappedLoop loop, Askers askers) {
        return askers.of(loop.loop().parent().shape()).stream().anyMatch(match -> match.alike() == Confidence.SURE);
    }

    /// Without sources nothing speaks against it.
    private static boolean isAskedInLoop(MappedLoop loop, Askers askers) {
        return askers.all().isEmpty()
                || loop.batch().isPresent()
                || askers.of(loop.loop().child().shape()).stream()
                        .anyMatch(match -> match.asker().inLoop());
    }

    private static Optional<Query> comparing(Table table, Index index, List<Query> queries) {
        String first = index.leading();
        return queries.stream()
                .filter(query -> query.shape().filter().stream()
                        .anyMatch(each -> each.column().name().equals(first)
                                && each.column().table().equals(table.name().name())
                                && !(each.operand() instanceof Shape.Operand.Other)
                                && COMPARING.contains(each.operator())))
                .findFirst();
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static void server(Snapshot.Server server, List<Observation> all) {
        if (server.cacheHitShare() < GOOD_CACHE) {
            all.add(new Observation(
                    Topic.SERVER,
                    "%s of the blocks that were read were in shared buffers."
                            .formatted(Wording.percent(server.cacheHitShare())),
                    "Mend the statements that read most first; then shared_buffers at a quarter of the memory.",
                    0));
        }
        if (server.tempBytes() > GIGABYTE) {
            all.add(new Observation(
                    Topic.SERVER,
                    "%s were written to temporary files by sorts and hashes."
                            .formatted(Wording.kilobytes(server.tempBytes() / 1024)),
                    "Look for the statements with temporary blocks; log_temp_files = '10MB' names them.",
                    0));
        }
        all.addAll(server.traffic().observations());
        if (server.maxConnections() > 0 && server.connections() > 0.8 * server.maxConnections()) {
            all.add(new Observation(
                    Topic.SERVER,
                    "%d of %d connections are in use.".formatted(server.connections(), server.maxConnections()),
                    "The pools of all instances together must stay below max_connections less the reserved ones.",
                    0));
        }
    }

    private static String named(Query query, Askers askers) {
        List<Match> matches = askers.of(query.shape());
        Optional<Match> match = matches.stream()
                .filter(found -> found.asker().inLoop())
                .findFirst()
                .or(() -> matches.stream().findFirst());
        String table = query.shape().mainTable().orElse("?");
        // a comparison of two columns joins tables; what is asked for is compared with a value
        String columns = query.shape().filter().stream()
                .filter(each -> !(each.operand() instanceof Shape.Operand.Other))
                .findFirst()
                .map(each -> " by " + each.column().name())
                .orElse("");
        return "the query of " + table + columns
                + match.map(found -> " (" + found.asker().entry() + ", "
                                + found.asker().call() + ")")
                        .orElse("");
    }
}
