package dev.lintel.optimize.plan;

/// Something that is wrong with a plan, at one node.
///
/// @param weight how much of the plan's time it explains, 0 to 1; what orders symptoms
/// @param says what happened, with its numbers; one sentence
/// @param advice what to do; one sentence
public record Symptom(Cause cause, PlanNode at, double weight, String says, String advice) {
    Symptom weighing(double other) {
        return new Symptom(cause, at, other, says, advice);
    }

    /// What makes a plan slow.
    public enum Cause {
        /// A table is read and a filter drops most of it.
        FILTER_THROWS_ROWS_AWAY,
        /// An index is used, for a part of the condition or for its order alone, and a filter drops most of what it
        /// gave.
        INDEX_LEAVES_A_FILTER,
        /// The condition is on columns of an index, but not on those that it begins with.
        INDEX_COLUMNS_OUT_OF_ORDER,
        /// Rows are sorted that an index could give in their order.
        ORDER_WITHOUT_INDEX,
        /// Rows are made only to be passed over.
        SKIPPED_BY_OFFSET,
        /// A sort did not fit its memory.
        SORT_SPILLS,
        /// The hash table of a join or of groups did not fit its memory.
        HASH_SPILLS,
        /// A bitmap kept pages and not rows, all rows of which were checked again.
        BITMAP_IS_LOSSY,
        /// An index-only scan had to look into the table, whose visibility map is behind.
        INDEX_ONLY_VISITS_TABLE,
        /// The planner's number of rows is far off, and it chose what suits that number.
        ROWS_MISESTIMATED,
        /// The inner side of a join runs once for each of very many rows.
        LOOP_RUNS_TOO_OFTEN,
        /// A subquery runs, or is walked through, once for each row.
        SUBQUERY_PER_ROW,
        /// A join makes pairs that its filter drops.
        JOIN_FILTER_THROWS_ROWS_AWAY,
        /// Compiling the expressions took longer than it can have spared.
        COMPILED_FOR_NOTHING,
        /// Fewer parallel workers than were planned.
        WORKERS_MISSING,
        PLANNING_DOMINATES,
        /// A trigger or the check of a foreign key.
        TRIGGER_DOMINATES,
        /// Another transaction held the rows.
        LOCK_WAITED,
        /// The memory of a memoize node was too small.
        CACHE_EVICTS,
        /// Blocks that were not in memory.
        READ_FROM_DISK,
        /// A common table expression is computed whole, and little of it wanted.
        EXPRESSION_MATERIALISED,
        /// All rows are wanted, or so many that no index spares the rest.
        WHOLE_TABLE_READ
    }
}
