package dev.lintel.optimize.advise;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// The set of indexes that makes a workload cheapest under a budget: the candidate with the largest gain per byte
/// is taken, again and again (Schlosser, Kossmann and Boissier, "Efficient scalable multi-attribute index
/// selection", ICDE 2019, with real sizes and the price of writes); then each is exchanged or taken away once, and
/// left out when
/// it is not missed.
///
/// @param searched whether what follows needs the plans that are left
/// @param late whether no more plans shall be asked for
record Search(Pricing pricing, Room room, BooleanSupplier searched, BooleanSupplier late) {
    /// A gain below this share of the workload is noise.
    static final double LEAST_GAIN = 0.002;
    /// What is worth an index of its own: this share of the workload, or this share of one query that costs enough,
    /// or as much for its bytes as this share of what the others give for theirs.
    private static final double WORTH_OF_ALL = 0.005;
    private static final double WORTH_OF_ONE = 1.0 / 3;
    private static final double COSTS_ENOUGH = 100;
    private static final double WORTH_ITS_BYTES = 0.5;

    /// @param useful candidates that the planner would use
    Set<Candidate> best(Set<Candidate> useful) throws IOException {
        return simplified(withoutTheUnmissed(exchanged(greedy(useful), useful)));
    }

    /// A candidate's gain hardly grows when others are there already, so a gain of an earlier round is a bound:
    /// only the best by its bound is asked for anew (Minoux, "Accelerated greedy algorithms", 1978).
    private Set<Candidate> greedy(Set<Candidate> useful) throws IOException {
        Set<Candidate> chosen = new LinkedHashSet<>();
        double current = pricing.total(Set.of());
        long left = room.limit();
        PriorityQueue<Gain> open = new PriorityQueue<>(Comparator.comparingDouble((Gain gain) -> -gain.perByte()));
        useful.forEach(each -> open.add(new Gain(each, Double.MAX_VALUE, 0, -1)));
        while (!open.isEmpty() && !late.getAsBoolean()) {
            Gain best = open.remove();
            long bytes = room.of(best.candidate());
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
            double total = pricing.total(with);
            double gain = current - total - pricing.upkeep(best.candidate());
            if (gain >= LEAST_GAIN * current) {
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
        double current = pricing.total(kept);
        for (Candidate each : chosen.stream()
                .sorted(Comparator.comparingLong((Candidate candidate) -> -room.of(candidate)))
                .toList()) {
            Set<Candidate> without = new LinkedHashSet<>(kept);
            without.remove(each);
            double total = pricing.total(without);
            if (total - current <= pricing.upkeep(each) + LEAST_GAIN * current
                    || isTrifle(total - current, without, kept)) {
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
        double current = pricing.total(kept);
        for (Candidate each : chosen) {
            List<Candidate> simpler = room.known().stream()
                    .filter(each::extendsKeysOf)
                    .sorted(Comparator.comparingInt((Candidate candidate) ->
                            candidate.keys().size() + candidate.included().size()))
                    .toList();
            for (Candidate other : simpler) {
                Set<Candidate> with = new LinkedHashSet<>(kept);
                with.remove(each);
                with.add(other);
                double total = late.getAsBoolean() ? Double.MAX_VALUE : pricing.total(with);
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
        double current = pricing.priced(kept);
        boolean better = true;
        while (better && !searched.getAsBoolean()) {
            better = false;
            for (Set<Candidate> other : neighbours(kept, useful)) {
                if (searched.getAsBoolean()) {
                    break;
                }
                double price = pricing.priced(other);
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
        long left = room.limit() - room.of(kept);
        List<Candidate> others = useful.stream()
                .filter(each -> !kept.contains(each))
                .sorted(Comparator.comparingLong((Candidate each) -> -room.of(each)))
                .toList();
        for (Candidate other : others) {
            long bytes = room.of(other);
            if (bytes <= left) {
                Set<Candidate> with = new LinkedHashSet<>(kept);
                with.add(other);
                all.add(with);
            }
            for (Candidate each : kept) {
                if (each.table().equals(other.table()) || bytes > left) {
                    Set<Candidate> with = new LinkedHashSet<>(kept);
                    with.remove(each);
                    with.add(other);
                    if (room.holds(with)) {
                        all.add(with);
                    }
                }
            }
        }
        return all;
    }

    private boolean isTrifle(double loss, Set<Candidate> without, Set<Candidate> with) throws IOException {
        double before = pricing.total(Set.of());
        double perByte = (before - pricing.total(without)) / Math.max(1, room.of(without));
        long bytes = room.of(with) - room.of(without);
        if (loss >= WORTH_OF_ALL * before || !without.isEmpty() && loss >= WORTH_ITS_BYTES * perByte * bytes) {
            return false;
        }
        for (Query query : pricing.planned()) {
            double more = pricing.cost(query, without);
            if (more >= COSTS_ENOUGH && more - pricing.cost(query, with) >= WORTH_OF_ONE * more) {
                return false;
            }
        }
        return true;
    }
}
