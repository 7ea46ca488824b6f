package dev.lintel.optimize.plan;

/// Something that is wrong with a plan, at one node.
///
/// @param weight how much of the plan's time it explains, 0 to 1; what orders symptoms
/// @param says what happened, with its numbers; one sentence
/// @param advice what to do; one sentence
public record Symptom(Cause cause, PlanNode at, double weight, String says, String advice) {
    public enum Cause {
        FILTER_THROWS_ROWS_AWAY,
        INDEX_LEAVES_A_FILTER,
        INDEX_COLUMNS_OUT_OF_ORDER,
        ORDER_WITHOUT_INDEX,
        SKIPPED_BY_OFFSET,
        SORT_SPILLS,
        HASH_SPILLS,
        BITMAP_IS_LOSSY,
        INDEX_ONLY_VISITS_TABLE,
        ROWS_MISESTIMATED,
        LOOP_RUNS_TOO_OFTEN,
        SUBQUERY_PER_ROW,
        JOIN_FILTER_THROWS_ROWS_AWAY,
        COMPILED_FOR_NOTHING,
        WORKERS_MISSING,
        PLANNING_DOMINATES,
        TRIGGER_DOMINATES,
        LOCK_WAITED,
        CACHE_EVICTS,
        READ_FROM_DISK,
        EXPRESSION_MATERIALISED,
        WHOLE_TABLE_READ,
        PART_NEVER_RAN
    }
}
