package dev.lintel.optimize.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// One node of a plan.
///
/// @param label as the engine would print it: `Index Scan using orders_pkey on orders o`
/// @param role how it hangs on its parent
/// @param name of a subplan or common table expression; empty for none
/// @param table the table that it reads; empty for none
/// @param index the index that it reads; empty for none
/// @param actual empty when the plan was not run
/// @param clauses conditions and keys, as the engine prints them
/// @param measures what was counted, per loop where the engine counts so
public record PlanNode(
        Kind kind,
        String label,
        Role role,
        String name,
        String table,
        String alias,
        String index,
        Estimate estimate,
        Optional<Actual> actual,
        Map<Clause, String> clauses,
        Map<Measure, Double> measures,
        List<PlanNode> children) {
    public PlanNode {
        clauses = Map.copyOf(clauses);
        measures = Map.copyOf(measures);
        children = List.copyOf(children);
    }

    public enum Kind {
        SCAN,
        INDEX_SCAN,
        INDEX_ONLY_SCAN,
        BITMAP_SCAN,
        BITMAP_INDEX,
        NESTED_LOOP,
        HASH_JOIN,
        MERGE_JOIN,
        HASH,
        SORT,
        AGGREGATE,
        LIMIT,
        GATHER,
        APPEND,
        CTE_SCAN,
        MATERIALIZE,
        MEMOIZE,
        MODIFY,
        LOCK,
        FUNCTION,
        FOREIGN,
        UNIQUE,
        WINDOW,
        RESULT,
        OTHER;

        /// Whether it goes through an index row by row, and fetches from the table or not.
        public boolean isIndexScan() {
            return this == INDEX_SCAN || this == INDEX_ONLY_SCAN;
        }

        public boolean isJoin() {
            return this == NESTED_LOOP || this == HASH_JOIN || this == MERGE_JOIN;
        }
    }

    public enum Role {
        CHILD,
        /// Runs once, its value is used above.
        INITIAL,
        /// Runs for every row of its parent, unless hashed.
        SUBPLAN,
        /// Runs when the first reader asks.
        CTE
    }

    public enum Clause {
        FILTER,
        INDEX_CONDITION,
        RECHECK,
        JOIN_CONDITION,
        JOIN_FILTER,
        SORT_KEY,
        PRESORTED_KEY,
        GROUP_KEY,
        CACHE_KEY,
        SORT_METHOD
    }

    public enum Measure {
        ROWS_FILTERED,
        ROWS_JOIN_FILTERED,
        ROWS_RECHECKED,
        EXACT_BLOCKS,
        LOSSY_BLOCKS,
        HEAP_FETCHES,
        INDEX_SEARCHES,
        DISK_KB,
        MEMORY_KB,
        BATCHES,
        BATCHES_PLANNED,
        WORKERS_PLANNED,
        WORKERS_LAUNCHED,
        CACHE_HITS,
        CACHE_MISSES,
        CACHE_EVICTIONS,
        BLOCKS_HIT,
        BLOCKS_READ,
        TEMP_BLOCKS_READ,
        TEMP_BLOCKS_WRITTEN,
        IO_MS
    }

    /// What the planner thought. Costs are in the engine's own unit, both with the children's.
    public record Estimate(double startupCost, double totalCost, double rows, int width) {}

    /// What happened, per loop, with the children's time.
    ///
    /// @param totalMs empty when the run was not timed
    /// @param loops 0 when it was never executed
    public record Actual(OptionalDouble startupMs, OptionalDouble totalMs, double rows, double loops) {}

    public Optional<String> clause(Clause clause) {
        return Optional.ofNullable(clauses.get(clause));
    }

    /// 0 when it was not counted.
    public double measure(Measure measure) {
        return measures.getOrDefault(measure, 0.0);
    }

    public double loops() {
        return actual.map(Actual::loops).orElse(1.0);
    }

    public boolean neverRan() {
        return actual.map(each -> each.loops() == 0).orElse(false);
    }

    /// Rows that it really gave, over all loops; the estimate when it did not run.
    public double rows() {
        return actual.map(each -> each.rows() * each.loops()).orElse(estimate.rows());
    }

    public Stream<PlanNode> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(PlanNode::all));
    }

    public List<PlanNode> inputs() {
        return children.stream().filter(child -> child.role == Role.CHILD).toList();
    }
}
