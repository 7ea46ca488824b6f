package dev.lintel.optimize.postgres.explain;

import dev.lintel.optimize.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Every plan in a text: one EXPLAIN in any format, a terminal's output, or a log of auto_explain.
public final class Explained {
    private static final Pattern LOGGED = Pattern.compile("duration: [\\d.]+ ms  plan:");
    private static final Pattern YAML = Pattern.compile("(?m)^\\s*- Plan:\\s*$");

    private Explained() {}

    /// @throws Unreadable when there is no plan in it
    public static List<Plan> read(String text) throws Unreadable {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        List<Plan> plans = new ArrayList<>();
        for (Attributes each : attributes(plain)) {
            plans.add(PlanBuilder.plan(each));
        }
        if (plans.isEmpty()) {
            throw new Unreadable("there is no plan in it");
        }
        return List.copyOf(plans);
    }

    private static List<Attributes> attributes(String text) throws Unreadable {
        if (LOGGED.matcher(text).find()) {
            return logged(text);
        }
        List<Attributes> plans = new ArrayList<>();
        for (List<String> lines : Pasted.plans(text)) {
            plans.addAll(attributes(lines));
        }
        return plans;
    }

    private static List<Attributes> attributes(List<String> lines) throws Unreadable {
        String whole = String.join("\n", lines);
        String body = whole.strip();
        if (body.startsWith("[") || body.startsWith("{")) {
            return Structured.json(body);
        }
        if (body.startsWith("<")) {
            return Structured.xml(body);
        }
        return YAML.matcher(body).find() ? Structured.yaml(whole) : List.of(TextPlan.read(lines));
    }

    /// A log: each plan is what is indented below its first line.
    private static List<Attributes> logged(String text) throws Unreadable {
        List<Attributes> plans = new ArrayList<>();
        List<String> current = new ArrayList<>();
        boolean inside = false;
        for (String line : text.lines().toList()) {
            if (LOGGED.matcher(line).find()) {
                finish(current, plans);
                inside = true;
            } else if (inside && (line.startsWith("\t") || line.startsWith(" ") || line.startsWith("<"))) {
                current.add(line.startsWith("\t") ? line.substring(1) : line);
            } else {
                inside = false;
            }
        }
        finish(current, plans);
        return plans;
    }

    private static void finish(List<String> lines, List<Attributes> plans) throws Unreadable {
        if (!lines.isEmpty()) {
            String body = String.join("\n", lines).strip();
            if (body.startsWith("{")) {
                plans.addAll(Structured.json(body));
            } else if (body.startsWith("<")) {
                plans.addAll(Structured.xml(body));
            } else {
                plans.add(TextPlan.read(lines));
            }
            lines.clear();
        }
    }
}
