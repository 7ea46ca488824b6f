package dev.lintel.optimize.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// How a statement is or was executed.
///
/// @param statement its text, when the source of the plan tells
/// @param planningMs time to find the plan
/// @param executionMs wall time of the run
/// @param triggers what fired on the rows written, foreign keys included
public record Plan(
        PlanNode root,
        Optional<String> statement,
        OptionalDouble planningMs,
        OptionalDouble executionMs,
        Optional<Compilation> compilation,
        List<Trigger> triggers) {
    public Plan {
        triggers = List.copyOf(triggers);
    }

    /// Just-in-time compilation of the statement's expressions.
    public record Compilation(long functions, double ms) {}

    /// @param constraint the foreign key behind it; empty for a trigger of the users
    public record Trigger(String name, String constraint, String table, double ms, long calls) {}

    /// Whether it really ran and its nodes were timed.
    public boolean timed() {
        return root.actual().map(actual -> actual.totalMs().isPresent()).orElse(false);
    }

    public boolean ran() {
        return root.actual().isPresent();
    }
}
