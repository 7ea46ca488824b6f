package dev.lintel.optimize.advise;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// A set of indexes without those whose gain hangs on an estimate that may be far off.
///
/// @param engine knows the candidates' names in plans
/// @param late whether no more plans shall be asked for
record Sturdy(Pricing pricing, Room room, WhatIf engine, RiskTest risk, BooleanSupplier late) {
    /// A sturdier index may cost the workload so much more than the fragile one.
    private static final double NEARLY = 1.01;

    /// @param withdrawn what is not among them any more, and why
    record Chosen(Set<Candidate> indexes, List<String> withdrawn) {
        Chosen {
            withdrawn = List.copyOf(withdrawn);
        }
    }

    /// Takes indexes back that lead a plan into a loop which may turn out to run far too often, when what they may
    /// cost is more than what they give. Where another index on the table gives nearly as much and stands the
    /// stress, it comes in its place; what hangs on the statistics of one column alone and has no such other stays,
    /// and is marked.
    Chosen of(Set<Candidate> chosen, Set<Candidate> useful) throws IOException {
        List<String> withdrawn = new ArrayList<>();
        Set<Candidate> kept = new LinkedHashSet<>(chosen);
        Set<Query> marked = new HashSet<>();
        for (int round = 0; round < 2 * chosen.size() && !late.getAsBoolean(); round++) {
            Optional<RiskTest.Danger> worst = worst(kept, marked);
            if (worst.isEmpty()) {
                break;
            }
            RiskTest.Danger danger = worst.get();
            Optional<Candidate> guilty =
                    kept.stream().filter(each -> leans(danger, each)).findFirst();
            if (guilty.isEmpty()) {
                break;
            }
            Set<Candidate> other = new LinkedHashSet<>(kept);
            other.remove(guilty.get());
            Optional<Candidate> instead = sturdier(guilty.get(), danger.query(), other, useful);
            instead.ifPresent(other::add);
            boolean nearly = instead.isPresent() && pricing.priced(other) <= pricing.priced(kept) * NEARLY;
            if (!danger.ofLoop() && !nearly) {
                // it stays, and the report says what it hangs on
                marked.add(danger.query());
                continue;
            }
            kept = other;
            withdrawn.add(guilty.get() + ": " + danger.why()
                    + instead.map(each -> "; " + each + " comes in its place").orElse(""));
        }
        return new Chosen(kept, withdrawn);
    }

    /// The one that gives most of those that make the query's plan stand the stress.
    private Optional<Candidate> sturdier(Candidate guilty, Query query, Set<Candidate> kept, Set<Candidate> useful)
            throws IOException {
        double without = pricing.priced(kept);
        double best = without * (1 - Search.LEAST_GAIN);
        Optional<Candidate> found = Optional.empty();
        for (Candidate other : useful) {
            boolean fits = other.table().equals(guilty.table())
                    && !other.equals(guilty)
                    && !kept.contains(other)
                    && room.of(kept) + room.of(other) <= room.limit();
            if (!fits || late.getAsBoolean()) {
                continue;
            }
            Set<Candidate> with = new LinkedHashSet<>(kept);
            with.add(other);
            double price = pricing.priced(with);
            if (price < best && risk.of(query, with).isEmpty()) {
                best = price;
                found = Optional.of(other);
            }
        }
        return found;
    }

    private Optional<RiskTest.Danger> worst(Set<Candidate> kept, Set<Query> marked) throws IOException {
        List<RiskTest.Danger> dangers = new ArrayList<>();
        for (Query query : pricing.planned()) {
            Optional<RiskTest.Danger> danger = marked.contains(query) ? Optional.empty() : risk.of(query, kept);
            if (danger.isPresent() && kept.stream().anyMatch(each -> leans(danger.get(), each))) {
                double loss = pricing.weight(query) * (danger.get().stressed() - pricing.before(query));
                if (loss > gainOf(danger.get(), kept)) {
                    dangers.add(danger.get());
                }
            }
        }
        return dangers.stream().max(Comparator.comparingDouble(RiskTest.Danger::stressed));
    }

    private double gainOf(RiskTest.Danger danger, Set<Candidate> kept) throws IOException {
        Set<Candidate> without = new LinkedHashSet<>(kept);
        without.removeIf(each -> leans(danger, each));
        return pricing.total(without) - pricing.total(kept);
    }

    private boolean leans(RiskTest.Danger danger, Candidate index) {
        return engine.isAmong(danger.indexes(), index);
    }
}
