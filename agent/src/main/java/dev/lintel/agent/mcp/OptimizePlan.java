package dev.lintel.agent.mcp;

import dev.lintel.agent.Repository;
import dev.lintel.cli.UsageProblem;
import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.plan.Symptom;
import dev.lintel.optimize.plan.Symptoms;
import dev.lintel.optimize.postgres.explain.Explained;
import dev.lintel.optimize.postgres.explain.Unreadable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What is wrong with a plan that the agent brings along, or, when who started the server allowed it, what is slow in
/// a database. An agent never chooses which: the address comes with the start.
///
/// @param database what may be looked at, read-only; empty for none
record OptimizePlan(Optional<String> database) implements ArchitectTool {
    private static final int MOST_PLANS = 5;
    private static final int MOST_SYMPTOMS = 6;

    @Override
    public String name() {
        return "optimize_plan";
    }

    @Override
    public String title() {
        return "Why a statement is slow";
    }

    @Override
    public String description() {
        return "Reads the output of EXPLAIN (any format; ANALYZE, BUFFERS tell most) and says where the time goes and what"
                + " would help, the most expensive first. It runs nothing. "
                + (database.isPresent()
                        ? "Without a plan: looks at the database itself, read-only, in up to a minute."
                        : "For statements in the code use queries_of.");
    }

    @Override
    public Map<String, Object> input() {
        String says = "the output of EXPLAIN, as it was printed";
        return database.isPresent()
                ? Schemas.arguments()
                        .text("plan", says + "; empty to look at the database")
                        .map()
                : Schemas.arguments().needed("plan", says).map();
    }

    @Override
    public Map<String, Object> call(Arguments arguments, Repository repository) throws UsageProblem, IOException {
        Optional<String> plan = arguments.pastedText("plan");
        if (plan.isPresent()) {
            return told(plan.get());
        }
        if (database.isEmpty()) {
            throw new UsageProblem(
                    "plan is missing; a database is looked at only when the server was started with --db");
        }
        return new DatabaseLook(database.get()).over(repository);
    }

    private static Map<String, Object> told(String text) throws UsageProblem {
        List<Plan> plans;
        try {
            plans = Explained.read(text);
        } catch (Unreadable reason) {
            throw new UsageProblem("that is no plan: " + reason.getMessage());
        }
        List<Map<String, Object>> told = new ArrayList<>();
        plans.stream().limit(MOST_PLANS).map(OptimizePlan::told).forEach(told::add);
        return Map.of("total", plans.size(), "plans", told);
    }

    private static Map<String, Object> told(Plan plan) {
        Map<String, Object> map = new LinkedHashMap<>();
        plan.executionMs().ifPresent(ms -> map.put("executionMs", ms));
        map.put("measured", plan.ran());
        map.put(
                "symptoms",
                Symptoms.of(plan).stream()
                        .limit(MOST_SYMPTOMS)
                        .map(OptimizePlan::symptom)
                        .toList());
        return map;
    }

    private static Map<String, Object> symptom(Symptom symptom) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("cause", symptom.cause().name().toLowerCase(Locale.ROOT));
        map.put("at", Quoted.text(symptom.at().label()));
        map.put("share", Math.round(symptom.weight() * 100) / 100.0);
        map.put("says", Quoted.text(symptom.says()));
        map.put("advice", Quoted.text(symptom.advice()));
        return map;
    }
}
