package dev.lintel.optimize.advise;

import dev.lintel.optimize.advise.Advice.Recommended;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.plan.Plan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Advises the set of indexes that makes a workload cheapest under a budget. All candidates are shown to the
/// planner at once first, and what it would not touch is forgotten; among the others the best set is searched; then
/// each plan that became cheaper is tried with estimates that are wrong.
public final class Advisor {
    private static final int MOST_CANDIDATES = 600;
    /// Of the plans that may be asked for: the search ends here, the rest is for what simplifies and for the risk
    /// test.
    private static final double SEARCHED = 0.8;
    /// And here ends all else, for the answer takes some plans too.
    private static final double TESTED = 0.95;

    private final Catalog catalog;
    private final List<Query> workload;
    private final WhatIf engine;
    private final Limits limits;
    private final Costs costs;
    private final Pricing pricing;
    private final long deadline;

    private Advisor(Catalog catalog, List<Query> workload, WhatIf engine, Limits limits) throws IOException {
        this.catalog = catalog;
        this.workload = List.copyOf(workload);
        this.engine = engine;
        this.limits = limits;
        this.deadline = System.nanoTime() + limits.time().toNanos();
        this.costs = new Costs(engine, Set.of());
        this.pricing = Pricing.of(catalog, this.workload, costs);
    }

    public static Advice advise(Catalog catalog, List<Query> workload, WhatIf engine, Limits limits)
            throws IOException {
        return new Advisor(catalog, workload, engine, limits).advise();
    }

    private Advice advise() throws IOException {
        double before = pricing.total(Set.of());
        Room room = new Room(engine.know(List.copyOf(candidates())), limits.bytes());
        Map<Query, Set<Candidate>> read = read(room.known());
        Set<Candidate> useful =
                read.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(LinkedHashSet::new));
        double bound = pricing.total(room.known());
        Set<Candidate> wanted = new LinkedHashSet<>();
        for (Query query : pricing.planned()) {
            wanted.addAll(used(costs.plan(query, room.known()), room.known()));
        }
        Set<Candidate> found =
                new Search(pricing.seeing(read), room, () -> isLate(SEARCHED), this::late).best(useful, wanted);
        RiskTest risk = new RiskTest(catalog, costs, pricing, this::late);
        Sturdy.Chosen chosen = new Sturdy(pricing, room, engine, risk, this::late).of(found, useful);
        double after = pricing.total(chosen.indexes());
        return new Advice(
                recommended(chosen.indexes(), after, room, risk),
                before,
                after,
                Math.min(bound, after),
                pricing.notPlanned(),
                chosen.withdrawn(),
                costs.asked(),
                !late());
    }

    private boolean late() {
        return isLate(TESTED);
    }

    private boolean isLate(double share) {
        return System.nanoTime() > deadline || costs.asked() >= share * limits.plans();
    }

    /// What the shapes of the statements want comes first; what their columns can make beside it has the places that
    /// are left.
    private Set<Candidate> candidates() {
        Map<Candidate, Double> worth = new LinkedHashMap<>();
        Map<Candidate, Double> pairs = new LinkedHashMap<>();
        for (Query query : workload) {
            if (pricing.planned().contains(query)) {
                double weight = pricing.weight(query) * pricing.before(query);
                Candidates.of(query.shape(), catalog).forEach(each -> worth.merge(each, weight, Double::sum));
                Candidates.pairs(query, catalog).forEach(each -> pairs.merge(each, weight, Double::sum));
            }
        }
        pairs.keySet().removeAll(worth.keySet());
        return Stream.of(worth, pairs)
                .flatMap(some -> some.entrySet().stream()
                        .sorted(Map.Entry.<Candidate, Double>comparingByValue().reversed()))
                .limit(MOST_CANDIDATES)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// What the planner picks for each query when it may choose among all, then without those, and the simpler forms
    /// of what it picked, which may give most of that for fewer bytes.
    private Map<Query, Set<Candidate>> read(Set<Candidate> all) throws IOException {
        Map<Query, Set<Candidate>> read = new LinkedHashMap<>();
        for (Query query : pricing.planned()) {
            Set<Candidate> left = new LinkedHashSet<>(Costs.relevant(query, all));
            List<Candidate> relevant = List.copyOf(left);
            Set<Candidate> own = new LinkedHashSet<>();
            for (int round = 0; round < 3 && !left.isEmpty() && !late(); round++) {
                Optional<Plan> plan = costs.plan(query, left);
                Set<Candidate> used = used(plan, left);
                if (used.isEmpty()) {
                    break;
                }
                own.addAll(used);
                left.removeAll(used);
            }
            own.addAll(relevant.stream()
                    .filter(each -> own.stream().anyMatch(wider -> wider.extendsKeysOf(each)))
                    .toList());
            read.put(query, own);
        }
        return read;
    }

    private Set<Candidate> used(Optional<Plan> plan, Set<Candidate> visible) {
        Set<Candidate> used = new LinkedHashSet<>();
        if (plan.isPresent()) {
            List<String> names = Costs.indexes(plan.get());
            for (Candidate each : visible) {
                if (engine.isAmong(names, each)) {
                    used.add(each);
                }
            }
        }
        return used;
    }

    private List<Recommended> recommended(Set<Candidate> chosen, double after, Room room, RiskTest risk)
            throws IOException {
        List<Recommended> all = new ArrayList<>();
        for (Candidate each : chosen) {
            Set<Candidate> without = new HashSet<>(chosen);
            without.remove(each);
            Map<Query, Recommended.Costs> served = new LinkedHashMap<>();
            List<Recommended.Fragile> fragile = new ArrayList<>();
            for (Query query : pricing.planned()) {
                Optional<Plan> plan = costs.plan(query, chosen);
                if (used(plan, Set.of(each)).isEmpty()) {
                    continue;
                }
                served.put(query, new Recommended.Costs(pricing.before(query), costs.cost(query, chosen)));
                risk.of(query, chosen)
                        .filter(danger -> engine.isAmong(danger.indexes(), each))
                        .ifPresent(danger -> fragile.add(new Recommended.Fragile(query, danger.why())));
            }
            all.add(new Recommended(
                    each, room.bytes(each), pricing.total(without) - after, pricing.upkeep(each), served, fragile));
        }
        all.sort(Comparator.comparingDouble(Recommended::worth).reversed());
        return all;
    }
}
