package dev.lintel.optimize.report;

import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.plan.PlanNode;
import dev.lintel.optimize.plan.PlanNode.Actual;
import dev.lintel.optimize.plan.PlanNode.Clause;
import dev.lintel.optimize.plan.PlanNode.Kind;
import dev.lintel.optimize.plan.PlanNode.Role;
import dev.lintel.optimize.plan.Shares;
import dev.lintel.optimize.plan.Symptom;
import dev.lintel.optimize.plan.Symptoms;
import dev.lintel.optimize.plan.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A plan as a tree in 80 columns, each node with its own time, and below it what to do about it.
public final class PlanDrawing {
    private static final int MOST_SYMPTOMS = 6;
    private static final int MARGIN = 33;

    private final Lines lines;
    private final Plan plan;
    private final Shares shares;
    private final List<Symptom> symptoms;
    private final boolean values;

    private PlanDrawing(Plan plan, Lines lines, boolean values) {
        this.plan = plan;
        this.lines = lines;
        this.shares = Shares.of(plan);
        this.symptoms = Symptoms.of(plan);
        this.values = values;
    }

    /// @param values whether literals in conditions may be shown
    public static String of(Plan plan, boolean values) {
        Lines lines = new Lines();
        new PlanDrawing(plan, lines, values).draw();
        return lines.toString();
    }

    private void draw() {
        plan.statement().ifPresent(text -> lines.wrapped("", values ? text : Masked.sql(text)));
        lines.add(
                shares.timed()
                        ? "  own time    %      rows  off by   plan"
                        : "  own cost    %      rows           plan");
        node(plan.root(), "", "");
        totals();
        if (symptoms.isEmpty()) {
            lines.add("");
            lines.add("Nothing in this plan stands out.");
        }
        int number = 0;
        for (Symptom symptom : symptoms.stream().limit(MOST_SYMPTOMS).toList()) {
            lines.add("");
            String head = "%d. %s, at %s"
                    .formatted(
                            ++number,
                            Wording.percent(symptom.weight()),
                            symptom.at().label());
            lines.add(head);
            lines.wrapped("   ", symptom.says());
            lines.wrapped("   ", symptom.advice());
        }
        if (symptoms.size() > MOST_SYMPTOMS) {
            lines.add("");
            lines.add("%d lesser ones are not shown.".formatted(symptoms.size() - MOST_SYMPTOMS));
        }
        notRun();
    }

    private String masked(String text) {
        return values ? text : Masked.sql(text);
    }

    private void totals() {
        if (plan.executionMs().isPresent()) {
            lines.add("");
            lines.add("executed in %s%s"
                    .formatted(
                            Wording.ms(plan.executionMs().getAsDouble()),
                            plan.planningMs().isPresent()
                                    ? ", planned in "
                                            + Wording.ms(plan.planningMs().getAsDouble())
                                    : ""));
        } else if (!plan.ran()) {
            lines.add("");
            lines.add("This is an estimate: EXPLAIN (ANALYZE, BUFFERS) on a copy tells where the time really goes.");
        }
    }

    private void notRun() {
        List<PlanNode> never = Symptoms.neverRan(plan);
        if (!never.isEmpty()) {
            lines.add("");
            lines.wrapped(
                    "",
                    "Never executed: "
                            + String.join(
                                    ", ", never.stream().map(PlanNode::label).toList())
                            + ".");
        }
    }

    /// @param branch what leads to this node; `below` what stands before its children
    private void node(PlanNode node, String branch, String below) {
        lines.add(numbers(node) + branch + named(node));
        String inset = " ".repeat(MARGIN) + below + (node.children().isEmpty() ? "   " : "│  ");
        details(node).ifPresent(text -> lines.add(inset + text));
        List<PlanNode> children = node.children();
        for (int i = 0; i < children.size(); i++) {
            boolean last = i == children.size() - 1;
            node(children.get(i), below + (last ? "└─ " : "├─ "), below + (last ? "   " : "│  "));
        }
    }

    private String numbers(PlanNode node) {
        double own = shares.own(node);
        double share = shares.share(node);
        String rows = node.neverRan() ? "never" : compact(node.rows());
        return "%10s %4s %9s  %6s "
                .formatted(
                        shares.timed() ? compactMs(own) : compact(own),
                        share < 0.005 ? "" : Math.round(share * 100),
                        rows,
                        offBy(node));
    }

    private String offBy(PlanNode node) {
        double factor = Symptoms.offBy(node, shares);
        boolean more =
                node.actual().map(Actual::rows).orElse(0.0) > node.estimate().rows();
        return factor < 3 ? "" : (more ? "+" : "-") + "x" + compact(factor);
    }

    private String named(PlanNode node) {
        String prefix = node.role() == Role.CHILD ? "" : node.name() + ": ";
        String loops = node.loops() > 1 && node.kind() != Kind.GATHER ? " x" + compact(node.loops()) : "";
        boolean marked = symptoms.stream().limit(MOST_SYMPTOMS).anyMatch(each -> each.at() == node);
        return (marked ? "* " : "") + prefix + node.label() + loops;
    }

    private Optional<String> details(PlanNode node) {
        Optional<String> shown = node.clause(Clause.INDEX_CONDITION)
                .or(() -> node.clause(Clause.FILTER).map(filter -> "filter " + filter))
                .or(() -> node.clause(Clause.JOIN_CONDITION))
                .or(() -> node.clause(Clause.JOIN_FILTER).map(filter -> "filter " + filter))
                .or(() -> node.clause(Clause.SORT_KEY).map(key -> "by " + key))
                .or(() -> node.clause(Clause.GROUP_KEY).map(key -> "by " + key));
        return shown.map(this::masked).map(Conditions::readable);
    }

    private static String compactMs(double ms) {
        return ms >= 10_000
                ? String.format(Locale.ROOT, "%.1f s", ms / 1000)
                : String.format(Locale.ROOT, "%.1f ms", ms);
    }

    private static String compact(double number) {
        if (number >= 1e9) {
            return String.format(Locale.ROOT, "%.1fG", number / 1e9);
        }
        if (number >= 1e6) {
            return String.format(Locale.ROOT, "%.1fM", number / 1e6);
        }
        return number >= 1e5
                ? String.format(Locale.ROOT, "%.0fk", number / 1e3)
                : String.format(Locale.ROOT, "%.0f", number);
    }
}
