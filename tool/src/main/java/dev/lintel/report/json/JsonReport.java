package dev.lintel.report.json;

import dev.lintel.finding.Evidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Reported;
import dev.lintel.finding.Standard;
import dev.lintel.finding.Verdict;
import dev.lintel.finding.Verdict.Suppressed;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import java.io.IOException;
import java.util.Locale;

/// A verdict as JSON, by `docs/schema/review-1.json`.
public final class JsonReport {
    /// The version of the schema, `major.minor`.
    static final String SCHEMA_VERSION = "1.1";

    private JsonReport() {}

    /// @param version of this tool
    public static String render(Verdict verdict, String version) {
        return Json.document(json -> {
            json.text("schema", SCHEMA_VERSION).text("tool", "lintel").text("version", version);
            json.text("target", verdict.target());
            json.objects("applications", verdict.backends(), JsonReport::application);
            json.objects("standards", verdict.standards(), JsonReport::standard);
            json.objects("findings", verdict.findings(), JsonReport::reported);
            json.objects("suppressed", verdict.withheld().suppressed(), JsonReport::suppressed);
            json.object(
                    "withheld",
                    each -> each.number("baselined", verdict.withheld().baselined())
                            .number("unchanged", verdict.withheld().unchanged())
                            .number("possible", verdict.withheld().possible()));
            json.objects("gaps", verdict.gaps(), JsonReport::gap);
            json.objects(
                    "failures",
                    verdict.failures(),
                    (each, failure) -> each.text("part", failure.part()).text("cause", failure.summary()));
            json.object(
                    "volume",
                    each -> each.number("files", verdict.volume().files())
                            .number("calls", verdict.volume().calls())
                            .number("boundCalls", verdict.volume().bound()));
            json.object(
                    "dataFlow",
                    each -> each.number("entries", verdict.followed().entries())
                            .number("cut", verdict.followed().cut())
                            .number("shortened", verdict.followed().shortened()));
            json.number("millis", verdict.elapsed().toMillis());
        });
    }

    private static void application(Json json, Backend backend) throws IOException {
        json.text("name", backend.application().name())
                .texts("modules", backend.application().modules())
                .texts("frameworks", backend.application().frameworks())
                .number("endpoints", backend.endpoints().size())
                .number("managementEndpoints", (int) backend.endpoints().stream()
                        .filter(endpoint -> endpoint.exposure() == Endpoint.Exposure.MANAGEMENT)
                        .count())
                .number("tables", backend.schema().tables().size())
                .number("queries", backend.queries().size())
                .number("clients", backend.clients().size());
    }

    private static void standard(Json json, Standard standard) throws IOException {
        json.text("name", standard.name()).flag("judged", standard.judged());
        json.number("met", standard.met()).number("of", standard.of()).number("unknown", standard.unknown());
    }

    private static void suppressed(Json json, Suppressed suppressed) throws IOException {
        json.text("reason", suppressed.reason());
        reported(json, suppressed.reported());
    }

    private static void reported(Json json, Reported reported) throws IOException {
        Finding finding = reported.finding();
        json.text("practice", finding.practice())
                .text("risk", finding.risk().label())
                .text("confidence", finding.confidence().name().toLowerCase(Locale.ROOT))
                .text("fingerprint", reported.fingerprint())
                .text("subject", finding.subject())
                .text("headline", finding.headline())
                .texts("impact", finding.impact())
                .text("root", finding.root())
                .texts("routes", finding.routes());
        json.object("at", at -> span(at, finding.at()));
        json.objects("chain", finding.evidence().chain(), JsonReport::link);
        if (finding.fix().isPresent()) {
            json.object("fix", fix -> fix(fix, finding.fix().get()));
        }
        json.objects("parts", reported.parts(), JsonReport::reported);
    }

    private static void link(Json json, Evidence.Link link) throws IOException {
        json.object("at", at -> span(at, link.at())).text("says", link.says());
    }

    private static void fix(Json json, Fix fix) throws IOException {
        json.text("advice", fix.advice()).text("example", fix.example());
        json.flag("mechanical", !fix.edits().isEmpty());
    }

    private static void gap(Json json, Gap gap) throws IOException {
        json.object("at", at -> span(at, gap.at())).text("what", gap.what()).text("consequence", gap.consequence());
    }

    static void span(Json json, Span span) throws IOException {
        json.text("file", span.file().path())
                .number("line", span.line())
                .number("column", span.column())
                .number("endLine", span.endLine())
                .number("endColumn", span.endColumn());
    }
}
