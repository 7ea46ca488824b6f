package dev.lintel.bench.optimize.rival;

import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Candidate.Key;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.advise.WhatIf;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.plan.PlanNode;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Script;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What a rival may ask: costs and sizes of sets of indexes. A plan is asked for once for each set of indexes on
/// the tables that the query reads, as the evaluation's harness does.
public final class Asking {
    /// Columns in an index, as in that evaluation's settings for TPC-H.
    static final int WIDEST = 2;

    private final Catalog catalog;
    private final List<Query> queries;
    private final WhatIf engine;
    private final Map<Asked, Plan> plans = new HashMap<>();
    private final Map<Candidate, Long> sizes = new HashMap<>();
    private int asked;

    public Asking(Catalog catalog, List<Query> queries, WhatIf engine) {
        this.catalog = catalog;
        this.queries = List.copyOf(queries);
        this.engine = engine;
    }

    private record Asked(Query query, Set<Candidate> visible) {}

    List<Query> queries() {
        return queries;
    }

    public int asked() {
        return asked;
    }

    public double cost(Set<Candidate> visible) throws IOException {
        double total = 0;
        for (Query query : queries) {
            total += cost(query, visible);
        }
        return total;
    }

    double cost(Query query, Set<Candidate> visible) throws IOException {
        return plan(query, visible).root().estimate().totalCost();
    }

    Set<Candidate> used(Query query, Set<Candidate> visible) throws IOException {
        List<String> names = plan(query, visible)
                .root()
                .all()
                .map(PlanNode::index)
                .distinct()
                .toList();
        Set<Candidate> used = new LinkedHashSet<>();
        for (Candidate each : visible) {
            if (engine.isAmong(names, each)) {
                used.add(each);
            }
        }
        return used;
    }

    private Plan plan(Query query, Set<Candidate> visible) throws IOException {
        Set<Candidate> relevant = new LinkedHashSet<>();
        for (Candidate each : visible) {
            if (query.shape().reads(each.table().name())) {
                relevant.add(each);
            }
        }
        Asked key = new Asked(query, relevant);
        Plan plan = plans.get(key);
        if (plan == null) {
            know(relevant);
            engine.show(relevant, Set.of());
            plan = engine.plan(query.sql(), WhatIf.Stress.NONE);
            asked++;
            plans.put(key, plan);
        }
        return plan;
    }

    private void know(Collection<Candidate> candidates) throws IOException {
        List<Candidate> fresh =
                candidates.stream().filter(each -> !sizes.containsKey(each)).toList();
        if (!fresh.isEmpty()) {
            // at its most, as our own search counts it
            engine.know(fresh).forEach((each, bytes) -> sizes.put(each, bytes.most()));
        }
    }

    public long bytes(Collection<Candidate> indexes) throws IOException {
        know(indexes);
        return indexes.stream()
                .mapToLong(each -> sizes.getOrDefault(each, Long.MAX_VALUE / 1000))
                .sum();
    }

    /// One index for each column that the query names.
    List<Candidate> singles(Query query) {
        Set<String> words = new TreeSet<>();
        Script.read(
                query.sql(),
                Dialect.POSTGRESQL,
                statement -> statement.tokens().stream()
                        .filter(Token::isName)
                        .map(token -> token.text().toLowerCase(Locale.ROOT))
                        .forEach(words::add));
        List<Candidate> singles = new ArrayList<>();
        for (String name : query.shape().tables().stream()
                .map(Shape.TableUse::table)
                .distinct()
                .toList()) {
            catalog.named(name).stream()
                    .flatMap(table -> table.columns().stream()
                            .filter(column -> words.contains(column.name()))
                            .map(column -> single(table, column)))
                    .forEach(singles::add);
        }
        return singles;
    }

    private static Candidate single(Table table, Column column) {
        return Candidate.btree(table.name(), List.of(Key.of(column.name())));
    }

    List<Candidate> singles() {
        return queries.stream()
                .flatMap(query -> singles(query).stream())
                .distinct()
                .toList();
    }

    /// All orders of up to [#WIDEST] of the columns that the query names.
    List<Candidate> permutations(Query query) {
        List<Candidate> singles = singles(query);
        List<Candidate> all = new ArrayList<>(singles);
        for (Candidate first : singles) {
            for (Candidate second : singles) {
                if (first.table().equals(second.table()) && !first.equals(second)) {
                    all.add(widened(first, second));
                }
            }
        }
        return all;
    }

    static Candidate widened(Candidate index, Candidate by) {
        List<Key> keys = new ArrayList<>(index.keys());
        by.keys().stream().filter(key -> !keys.contains(key)).forEach(keys::add);
        return Candidate.btree(index.table(), keys);
    }

    /// A set with another element.
    static Set<Candidate> with(Set<Candidate> set, Candidate added) {
        Set<Candidate> with = new LinkedHashSet<>(set);
        with.add(added);
        return with;
    }

    static Set<Candidate> without(Set<Candidate> set, Candidate removed) {
        Set<Candidate> without = new LinkedHashSet<>(set);
        without.remove(removed);
        return without;
    }
}
