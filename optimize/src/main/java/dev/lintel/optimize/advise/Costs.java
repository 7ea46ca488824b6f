package dev.lintel.optimize.advise;

import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.plan.PlanNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Plans of queries under sets of candidates. A plan is asked for once for each set of candidates that may serve the
/// query, since no others can change it. What is cheapest among many ways is cheapest among some of them too, so a
/// plan that is known for a larger set stands for each smaller one that still has all the indexes it reads.
final class Costs {
    /// The planner itself holds paths for equal that differ by less than a hundredth.
    private static final double ALIKE = 1.0005;

    private final WhatIf engine;
    private final Map<Key, Optional<Plan>> known = new HashMap<>();
    private final Map<String, List<Chosen>> chosen = new HashMap<>();
    private final Set<Name> hidden;
    private Set<Candidate> shown = Set.of();
    private int asked;

    Costs(WhatIf engine, Set<Name> hidden) {
        this.engine = engine;
        this.hidden = Set.copyOf(hidden);
    }

    private record Key(String sql, Set<Candidate> visible) {}

    /// @param among what the planner could choose from
    /// @param read what of it the plan reads
    private record Chosen(Set<Candidate> among, Set<Candidate> read, Plan plan) {
        double cost() {
            return Costs.cost(plan);
        }

        boolean standsFor(Set<Candidate> fewer) {
            return fewer.containsAll(read) && among.containsAll(fewer);
        }
    }

    /// Empty when the engine does not understand the query.
    Optional<Plan> plan(Query query, Set<Candidate> visible) throws IOException {
        Set<Candidate> relevant = relevant(query, visible);
        Key key = new Key(query.sql(), relevant);
        Optional<Plan> plan = known.get(key);
        if (plan == null) {
            plan = ofMore(query, relevant);
            if (plan.isEmpty()) {
                show(relevant);
                plan = ask(query);
                plan.ifPresent(asked -> remember(query, relevant, asked));
            }
            known.put(key, plan);
        }
        return plan;
    }

    private Optional<Plan> ofMore(Query query, Set<Candidate> fewer) {
        return chosen.getOrDefault(query.sql(), List.of()).stream()
                .filter(each -> each.standsFor(fewer))
                .map(Chosen::plan)
                .findFirst();
    }

    private void remember(Query query, Set<Candidate> among, Plan plan) {
        List<String> names = indexes(plan);
        Set<Candidate> read = new HashSet<>();
        for (Candidate each : among) {
            if (engine.isAmong(names, each)) {
                read.add(each);
            }
        }
        chosen.computeIfAbsent(query.sql(), _ -> new ArrayList<>()).add(new Chosen(among, read, plan));
    }

    /// More indexes never make the cheapest plan dearer: where all that are more cost as much as some that are
    /// fewer, no plan has to be asked for.
    double cost(Query query, Set<Candidate> visible) throws IOException {
        Set<Candidate> relevant = relevant(query, visible);
        if (!known.containsKey(new Key(query.sql(), relevant))) {
            double most = Double.MAX_VALUE;
            double least = 0;
            for (Chosen each : chosen.getOrDefault(query.sql(), List.of())) {
                if (relevant.containsAll(each.among())) {
                    most = Math.min(most, each.cost());
                }
                if (each.among().containsAll(relevant)) {
                    least = Math.max(least, each.cost());
                }
            }
            if (most <= least * ALIKE) {
                return most;
            }
        }
        return plan(query, relevant).map(Costs::cost).orElse(0.0);
    }

    private static double cost(Plan plan) {
        return plan.root().estimate().totalCost();
    }

    private Optional<Plan> ask(Query query) {
        asked++;
        try {
            return Optional.of(engine.plan(query.sql(), WhatIf.Stress.NONE));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Empty when the engine does not understand the query.
    Optional<Plan> stressed(Query query, Set<Candidate> visible, WhatIf.Stress stress) throws IOException {
        show(relevant(query, visible));
        asked++;
        try {
            return Optional.of(engine.plan(query.sql(), stress));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Units of cost that the engine is known to leave out of its estimate.
    double leftOut(Plan plan) {
        return engine.leftOut(plan);
    }

    void show(Set<Candidate> visible) throws IOException {
        if (!visible.equals(shown)) {
            engine.show(visible, hidden);
            shown = new HashSet<>(visible);
        }
    }

    /// How often the engine was asked for a plan.
    int asked() {
        return asked;
    }

    static Set<Candidate> relevant(Query query, Set<Candidate> all) {
        Set<Candidate> relevant = new LinkedHashSet<>();
        for (Candidate each : all) {
            if (query.shape().reads(each.table().name()) && mayServe(each, query)) {
                relevant.add(each);
            }
        }
        return relevant;
    }

    /// A plan reads an index by its first column or takes all that it needs from it; both name that column.
    private static boolean mayServe(Candidate candidate, Query query) {
        Candidate.Key first = candidate.keys().getFirst();
        return first.expression() || names(query.sql(), first.part());
    }

    private static boolean names(String sql, String column) {
        for (int i = 0; i + column.length() <= sql.length(); i++) {
            if (sql.regionMatches(true, i, column, 0, column.length())) {
                return true;
            }
        }
        return false;
    }

    /// The indexes that a plan reads.
    static List<String> indexes(Plan plan) {
        return plan.root()
                .all()
                .map(PlanNode::index)
                .filter(index -> !index.isEmpty())
                .distinct()
                .toList();
    }
}
