package dev.lintel.optimize.postgres.explain;

import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.plan.PlanNode;
import dev.lintel.optimize.plan.PlanNode.Actual;
import dev.lintel.optimize.plan.PlanNode.Clause;
import dev.lintel.optimize.plan.PlanNode.Estimate;
import dev.lintel.optimize.plan.PlanNode.Kind;
import dev.lintel.optimize.plan.PlanNode.Measure;
import dev.lintel.optimize.plan.PlanNode.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// Attributes as a plan.
final class PlanBuilder {
    private static final Map<Clause, String> CLAUSES = Map.of(
            Clause.FILTER, "Filter",
            Clause.INDEX_CONDITION, "Index Cond",
            Clause.RECHECK, "Recheck Cond",
            Clause.JOIN_FILTER, "Join Filter",
            Clause.SORT_KEY, "Sort Key",
            Clause.PRESORTED_KEY, "Presorted Key",
            Clause.GROUP_KEY, "Group Key",
            Clause.CACHE_KEY, "Cache Key",
            Clause.SORT_METHOD, "Sort Method");

    private static final Map<Measure, String> MEASURES = Map.ofEntries(
            Map.entry(Measure.ROWS_FILTERED, "Rows Removed by Filter"),
            Map.entry(Measure.ROWS_JOIN_FILTERED, "Rows Removed by Join Filter"),
            Map.entry(Measure.ROWS_RECHECKED, "Rows Removed by Index Recheck"),
            Map.entry(Measure.EXACT_BLOCKS, "Exact Heap Blocks"),
            Map.entry(Measure.LOSSY_BLOCKS, "Lossy Heap Blocks"),
            Map.entry(Measure.HEAP_FETCHES, "Heap Fetches"),
            Map.entry(Measure.INDEX_SEARCHES, "Index Searches"),
            Map.entry(Measure.WORKERS_PLANNED, "Workers Planned"),
            Map.entry(Measure.WORKERS_LAUNCHED, "Workers Launched"),
            Map.entry(Measure.CACHE_HITS, "Cache Hits"),
            Map.entry(Measure.CACHE_MISSES, "Cache Misses"),
            Map.entry(Measure.CACHE_EVICTIONS, "Cache Evictions"),
            Map.entry(Measure.BLOCKS_HIT, "Shared Hit Blocks"),
            Map.entry(Measure.BLOCKS_READ, "Shared Read Blocks"),
            Map.entry(Measure.TEMP_BLOCKS_READ, "Temp Read Blocks"),
            Map.entry(Measure.TEMP_BLOCKS_WRITTEN, "Temp Written Blocks"),
            Map.entry(Measure.BATCHES_PLANNED, "Original Hash Batches"));

    private static final Pattern PREFIX = Pattern.compile("^(?:Parallel|Async) ");

    private PlanBuilder() {}

    static Plan plan(Attributes attributes) throws Unreadable {
        Attributes root =
                attributes.group("Plan").orElseThrow(() -> new Unreadable("there is no plan in it: no \"Plan\""));
        return new Plan(
                node(root),
                attributes.text("Query Text").filter(text -> !text.isBlank()),
                optional(attributes.number("Planning Time")),
                optional(attributes.number("Execution Time")),
                attributes.group("JIT").map(PlanBuilder::compilation),
                attributes.groups("Triggers").stream().map(PlanBuilder::trigger).toList());
    }

    private static OptionalDouble optional(Optional<Double> number) {
        return number.isPresent() ? OptionalDouble.of(number.get()) : OptionalDouble.empty();
    }

    private static Plan.Compilation compilation(Attributes jit) {
        double total =
                jit.group("Timing").flatMap(timing -> timing.number("Total")).orElse(0.0);
        return new Plan.Compilation(Math.round(jit.number("Functions").orElse(0.0)), total);
    }

    private static Plan.Trigger trigger(Attributes trigger) {
        return new Plan.Trigger(
                trigger.text("Trigger Name").orElse(""),
                trigger.text("Constraint Name").orElse(""),
                trigger.text("Relation").orElse(""),
                trigger.number("Time").orElse(0.0),
                Math.round(trigger.number("Calls").orElse(0.0)));
    }

    private static PlanNode node(Attributes from) {
        String type = from.text("Node Type").orElse("?");
        List<PlanNode> children = new ArrayList<>();
        from.groups("Plans").forEach(child -> children.add(node(child)));
        return new PlanNode(
                kind(type, from),
                Labels.of(type, from),
                role(from),
                from.text("Subplan Name").orElse(""),
                from.text("Relation Name").or(() -> from.text("CTE Name")).orElse(""),
                from.text("Alias").orElse(""),
                from.text("Index Name").orElse(""),
                new Estimate(
                        from.number("Startup Cost").orElse(0.0),
                        from.number("Total Cost").orElse(0.0),
                        from.number("Plan Rows").orElse(0.0),
                        (int) Math.round(from.number("Plan Width").orElse(0.0))),
                actual(from),
                clauses(from),
                measures(type, from),
                children);
    }

    private static Optional<Actual> actual(Attributes from) {
        Optional<Double> loops = from.number("Actual Loops");
        return loops.isEmpty()
                ? Optional.empty()
                : Optional.of(new Actual(
                        optional(from.number("Actual Startup Time")),
                        loops.get() == 0 ? OptionalDouble.of(0) : optional(from.number("Actual Total Time")),
                        from.number("Actual Rows").orElse(0.0),
                        loops.get()));
    }

    private static Map<Clause, String> clauses(Attributes from) {
        Map<Clause, String> clauses = new EnumMap<>(Clause.class);
        CLAUSES.forEach((clause, key) -> from.text(key).ifPresent(text -> clauses.put(clause, text)));
        from.text("Hash Cond")
                .or(() -> from.text("Merge Cond"))
                .ifPresent(text -> clauses.put(Clause.JOIN_CONDITION, text));
        return clauses;
    }

    private static Map<Measure, Double> measures(String type, Attributes from) {
        Map<Measure, Double> measures = new EnumMap<>(Measure.class);
        MEASURES.forEach((measure, key) -> from.number(key).ifPresent(value -> measures.put(measure, value)));
        boolean onDisk = from.text("Sort Space Type").orElse("").equals("Disk");
        from.number("Sort Space Used")
                .or(() -> spaceOfGroups(from))
                .ifPresent(used -> measures.put(onDisk ? Measure.DISK_KB : Measure.MEMORY_KB, used));
        from.number("Disk Usage").filter(used -> used > 0).ifPresent(used -> measures.put(Measure.DISK_KB, used));
        from.number("Peak Memory Usage").ifPresent(used -> measures.put(Measure.MEMORY_KB, used));
        from.number("Hash Batches")
                .or(() -> from.number("HashAgg Batches"))
                .ifPresent(batches -> measures.put(Measure.BATCHES, batches));
        from.number("Shared I/O Read Time")
                .or(() -> from.number("I/O Read Time"))
                .ifPresent(waited -> measures.put(Measure.IO_MS, waited));
        return measures;
    }

    private static Optional<Double> spaceOfGroups(Attributes from) {
        return from.group("Full-sort Groups")
                .flatMap(groups -> groups.group("Sort Space Memory"))
                .flatMap(space -> space.number("Peak Sort Space Used"));
    }

    private static Role role(Attributes from) {
        String name = from.text("Subplan Name").orElse("");
        if (name.startsWith("CTE ")) {
            return Role.CTE;
        }
        return switch (from.text("Parent Relationship").orElse("")) {
            case "InitPlan" -> Role.INITIAL;
            case "SubPlan" -> Role.SUBPLAN;
            default -> Role.CHILD;
        };
    }

    private static Kind kind(String type, Attributes from) {
        String plain = PREFIX.matcher(type).replaceFirst("");
        if (plain.startsWith("Custom Scan")) {
            // an extension's own way through a table; one that works on nodes below is no reader
            return from.groups("Plans").isEmpty() && from.text("Relation Name").isPresent() ? Kind.SCAN : Kind.OTHER;
        }
        if (plain.startsWith("Index Only Scan")) {
            return Kind.INDEX_ONLY_SCAN;
        }
        if (plain.startsWith("Index Scan")) {
            return Kind.INDEX_SCAN;
        }
        if (plain.startsWith("Hash") && (plain.endsWith("Join") || plain.endsWith("Join)"))) {
            return Kind.HASH_JOIN;
        }
        if (plain.startsWith("Merge") && !plain.equals("Merge Append") && !plain.equals("Merge")) {
            return Kind.MERGE_JOIN;
        }
        if (plain.startsWith("Nested Loop")) {
            return Kind.NESTED_LOOP;
        }
        if (plain.contains("Aggregate")) {
            return Kind.AGGREGATE;
        }
        if (plain.startsWith("Gather")) {
            return Kind.GATHER;
        }
        return switch (plain) {
            case "Seq Scan", "Sample Scan", "Tid Scan", "Tid Range Scan" -> Kind.SCAN;
            case "Bitmap Heap Scan" -> Kind.BITMAP_SCAN;
            case "Bitmap Index Scan" -> Kind.BITMAP_INDEX;
            case "Hash" -> Kind.HASH;
            case "Sort", "Incremental Sort" -> Kind.SORT;
            case "Limit" -> Kind.LIMIT;
            case "Append", "Merge Append" -> Kind.APPEND;
            case "CTE Scan" -> Kind.CTE_SCAN;
            case "Materialize" -> Kind.MATERIALIZE;
            case "Memoize" -> Kind.MEMOIZE;
            case "ModifyTable", "Insert", "Update", "Delete" -> Kind.MODIFY;
            case "LockRows" -> Kind.LOCK;
            case "Function Scan" -> Kind.FUNCTION;
            case "Foreign Scan" -> Kind.FOREIGN;
            case "Unique" -> Kind.UNIQUE;
            case "WindowAgg" -> Kind.WINDOW;
            case "Result", "ProjectSet" -> Kind.RESULT;
            default -> Kind.OTHER;
        };
    }
}
