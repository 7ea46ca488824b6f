package dev.lintel.agent.mcp;

import dev.lintel.agent.Repository;
import dev.lintel.cli.UsageProblem;
import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.BriefProblem;
import dev.lintel.design.brief.BriefReader;
import dev.lintel.design.decide.Decision;
import dev.lintel.design.decide.Decisions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The decisions that follow from a brief. Nothing is written: `lintel design` does that for people.
record DesignTool() implements ArchitectTool {
    @Override
    public String name() {
        return "design";
    }

    @Override
    public String title() {
        return "What a brief decides";
    }

    @Override
    public String description() {
        return "Takes a brief (YAML: resources, fields, roles, operations with rates and sizes) and gives the decisions that"
                + " follow, each with its reason in the brief's own numbers; or all mistakes of the brief at once. It"
                + " writes nothing. For advice without a brief use ask.";
    }

    @Override
    public Map<String, Object> input() {
        return Schemas.arguments().needed("brief", "the brief, YAML").paged().map();
    }

    @Override
    public Map<String, Object> call(Arguments arguments, Repository repository) throws UsageProblem {
        Brief brief;
        try {
            brief = BriefReader.read("brief", arguments.pasted("brief"));
        } catch (BriefProblem problem) {
            throw new UsageProblem("the brief cannot be followed\n" + problem.getMessage());
        }
        List<Decision> decisions = new Decisions(brief).all();
        return Page.of("decisions", decisions, arguments, DesignTool::told);
    }

    private static Map<String, Object> told(Decision decision) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", decision.id());
        map.put("choice", Quoted.text(decision.choice()));
        map.put("why", Quoted.text(decision.why()));
        map.put("practice", decision.practice());
        return map;
    }
}
