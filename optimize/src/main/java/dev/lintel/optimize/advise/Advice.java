package dev.lintel.optimize.advise;

import dev.lintel.optimize.advise.WhatIf.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the search came to.
///
/// @param before and after: estimated, weighted cost of the whole workload; milliseconds where times were counted,
///     else cost units
/// @param bound nothing that was looked at could get below this
/// @param notPlanned statements that the engine did not understand
/// @param plans how often the engine was asked
/// @param complete whether the search ended by itself
public record Advice(
        List<Recommended> indexes,
        double before,
        double after,
        double bound,
        List<Query> notPlanned,
        List<String> withdrawn,
        int plans,
        boolean complete) {
    public Advice {
        indexes = List.copyOf(indexes);
        notPlanned = List.copyOf(notPlanned);
        withdrawn = List.copyOf(withdrawn);
    }

    /// Where no engine could be asked.
    public static Advice none() {
        return new Advice(List.of(), 0, 0, 0, List.of(), List.of(), 0, true);
    }

    /// The recommended ones themselves.
    public List<Candidate> candidates() {
        return indexes.stream().map(Recommended::index).toList();
    }

    /// Whether any plan was looked at.
    public boolean planned() {
        return plans > 0;
    }

    /// What is left when some indexes turned out not to be worth having.
    ///
    /// @param reasons by index, for people
    public Advice without(Map<Candidate, String> reasons) {
        List<String> all = new ArrayList<>(withdrawn);
        reasons.forEach((index, why) -> all.add(index + ": " + why));
        return new Advice(
                indexes.stream()
                        .filter(each -> !reasons.containsKey(each.index()))
                        .toList(),
                before,
                after,
                bound,
                notPlanned,
                all,
                plans,
                complete);
    }

    /// An index worth having.
    ///
    /// @param worth what the workload loses without it, in the unit of [Advice#before]
    /// @param upkeep what writes pay for it, likewise
    /// @param costs of each query that it serves, before and after all that is recommended
    /// @param fragile whose plan with it may turn out slow; empty when nothing was found
    public record Recommended(
            Candidate index, Bytes size, double worth, double upkeep, Map<Query, Costs> costs, List<Fragile> fragile) {
        public Recommended {
            costs = Map.copyOf(costs);
            fragile = List.copyOf(fragile);
        }

        /// What it will likely take.
        public long bytes() {
            return size.likely();
        }

        /// A plan with the index that may turn out slow.
        ///
        /// @param why a sentence without its point
        public record Fragile(Query query, String why) {}

        /// Estimated costs of one statement.
        public record Costs(double before, double after) {}
    }
}
