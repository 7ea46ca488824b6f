package dev.lintel.optimize.advise;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// The set of indexes that makes a workload cheapest under a budget: the candidate with the largest gain per byte
/// is taken, again and again (Schlosser, Kossmann and Boissier, "Efficient scalable multi-attribute index
/// selection", ICDE 2019, with real sizes and the price of writes), and from the other end what queries would like
/// best is given up until the rest has room; then each of both is mended by small steps, and what is not missed is
/// left out.
///
/// @param searched whether what follows needs the plans that are left
/// @param late whether no more plans shall be asked for
record Search(Pricing pricing, Room room, BooleanSupplier searched, BooleanSupplier late) {
    /// A gain below this share of the workload is noise.
    static final double LEAST_GAIN = 0.002;
    /// What is worth an index of its own: this share of the workload, taken of the mean of what it costs
    /// today and of what it costs with the others; this share of one query that costs enough; or as much
    /// for its bytes as this share of what the others give for theirs.
    private static final double WORTH_OF_ALL = 0.005;
    /// And never less than this share of what the workload costs today.
    private static final double WORTH_OF_TODAY = 0.001;
    /// A large one gives at least a quarter of the share of the cost that it takes of the data's bytes, unless one
    /// query takes a quarter of its cost with it.
    private static final double WORTH_ITS_ROOM = 0.25;
    private static final double MUCH_OF_ONE = 0.75;
    private static final long LARGE = 1L << 20;
    private static final double WORTH_OF_ONE = 1.0 / 3;
    private static final double COSTS_ENOUGH = 100;
    private static final double WORTH_ITS_BYTES = 0.5;

    /// @param useful candidates that the planner would use
    /// @param wanted those that it uses when it may choose among all
    Set<Candidate> best(Set<Candidate> useful, Set<Candidate> wanted) throws IOException {
        Set<Candidate> up = greedy(useful);
        List<Candidate> promising = byPromise(useful);
        Set<Candidate> down = relaxed(useful, wanted, Set.of(), Double.MAX_VALUE);
        boolean fits = room.holds(down);
        boolean downFirst = fits && pricing.priced(down) < pricing.priced(up);
        Set<Candidate> best = better(downFirst ? down : up, useful, promising);
        if (fits && !down.equals(up) && !searched.getAsBoolean()) {
            Set<Candidate> other = better(downFirst ? up : down, useful, promising);
            best = pricing.priced(other) < pricing.priced(best) ? other : best;
        }
        return best;
    }

    /// The best that can be reached from a set by small steps, which is not the same from every set.
    private Set<Candidate> better(Set<Candidate> start, Set<Candidate> useful, List<Candidate> promising)
            throws IOException {
        return simplified(withoutTheUnmissed(exchanged(start, useful, promising)));
    }

    /// From the other end: what each query would like best, and of it the one taken away or narrowed that is missed
    /// least for the bytes that it frees, again and again, until the rest has room (Bruno and Chaudhuri, "Automatic
    /// physical database tuning: a relaxation-based approach", SIGMOD 2005). An index is hardly missed less when
    /// others are gone, so the loss of an earlier round is a bound here as well.
    ///
    /// @param held what must stay
    /// @param most a price that ends the way; what is left may have no room then
    private Set<Candidate> relaxed(Set<Candidate> useful, Set<Candidate> wanted, Set<Candidate> held, double most)
            throws IOException {
        Set<Candidate> kept = new LinkedHashSet<>(wanted);
        PriorityQueue<Step> open = new PriorityQueue<>(Comparator.comparingDouble(Step::lossPerByte));
        for (Candidate each : wanted) {
            if (!held.contains(each)) {
                open.add(new Step(each, Optional.empty(), 0, -1));
                useful.stream()
                        .filter(each::extendsKeysOf)
                        .forEach(narrow -> open.add(new Step(each, Optional.of(narrow), 0, -1)));
            }
        }
        double current = pricing.priced(kept);
        int round = 0;
        while (!room.holds(kept) && current < most && !open.isEmpty() && !searched.getAsBoolean()) {
            Step step = open.remove();
            Set<Candidate> next = step.from(kept);
            long freed = room.of(kept) - room.of(next);
            if (!kept.contains(step.away()) || freed <= 0) {
                continue;
            }
            if (step.round() == round) {
                kept = next;
                current = pricing.priced(kept);
                round++;
                step.instead().ifPresent(each -> open.add(new Step(each, Optional.empty(), step.lossPerByte(), -1)));
                continue;
            }
            double loss = pricing.priced(next) - current;
            open.add(new Step(step.away(), step.instead(), loss / freed, round));
        }
        return kept;
    }

    /// @param instead a narrower one that comes in its place
    /// @param round how many steps were taken when it was asked for
    private record Step(Candidate away, Optional<Candidate> instead, double lossPerByte, int round) {
        Set<Candidate> from(Set<Candidate> kept) {
            Set<Candidate> next = new LinkedHashSet<>(kept);
            next.remove(away);
            instead.ifPresent(next::add);
            return next;
        }
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
    /// others that would give more. Each candidate that would give something beside the chosen is put there, and
    /// when it has no room, what is missed least goes until it has: that swaps, widens, and puts one where several
    /// were. The first that pays stays, until none does or the plans are spent.
    private Set<Candidate> exchanged(Set<Candidate> chosen, Set<Candidate> useful, List<Candidate> promising)
            throws IOException {
        Set<Candidate> kept = new LinkedHashSet<>(chosen);
        double current = pricing.priced(kept);
        boolean better = true;
        while (better && !searched.getAsBoolean()) {
            better = false;
            for (Candidate other : promising) {
                if (searched.getAsBoolean()) {
                    break;
                }
                if (kept.contains(other)) {
                    continue;
                }
                Set<Candidate> with = with(kept, other);
                if (pricing.priced(with) >= current * (1 - LEAST_GAIN)) {
                    continue;
                }
                with = relaxed(useful, with, Set.of(other), current);
                double price = room.holds(with) ? pricing.priced(with) : Double.MAX_VALUE;
                if (price < current * (1 - LEAST_GAIN)) {
                    kept = with;
                    current = price;
                    better = true;
                    break;
                }
            }
        }
        return kept;
    }

    /// What gives most alone may give most beside others.
    private List<Candidate> byPromise(Set<Candidate> useful) throws IOException {
        List<Promise> all = new ArrayList<>();
        double before = pricing.total(Set.of());
        for (Candidate each : useful) {
            if (room.of(each) <= room.limit() && !searched.getAsBoolean()) {
                all.add(new Promise(each, before - pricing.priced(Set.of(each))));
            }
        }
        return all.stream()
                .sorted(Comparator.comparingDouble(Promise::gain).reversed())
                .map(Promise::candidate)
                .toList();
    }

    private record Promise(Candidate candidate, double gain) {}

    private static Set<Candidate> with(Set<Candidate> some, Candidate other) {
        Set<Candidate> with = new LinkedHashSet<>(some);
        with.add(other);
        return with;
    }

    private boolean isTrifle(double loss, Set<Candidate> without, Set<Candidate> with) throws IOException {
        double before = pricing.total(Set.of());
        double others = pricing.total(without);
        double perByte = (before - others) / Math.max(1, room.of(without));
        long bytes = room.of(with) - room.of(without);
        // geometric: where the others leave a tenth of the cost, half a percent of today's would be a twentieth of it
        double worth = Math.max(WORTH_OF_TODAY * before, WORTH_OF_ALL * Math.sqrt(before * others));
        boolean dear = bytes > LARGE && loss / before < WORTH_ITS_ROOM * bytes / pricing.dataBytes();
        if (!dear && (loss >= worth || !without.isEmpty() && loss >= WORTH_ITS_BYTES * perByte * bytes)) {
            return false;
        }
        for (Query query : pricing.planned()) {
            double more = pricing.cost(query, without);
            if (more >= COSTS_ENOUGH
                    && more - pricing.cost(query, with) >= (dear ? MUCH_OF_ONE : WORTH_OF_ONE) * more) {
                return false;
            }
        }
        return true;
    }
}
