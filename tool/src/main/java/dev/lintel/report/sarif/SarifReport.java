package dev.lintel.report.sarif;

import dev.lintel.finding.Evidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Reported;
import dev.lintel.finding.Risk;
import dev.lintel.finding.Verdict;
import dev.lintel.finding.Verdict.Suppressed;
import dev.lintel.report.json.Json;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A verdict as a SARIF log with one run (SARIF 2.1.0, sections 3.13 to 3.58).
public final class SarifReport {
    /// Names our fingerprint; the number rises when its recipe changes.
    private static final String FINGERPRINT = "lintel/v1";

    private final Verdict verdict;
    private final String version;
    private final List<Guide> rules;
    private final Map<String, Integer> ruleIndex = new LinkedHashMap<>();

    private SarifReport(Verdict verdict, String version) {
        this.verdict = verdict;
        this.version = version;
        this.rules = rules(verdict);
        rules.forEach(rule -> ruleIndex.put(rule.id(), ruleIndex.size()));
    }

    /// @param version of this tool
    public static String render(Verdict verdict, String version) {
        return Json.document(new SarifReport(verdict, version)::log);
    }

    /// The guides of all that is told, by id.
    private static List<Guide> rules(Verdict verdict) {
        Map<String, Guide> byId = new TreeMap<>();
        verdict.findings().stream()
                .flatMap(Reported::all)
                .forEach(each ->
                        byId.put(each.finding().practice(), each.finding().guide()));
        verdict.withheld()
                .suppressed()
                .forEach(each -> byId.put(
                        each.reported().finding().practice(),
                        each.reported().finding().guide()));
        return List.copyOf(byId.values());
    }

    private void log(Json json) throws IOException {
        json.text(
                "$schema",
                "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        json.text("version", "2.1.0");
        json.objects("runs", List.of(verdict), (run, _) -> run(run));
    }

    private void run(Json json) throws IOException {
        json.object(
                "tool",
                tool -> tool.object("driver", driver -> {
                    driver.text("name", "Lintel").text("version", version);
                    driver.objects("rules", rules, SarifReport::rule);
                }));
        json.object(
                "originalUriBaseIds",
                bases -> bases.object(
                        "ROOT",
                        root -> root.object("description", text -> text.text("text", "the folder that was reviewed"))));
        json.text("columnKind", "utf16CodeUnits");
        json.objects("invocations", List.of(verdict), (invocation, _) -> invocation(invocation));
        List<Told> told = new ArrayList<>();
        verdict.findings().forEach(each -> told.add(new Told(each, Optional.empty())));
        verdict.withheld().suppressed().forEach(each -> told.add(new Told(each.reported(), Optional.of(each))));
        json.objects("results", told, this::result);
    }

    private record Told(Reported reported, Optional<Suppressed> suppressed) {}

    private static void rule(Json json, Guide guide) throws IOException {
        json.text("id", guide.id());
        json.object("shortDescription", text -> text.text("text", guide.statement()));
        json.object("fullDescription", text -> text.text("text", guide.why()));
        json.object("help", help -> help.text("text", guide.repair()).text("markdown", markdown(guide)));
        json.object("defaultConfiguration", configuration -> configuration.text("level", level(guide.risk())));
        json.object("properties", properties -> {
            properties.text("security-severity", Double.toString(guide.risk().severity()));
            properties.texts(
                    "tags",
                    guide.references().stream()
                            .filter(each -> each.startsWith("CWE-"))
                            .toList());
        });
    }

    private static String markdown(Guide guide) {
        StringBuilder text = new StringBuilder(guide.why()).append("\n\n");
        text.append("### Repair\n\n").append(guide.repair()).append('\n');
        if (!guide.pitfalls().isBlank()) {
            text.append("\n### Pitfalls\n\n").append(guide.pitfalls()).append('\n');
        }
        if (!guide.references().isEmpty()) {
            text.append("\n### References\n\n");
            guide.references().forEach(each -> text.append("- ").append(each).append('\n'));
        }
        return text.toString();
    }

    private void invocation(Json json) throws IOException {
        json.flag("executionSuccessful", verdict.failures().isEmpty());
        List<Gap> gaps = verdict.gaps();
        json.objects(
                "toolExecutionNotifications",
                verdict.failures(),
                (each, failure) -> each.text("level", "error")
                        .object(
                                "message",
                                text -> text.text("text", failure.part() + " crashed: " + failure.summary())));
        json.objects("toolConfigurationNotifications", gaps, SarifReport::notification);
    }

    private static void notification(Json json, Gap gap) throws IOException {
        json.text("level", "note");
        json.object("message", text -> text.text("text", gap.what() + "; " + gap.consequence()));
        json.objects("locations", List.of(gap.at()), SarifReport::location);
    }

    private void result(Json json, Told told) throws IOException {
        Finding finding = told.reported.finding();
        json.text("ruleId", finding.practice()).number("ruleIndex", ruleIndex.getOrDefault(finding.practice(), -1));
        json.text("level", level(finding.risk()));
        json.object("message", text -> text.text("text", message(finding)));
        json.objects("locations", List.of(finding.at()), SarifReport::location);
        json.object("partialFingerprints", prints -> prints.text(FINGERPRINT, told.reported.fingerprint()));
        related(json, finding);
        if (finding.evidence().chain().size() > 1) {
            json.objects("codeFlows", List.of(finding.evidence()), SarifReport::codeFlow);
        }
        fixes(json, finding);
        if (told.suppressed.isPresent()) {
            json.objects(
                    "suppressions",
                    List.of(told.suppressed.get()),
                    (each, allowed) -> each.text("kind", "inSource")
                            .text("status", "accepted")
                            .text("justification", allowed.reason()));
        }
        json.object(
                "properties",
                properties -> properties
                        .text("risk", finding.risk().label())
                        .text(
                                "security-severity",
                                Double.toString(finding.risk().severity()))
                        .texts("routes", finding.routes())
                        .texts("impact", finding.impact())
                        .texts(
                                "with",
                                told.reported.parts().stream()
                                        .map(part -> part.finding().practice())
                                        .toList()));
    }

    private static String message(Finding finding) {
        return finding.headline() + finding.fix().map(fix -> " " + fix.advice()).orElse("");
    }

    private static void related(Json json, Finding finding) throws IOException {
        List<Evidence.Link> others = finding.evidence().chain().stream()
                .filter(link -> !link.at().equals(finding.at()))
                .toList();
        json.objects("relatedLocations", others, SarifReport::said);
    }

    private static void said(Json json, Evidence.Link link) throws IOException {
        location(json, link.at());
        json.object("message", text -> text.text("text", link.says()));
    }

    private static void codeFlow(Json json, Evidence evidence) throws IOException {
        json.objects(
                "threadFlows",
                List.of(evidence),
                (flow, chain) -> flow.objects(
                        "locations",
                        chain.chain(),
                        (each, link) -> each.object("location", location -> said(location, link))));
    }

    /// Only replacements can be told to every consumer; imports and new files are applied by `lintel review
    /// --write`.
    private static void fixes(Json json, Finding finding) throws IOException {
        Map<SourceId, List<Fix.Edit.Replace>> byFile = new TreeMap<>();
        for (Fix.Edit edit : finding.fix().map(Fix::edits).orElse(List.of())) {
            if (!(edit instanceof Fix.Edit.Replace replace)) {
                return;
            }
            byFile.computeIfAbsent(replace.at().file(), _ -> new ArrayList<>()).add(replace);
        }
        if (byFile.isEmpty()) {
            return;
        }
        String advice = finding.fix().orElseThrow().advice();
        json.objects("fixes", List.of(byFile), (fix, files) -> {
            fix.object("description", text -> text.text("text", advice));
            fix.objects("artifactChanges", List.copyOf(files.entrySet()), (change, file) -> {
                change.object("artifactLocation", at -> artifact(at, file.getKey()));
                change.objects(
                        "replacements",
                        file.getValue(),
                        (each, replace) -> each.object("deletedRegion", region -> region(region, replace.at()))
                                .object("insertedContent", content -> content.text("text", replace.text())));
            });
        });
    }

    private static void location(Json json, Span span) throws IOException {
        json.object("physicalLocation", place -> {
            place.object("artifactLocation", artifact -> artifact(artifact, span.file()));
            place.object("region", region -> region(region, span));
        });
    }

    private static void artifact(Json json, SourceId file) throws IOException {
        json.text("uri", uri(file)).text("uriBaseId", "ROOT");
    }

    private static String uri(SourceId file) {
        try {
            return new URI(null, null, file.path(), null).getRawPath().replace(":", "%3A");
        } catch (URISyntaxException odd) {
            return file.path().replace(" ", "%20");
        }
    }

    private static void region(Json json, Span span) throws IOException {
        json.number("startLine", Math.max(1, span.line())).number("startColumn", Math.max(1, span.column()));
        json.number("endLine", Math.max(span.line(), span.endLine()));
        json.number("endColumn", Math.max(1, span.endColumn()));
    }

    private static String level(Risk risk) {
        return switch (risk) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW -> "note";
            case INFO -> "none";
        };
    }
}
