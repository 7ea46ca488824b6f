package dev.lintel.optimize.advise;

import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.plan.PlanNode.Kind;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An engine that says what it would do if it had other indexes. Nothing is executed and nothing is built.
public interface WhatIf extends AutoCloseable {
    /// Makes candidates known, invisible at first.
    ///
    /// @return what each would take; without those that the engine refuses
    Map<Candidate, Bytes> know(List<Candidate> candidates) throws IOException;

    /// What plans call a candidate; of a partitioned table's, one name for each partition. Empty when it is not
    /// known.
    Set<String> namesOf(Candidate candidate);

    /// Whether one of these indexes of a plan is the candidate.
    default boolean isAmong(Collection<String> indexes, Candidate candidate) {
        return namesOf(candidate).stream().anyMatch(indexes::contains);
    }

    /// What statements see from now on.
    ///
    /// @param hidden indexes that exist and shall not be seen
    void show(Set<Candidate> visible, Set<Name> hidden) throws IOException;

    /// @throws IOException when the engine does not understand the statement
    Plan plan(String statement, Stress stress) throws IOException;

    /// Units of cost that the engine is known to leave out of its estimate for this plan.
    default double leftOut(Plan plan) {
        return 0;
    }

    /// What the planner is made to believe.
    ///
    /// @param without kinds of nodes that it shall not choose, where it has a choice
    /// @param wrong what the statistics are wrong about; empty for nothing
    record Stress(Set<Kind> without, Optional<Wrong> wrong) {
        public static final Stress NONE = new Stress(Set.of(), Optional.empty());
        /// No loop that runs its inner side once for each outer row.
        public static final Stress WITHOUT_NESTED_LOOPS = new Stress(Set.of(Kind.NESTED_LOOP), Optional.empty());

        public Stress {
            without = Set.copyOf(without);
        }
    }

    /// The size of an index that does not exist.
    ///
    /// @param most what it may come to where statistics do not tell; not less than `likely`
    record Bytes(long likely, long most) {
        private static final double SURE = 1.15;

        public Bytes and(Bytes other) {
            return new Bytes(likely + other.likely, most + other.most);
        }

        /// Whether the most is so far away that it has to be said.
        public boolean uncertain() {
            return most > SURE * likely;
        }
    }

    /// A column of which each value is so many times as frequent as the statistics say.
    record Wrong(Name table, String column, double factor) {}

    @Override
    void close();
}
