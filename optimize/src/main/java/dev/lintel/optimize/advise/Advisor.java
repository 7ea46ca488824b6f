package dev.lintel.optimize.advise;

import dev.lintel.optimize.advise.Advice.Recommended;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.catalog.Table.Activity;
import dev.lintel.optimize.plan.Plan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/// Searches the set of indexes that makes a workload cheapest under a budget. All candidates are shown to the
/// planner at once first, and what it would not touch is forgotten; then the candidate with the largest gain per
/// byte is taken, again and again (Schlosser, Kossmann and Boissier, "Efficient scalable multi-attribute index
/// selection", ICDE 2019, with real sizes and the price of writes); then each is taken away once and left out when
/// it is not missed.
public final class Advisor {
    /// A gain below this share of the workload is noise.
    private static final double LEAST_GAIN = 0.002;
    /// What is worth an index of its own: this share of the workload, or this share of one query that costs enough.
    private static final double WORTH_OF_ALL = 0.005;
    private static final double WORTH_OF_ONE = 1.0 / 3;
    private static final double COSTS_ENOUGH = 100;
    private static final int MOST_CANDIDATES = 600;
    /// A sturdier index may cost the workload so much more than the fragile one.
    private static final double NEARLY = 1.01;
    /// Of the plans that may be asked for: the search ends here, the rest is for what simplifies and for the risk
    /// test.
    private static final double SEARCHED = 0.8;
    /// What keeping one entry of one index costs, in milliseconds; a figure of the order of magnitude.
    private static final double ENTRY_MS = 0.015;
    /// A BRIN index has one entry for 128 pages, which most new rows do not change.
    private static final double ENTRY_OF_BRIN = 0.02;

    private final Catalog catalog;
    private final List<Query> workload;
    private final WhatIf engine;
    private final Limits limits;
    private final Costs costs;
    private final Map<Query, Double> weights = new HashMap<>();
    private final Map<Query, Double> base = new HashMap<>();
    private final List<Query> notPlanned = new ArrayList<>();
    private final long deadline;
    private Map<Candidate, Long> sizes = Map.of();
    private boolean timed;

    private Advisor(Catalog catalog, List<Query> workload, WhatIf engine, Limits limits) {
        this.catalog = catalog;
        this.workload = List.copyOf(workload);
        this.engine = engine;
        this.limits = limits;
        this.costs = new Costs(engine, Set.of());
        this.deadline = System.nanoTime() + limits.time().toNanos();
    }

    public static Advice advise(Catalog catalog, List<Query> workload, WhatIf engine, Limits limits)
            throws IOException {
        return new Advisor(catalog, workload, engine, limits).advise();
    }

    private Advice advise() throws IOException {
        weigh();
        double before = total(Set.of());
        Set<Candidate> all = candidates();
        sizes = engine.know(List.copyOf(all));
        Set<Candidate> useful = useful(sizes.keySet());
        double bound = total(sizes.keySet());
        Set<Candidate> chosen = greedy(useful, before);
        chosen = simplified(withoutTheUnmissed(exchanged(chosen, useful)));
        RiskTest risk = new RiskTest(catalog, costs, base, this::late);
        List<String> withdrawn = new ArrayList<>();
        chosen = withoutTheHarmful(chosen, useful, risk, withdrawn);
        double after = total(chosen);
        return new Advice(
                recommended(chosen, after, risk),
                before,
                after,
                Math.min(bound, after),
                notPlanned,
                withdrawn,
                costs.asked(),
                !late());
    }

    private boolean late() {
        return System.nanoTime() > deadline || costs.asked() >= limits.plans();
    }

    /// Milliseconds for each unit of cost, by what was counted; calls where no time is known.
    private void weigh() throws IOException {
        timed = workload.stream().anyMatch(query -> query.asked().totalMs() > 0);
        for (Query query : workload) {
            double cost = costs.cost(query, Set.of());
            if (cost <= 0) {
                notPlanned.add(query);
                continue;
            }
            base.put(query, cost);
            weights.put(
                    query,
                    timed ? query.asked().totalMs() / cost : query.asked().calls());
        }
    }

    private double total(Set<Candidate> visible) throws IOException {
        double total = 0;
        for (Query query : base.keySet()) {
            total += weights.getOrDefault(query, 0.0) * costs.cost(query, visible);
        }
        return total;
    }

    private Set<Candidate> candidates() {
        Map<Candidate, Double> worth = new LinkedHashMap<>();
        for (Query query : workload) {
            if (base.containsKey(query)) {
                double weight = weights.getOrDefault(query, 0.0) * base.getOrDefault(query, 0.0);
                Candidates.of(query.shape(), catalog).forEach(each -> worth.merge(each, weight, Double::sum));
            }
        }
        return new LinkedHashSet<>(worth.entrySet().stream()
                .sorted(Map.Entry.<Candidate, Double>comparingByValue().reversed())
                .limit(MOST_CANDIDATES)
                .map(Map.Entry::getKey)
                .toList());
    }

    /// What the planner picks when it may choose among all, then without those, and the simpler forms of what it
    /// picked, which may give most of that for fewer bytes.
    private Set<Candidate> useful(Set<Candidate> all) throws IOException {
        Set<Candidate> useful = new LinkedHashSet<>();
        for (Query query : base.keySet()) {
            Set<Candidate> left = new LinkedHashSet<>(Costs.relevant(query, all));
            for (int round = 0; round < 3 && !left.isEmpty() && !late(); round++) {
                Optional<Plan> plan = costs.plan(query, left);
                Set<Candidate> used = used(plan, left);
                if (used.isEmpty()) {
                    break;
                }
                useful.addAll(used);
                left.removeAll(used);
            }
        }
        useful.addAll(all.stream()
                .filter(each -> useful.stream().anyMatch(wider -> wider.extendsKeysOf(each)))
                .toList());
        return useful;
    }

    private Set<Candidate> used(Optional<Plan> plan, Set<Candidate> visible) {
        Set<Candidate> used = new LinkedHashSet<>();
        if (plan.isPresent()) {
            List<String> names = Costs.indexes(plan.get());
            for (Candidate each : visible) {
                if (engine.nameOf(each).filter(names::contains).isPresent()) {
                    used.add(each);
                }
            }
        }
        return used;
    }

    /// A candidate's gain hardly grows when others are there already, so a gain of an earlier round is a bound: only
    /// the best by its bound is asked for anew (Minoux, "Accelerated greedy algorithms", 1978).
    private Set<Candidate> greedy(Set<Candidate> useful, double before) throws IOException {
        Set<Candidate> chosen = new LinkedHashSet<>();
        double current = before;
        long left = limits.bytes();
        PriorityQueue<Gain> open = new PriorityQueue<>(Comparator.comparingDouble((Gain gain) -> -gain.perByte()));
        useful.forEach(each -> open.add(new Gain(each, Double.MAX_VALUE, 0, -1)));
        while (!open.isEmpty() && !late()) {
            Gain best = open.remove();
            long bytes = sizes.getOrDefault(best.candidate(), Long.MAX_VALUE);
            if (bytes > left) {
                continue;
            }
            if (best.round() == chosen.size()) {
                chosen.add(best.candidate());
                left -= bytes;
                current = best.total();
                continue;
            }
            Set<Candidate> with = new LinkedHashSet<>(chosen);
            with.add(best.candidate());
            double total = total(with);
            double gain = current - total - upkeep(best.candidate());
            if (gain >= LEAST_GAIN * before) {
                open.add(new Gain(best.candidate(), gain / bytes, total, chosen.size()));
            }
        }
        return chosen;
    }

    /// @param total of the workload with it
    /// @param round how many were chosen when it was asked for
    private record Gain(Candidate candidate, double perByte, double total, int round) {}

    /// An index may have been taken for what a later one does better.
    private Set<Candidate> withoutTheUnmissed(Set<Candidate> chosen) throws IOException {
        Set<Candidate> kept = new LinkedHashSet<>(chosen);
        double current = total(kept);
        for (Candidate each : chosen.stream()
                .sorted(Comparator.comparing((Candidate candidate) -> -sizes.getOrDefault(candidate, 0L)))
                .toList()) {
            Set<Candidate> without = new LinkedHashSet<>(kept);
            without.remove(each);
            double total = total(without);
            if (total - current <= upkeep(each) + LEAST_GAIN * current || isTrifle(total - current, without, kept)) {
                kept = without;
                current = total;
            }
        }
        return kept;
    }

    /// The fewest columns that do: further keys and covered columns stay only where the workload is clearly dearer
    /// without them.
    private Set<Candidate> simplified(Set<Candidate> chosen) throws IOException {
        Set<Candidate> kept = new LinkedHashSet<>(chosen);
        double current = total(kept);
        for (Candidate each : chosen) {
            List<Candidate> simpler = sizes.keySet().stream()
                    .filter(each::extendsKeysOf)
                    .sorted(Comparator.comparingInt((Candidate candidate) ->
                            candidate.keys().size() + candidate.included().size()))
                    .toList();
            for (Candidate other : simpler) {
                Set<Candidate> with = new LinkedHashSet<>(kept);
                with.remove(each);
                with.add(other);
                double total = late() ? Double.MAX_VALUE : total(with);
                if (total - current <= LEAST_GAIN * current) {
                    kept = with;
                    current = total;
                    break;
                }
            }
        }
        return kept;
    }

    /// The greedy way never lets go of what it took first; under a tight budget one index often costs the room of
    /// another that would give more. Each of the chosen is put down once for each candidate that then has room, and
    /// what is left of the room goes to the best that fits; the first that pays stays, until none does or the plans
    /// are spent.
    private Set<Candidate> exchanged(Set<Candidate> chosen, Set<Candidate> useful) throws IOException {
        Set<Candidate> kept = new LinkedHashSet<>(chosen);
        double current = priced(kept);
        boolean better = true;
        while (better && !spent()) {
            better = false;
            for (Set<Candidate> other : neighbours(kept, useful)) {
                if (spent()) {
                    break;
                }
                double price = priced(other);
                if (price < current * (1 - LEAST_GAIN)) {
                    kept = other;
                    current = price;
                    better = true;
                    break;
                }
            }
        }
        return kept;
    }

    /// One more, or one in the place of another; the largest gain of bytes first.
    private List<Set<Candidate>> neighbours(Set<Candidate> kept, Set<Candidate> useful) {
        List<Set<Candidate>> all = new ArrayList<>();
        long room = limits.bytes() - bytes(kept);
        List<Candidate> others = useful.stream()
                .filter(each -> !kept.contains(each))
                .sorted(Comparator.comparing((Candidate each) -> -sizes.getOrDefault(each, 0L)))
                .toList();
        for (Candidate other : others) {
            long bytes = sizes.getOrDefault(other, Long.MAX_VALUE);
            if (bytes <= room) {
                Set<Candidate> with = new LinkedHashSet<>(kept);
                with.add(other);
                all.add(with);
            }
            for (Candidate each : kept) {
                if (each.table().equals(other.table()) || bytes > room) {
                    Set<Candidate> with = new LinkedHashSet<>(kept);
                    with.remove(each);
                    with.add(other);
                    if (bytes(with) <= limits.bytes()) {
                        all.add(with);
                    }
                }
            }
        }
        return all;
    }

    private long bytes(Set<Candidate> some) {
        return some.stream().mapToLong(each -> sizes.getOrDefault(each, 0L)).sum();
    }

    /// Of the workload, with what writes pay.
    private double priced(Set<Candidate> some) throws IOException {
        return total(some) + some.stream().mapToDouble(this::upkeep).sum();
    }

    /// Whether what follows needs the plans that are left.
    private boolean spent() {
        return late() || costs.asked() >= SEARCHED * limits.plans();
    }

    private boolean isTrifle(double loss, Set<Candidate> without, Set<Candidate> with) throws IOException {
        if (loss >= WORTH_OF_ALL * total(Set.of())) {
            return false;
        }
        for (Query query : base.keySet()) {
            double more = costs.cost(query, without);
            if (more >= COSTS_ENOUGH && more - costs.cost(query, with) >= WORTH_OF_ONE * more) {
                return false;
            }
        }
        return true;
    }

    /// Takes indexes back that lead a plan into a loop which may turn out to run far too often, when what they may
    /// cost is more than what they give. Where another index on the table gives nearly as much and stands the
    /// stress, it comes in its place; what hangs on the statistics of one column alone and has no such other stays,
    /// and is marked.
    private Set<Candidate> withoutTheHarmful(
            Set<Candidate> chosen, Set<Candidate> useful, RiskTest risk, List<String> withdrawn) throws IOException {
        Set<Candidate> kept = new LinkedHashSet<>(chosen);
        Set<Query> marked = new HashSet<>();
        for (int round = 0; round < 2 * chosen.size() && !late(); round++) {
            Optional<RiskTest.Danger> worst = worst(kept, risk, marked);
            if (worst.isEmpty()) {
                break;
            }
            RiskTest.Danger danger = worst.get();
            Optional<Candidate> guilty = kept.stream()
                    .filter(each -> engine.nameOf(each)
                            .filter(danger.indexes()::contains)
                            .isPresent())
                    .findFirst();
            if (guilty.isEmpty()) {
                break;
            }
            Set<Candidate> other = new LinkedHashSet<>(kept);
            other.remove(guilty.get());
            Optional<Candidate> instead = sturdier(guilty.get(), danger.query(), other, useful, risk);
            instead.ifPresent(other::add);
            boolean nearly = instead.isPresent() && priced(other) <= priced(kept) * NEARLY;
            if (!danger.ofLoop() && !nearly) {
                // it stays, and the report says what it hangs on
                marked.add(danger.query());
                continue;
            }
            kept = other;
            withdrawn.add(guilty.get() + ": " + danger.why()
                    + instead.map(each -> "; " + each + " comes in its place").orElse(""));
        }
        return kept;
    }

    /// The one that gives most of those that make the query's plan stand the stress.
    private Optional<Candidate> sturdier(
            Candidate guilty, Query query, Set<Candidate> kept, Set<Candidate> useful, RiskTest risk)
            throws IOException {
        double without = priced(kept);
        double best = without * (1 - LEAST_GAIN);
        Optional<Candidate> found = Optional.empty();
        for (Candidate other : useful) {
            boolean fits = other.table().equals(guilty.table())
                    && !other.equals(guilty)
                    && !kept.contains(other)
                    && bytes(kept) + sizes.getOrDefault(other, Long.MAX_VALUE / 2) <= limits.bytes();
            if (!fits || late()) {
                continue;
            }
            Set<Candidate> with = new LinkedHashSet<>(kept);
            with.add(other);
            double price = priced(with);
            if (price < best && risk.of(query, with).isEmpty()) {
                best = price;
                found = Optional.of(other);
            }
        }
        return found;
    }

    private Optional<RiskTest.Danger> worst(Set<Candidate> kept, RiskTest risk, Set<Query> marked) throws IOException {
        List<RiskTest.Danger> dangers = new ArrayList<>();
        for (Query query : base.keySet()) {
            Optional<RiskTest.Danger> danger = marked.contains(query) ? Optional.empty() : risk.of(query, kept);
            if (danger.isPresent()
                    && danger.get().indexes().stream()
                            .anyMatch(name -> kept.stream()
                                    .anyMatch(each -> engine.nameOf(each)
                                            .filter(name::equals)
                                            .isPresent()))) {
                double loss =
                        weights.getOrDefault(query, 0.0) * (danger.get().stressed() - base.getOrDefault(query, 0.0));
                if (loss > gainOf(danger.get(), kept)) {
                    dangers.add(danger.get());
                }
            }
        }
        return dangers.stream().max(Comparator.comparingDouble(RiskTest.Danger::stressed));
    }

    private double gainOf(RiskTest.Danger danger, Set<Candidate> kept) throws IOException {
        Set<Candidate> without = new LinkedHashSet<>(kept);
        without.removeIf(
                each -> engine.nameOf(each).filter(danger.indexes()::contains).isPresent());
        return total(without) - total(kept);
    }

    private double upkeep(Candidate candidate) {
        if (!timed) {
            return 0;
        }
        double entries = 0;
        for (Query query : workload) {
            if (query.writes()
                    && query.shape()
                            .mainTable()
                            .equals(Optional.of(candidate.table().name()))) {
                entries += query.asked().rows() * entriesOf(query, candidate);
            }
        }
        return entries * ENTRY_MS * (candidate.method().equals("brin") ? ENTRY_OF_BRIN : 1);
    }

    /// Index entries that each row written makes. Writes are counted by the statements, not by the table's own
    /// counters, which may have begun long before them.
    private double entriesOf(Query write, Candidate candidate) {
        return switch (write.shape().kind()) {
            case INSERT, UPSERT -> 1;
            case UPDATE -> {
                boolean touched = write.shape().assigned().stream()
                        .map(each -> each.column().name())
                        .anyMatch(column -> candidate.columns().contains(column)
                                || candidate.included().contains(column)
                                || candidate.condition().contains(column));
                Activity activity =
                        catalog.table(candidate.table()).map(Table::activity).orElse(Activity.NONE);
                double inPlace = activity.updates() <= 0 ? 0 : activity.sameKeyUpdates() / activity.updates();
                yield touched ? 1 : 1 - inPlace;
            }
            // what is deleted is vacuumed later, from every index
            case DELETE -> 0.5;
            case SELECT, OTHER -> 0;
        };
    }

    private List<Recommended> recommended(Set<Candidate> chosen, double after, RiskTest risk) throws IOException {
        List<Recommended> all = new ArrayList<>();
        for (Candidate each : chosen) {
            Set<Candidate> without = new HashSet<>(chosen);
            without.remove(each);
            Map<Query, Recommended.Costs> served = new LinkedHashMap<>();
            List<String> fragile = new ArrayList<>();
            for (Query query : base.keySet()) {
                Optional<Plan> plan = costs.plan(query, chosen);
                if (used(plan, Set.of(each)).isEmpty()) {
                    continue;
                }
                served.put(query, new Recommended.Costs(base.getOrDefault(query, 0.0), costs.cost(query, chosen)));
                risk.of(query, chosen)
                        .filter(danger -> engine.nameOf(each)
                                .filter(danger.indexes()::contains)
                                .isPresent())
                        .ifPresent(danger -> fragile.add(danger.why()));
            }
            all.add(new Recommended(
                    each, sizes.getOrDefault(each, 0L), total(without) - after, upkeep(each), served, fragile));
        }
        all.sort(Comparator.comparingDouble(Recommended::worth).reversed());
        return all;
    }
}
