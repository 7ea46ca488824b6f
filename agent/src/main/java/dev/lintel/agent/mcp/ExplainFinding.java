package dev.lintel.agent.mcp;

import dev.lintel.agent.Repository;
import dev.lintel.cli.UsageProblem;
import dev.lintel.finding.Reported;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Everything about one finding.
record ExplainFinding() implements ArchitectTool {
    @Override
    public String name() {
        return "explain_finding";
    }

    @Override
    public String title() {
        return "One finding, whole";
    }

    @Override
    public String description() {
        return "The evidence chain line by line, why it matters here, the fix and its pitfalls, by a finding's"
                + " id from review.";
    }

    @Override
    public Map<String, Object> input() {
        return Schemas.arguments().needed("id", "the finding's id").map();
    }

    @Override
    public Map<String, Object> call(Arguments arguments, Repository repository) throws UsageProblem, IOException {
        String id = arguments.needed("id");
        Reported reported = Findings.byId(repository.standing().verdict().findings(), id)
                .orElseThrow(() -> new UsageProblem(
                        "no finding has the id " + Quoted.text(id) + " now; it may be mended. Call review."));
        Map<String, Object> map = new LinkedHashMap<>(Findings.whole(reported));
        map.put("why", reported.finding().guide().why());
        map.put("pitfalls", reported.finding().guide().pitfalls());
        return map;
    }
}
