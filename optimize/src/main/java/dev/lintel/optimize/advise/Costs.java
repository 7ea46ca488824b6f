package dev.lintel.optimize.advise;

import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.plan.PlanNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Plans of queries under sets of candidates. A plan is asked for once for each set of candidates that may serve
/// the query, since no others can change it.
final class Costs {
    private final WhatIf engine;
    private final Map<Key, Optional<Plan>> known = new HashMap<>();
    private final Set<Name> hidden;
    private Set<Candidate> shown = Set.of();
    private int asked;

    Costs(WhatIf engine, Set<Name> hidden) {
        this.engine = engine;
        this.hidden = Set.copyOf(hidden);
    }

    private record Key(String sql, Set<Candidate> visible) {}

    /// Empty when the engine does not understand the query.
    Optional<Plan> plan(Query query, Set<Candidate> visible) throws IOException {
        Set<Candidate> relevant = relevant(query, visible);
        Key key = new Key(query.sql(), relevant);
        Optional<Plan> plan = known.get(key);
        if (plan == null) {
            show(relevant);
            plan = ask(query);
            known.put(key, plan);
        }
        return plan;
    }

    double cost(Query query, Set<Candidate> visible) throws IOException {
        return plan(query, visible)
                .map(plan -> plan.root().estimate().totalCost())
                .orElse(0.0);
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
