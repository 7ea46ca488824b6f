package dev.lintel.agent.mcp;

import dev.lintel.finding.Evidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Reported;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Findings for agents: short to choose from, whole to work on.
final class Findings {
    private Findings() {}

    static Map<String, Object> brief(Reported reported) {
        Finding finding = reported.finding();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", reported.fingerprint());
        map.put("practice", finding.practice());
        map.put("risk", finding.risk().label());
        map.put("headline", Quoted.text(finding.headline()));
        map.put("subject", Quoted.text(finding.subject()));
        map.put("at", Quoted.place(finding.at()));
        map.put(
                "mechanicalFix",
                finding.fix().filter(fix -> !fix.edits().isEmpty()).isPresent());
        return map;
    }

    static Map<String, Object> whole(Reported reported) {
        Finding finding = reported.finding();
        Map<String, Object> map = new LinkedHashMap<>(brief(reported));
        map.put("confidence", finding.confidence().name().toLowerCase(Locale.ROOT));
        map.put("routes", finding.routes().stream().map(Quoted::text).toList());
        map.put("because", finding.impact().stream().map(Quoted::text).toList());
        map.put("chain", finding.evidence().chain().stream().map(Findings::link).toList());
        finding.fix().ifPresent(fix -> {
            map.put("advice", fix.advice());
            map.put("example", Quoted.text(fix.example()));
        });
        map.put("partOf", reported.parts().stream().map(Findings::brief).toList());
        map.put("references", finding.guide().references());
        return map;
    }

    private static Map<String, Object> link(Evidence.Link link) {
        Map<String, Object> map = new LinkedHashMap<>(Quoted.place(link.at()));
        map.put("says", Quoted.text(link.says()));
        return map;
    }

    static Optional<Reported> byId(List<Reported> all, String id) {
        return all.stream()
                .flatMap(Reported::all)
                .filter(each -> each.fingerprint().equals(id))
                .findFirst();
    }
}
