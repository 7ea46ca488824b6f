package dev.lintel.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.lintel.finding.Evidence;
import dev.lintel.finding.Examples;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fingerprints;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Fix.Edit;
import dev.lintel.finding.Reported;
import dev.lintel.finding.Risk;
import dev.lintel.finding.Standard;
import dev.lintel.finding.Verdict;
import dev.lintel.finding.Verdict.Suppressed;
import dev.lintel.graph.Access;
import dev.lintel.report.inventory.Inventory;
import dev.lintel.report.inventory.Row;
import dev.lintel.report.json.JsonReport;
import dev.lintel.report.sarif.SarifReport;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MachineReportsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void json_keeps_to_its_published_schema() throws IOException {
        JsonSchema published = schema("review-1.json");

        assertThat(published.validate(JSON.readTree(JsonReport.render(verdict(), "1.2.3"))))
                .isEmpty();
        assertThat(published.validate(JSON.readTree("{\"schema\": \"1.0\"}"))).isNotEmpty();
    }

    @Test
    void the_map_keeps_to_its_published_schema() throws IOException {
        Span at = new Span(new SourceId("web/Orders.java"), 3, 5, 3, 9);
        Access open = new Access.Public(Access.How.EXPLICIT, "permitAll", at);
        Inventory inventory = new Inventory(
                List.of(
                        new Row(
                                "shop",
                                "GET /orders",
                                Row.Kind.ENDPOINT,
                                Optional.of(open),
                                "Orders.list",
                                List.of("orders"),
                                List.of(),
                                List.of("payments"),
                                at),
                        new Row(
                                "shop",
                                "listener orders",
                                Row.Kind.LISTENER,
                                Optional.empty(),
                                "Orders.heard",
                                List.of(),
                                List.of("orders"),
                                List.of(),
                                at)),
                List.of(),
                Map.of(),
                List.of(new Gap(at, "a path is not constant", "one endpoint is missing")));

        assertThat(schema("map-1.json").validate(JSON.readTree(inventory.json())))
                .isEmpty();
        assertThat(schema("map-1.json").validate(JSON.readTree("{\"schema\": \"1.0\"}")))
                .isNotEmpty();
    }

    private static JsonSchema schema(String name) throws IOException {
        Path folder = Path.of(Files.exists(Path.of("docs")) ? "docs/schema" : "../docs/schema");
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(folder.resolve(name)));
    }

    @Test
    void sarif_has_what_section_3_of_the_standard_requires() throws IOException {
        JsonNode run = run();

        assertThat(run.at("/tool/driver/name").asText()).isEqualTo("Lintel");
        for (JsonNode result : run.get("results")) {
            int rule = result.get("ruleIndex").asInt();
            assertThat(run.at("/tool/driver/rules/" + rule + "/id").asText())
                    .isEqualTo(result.get("ruleId").asText());
            assertThat(result.at("/message/text").asText()).isNotBlank();
            assertThat(result.get("level").asText()).isIn("error", "warning", "note", "none");
            assertThat(result.at("/partialFingerprints/lintel~1v1").asText()).hasSize(16);
            for (JsonNode location : result.get("locations")) {
                JsonNode region = location.at("/physicalLocation/region");
                assertThat(region.get("startLine").asInt()).isPositive();
                assertThat(region.get("endColumn").asInt()).isPositive();
            }
        }
        assertThat(run.at("/invocations/0/executionSuccessful").asBoolean(false))
                .isTrue();
    }

    @Test
    void sarif_tells_the_chain_as_a_code_flow() throws IOException {
        JsonNode flow = run().at("/results/0/codeFlows/0/threadFlows/0/locations");

        assertThat(flow).hasSize(2);
        assertThat(flow.at("/1/location/message/text").asText()).isEqualTo("becomes part of it");
    }

    @Test
    void sarif_offers_replacements_as_fixes_and_escapes_paths() throws IOException {
        JsonNode change = run().at("/results/0/fixes/0/artifactChanges/0");

        assertThat(change.at("/artifactLocation/uri").asText()).isEqualTo("web/Odd%20name.java");
        assertThat(change.at("/replacements/0/insertedContent/text").asText()).isEqualTo("@Valid ");
    }

    @Test
    void sarif_carries_suppressions_with_their_reason() throws IOException {
        assertThat(run().at("/results/1/suppressions/0/justification").asText()).isEqualTo("twelve rows");
    }

    private static JsonNode run() throws IOException {
        JsonNode log = JSON.readTree(SarifReport.render(verdict(), "1.2.3"));
        assertThat(log.get("version").asText()).isEqualTo("2.1.0");
        assertThat(log.get("runs")).hasSize(1);
        return log.get("runs").get(0);
    }

    private static Verdict verdict() {
        Span first = new Span(new SourceId("web/Odd name.java"), 3, 5, 3, 9);
        Span second = Span.line(new SourceId("data/Orders.java"), 7);
        Finding plain = Examples.finding("val-body-not-validated", Risk.HIGH, "Orders", 3, "POST /orders");
        Finding told = new Finding(
                plain.guide(),
                plain.risk(),
                plain.confidence(),
                plain.subject(),
                plain.headline(),
                plain.impact(),
                plain.root(),
                plain.routes(),
                new Evidence(List.of(
                        new Evidence.Link(first, "comes from the request"),
                        new Evidence.Link(second, "becomes part of it"))),
                Optional.of(new Fix("Check it.", "+ @Valid", List.of(new Edit.Replace(first, "@Valid ")))));
        Reported suppressed = Fingerprints.name(List.of(Examples.finding("db-query-unindexed", Risk.LOW, "orders", 9)))
                .getFirst();
        return new Verdict(
                "shop",
                List.of(),
                IntStream.range(0, 7)
                        .mapToObj(each -> new Standard("standard " + each, each, 10, 1, true))
                        .toList(),
                Fingerprints.name(List.of(told)),
                new Verdict.Withheld(List.of(new Suppressed(suppressed, "twelve rows")), 1, 2, 3),
                List.of(),
                List.of(),
                new Verdict.Volume(2, 100, 98),
                Verdict.Followed.NOTHING,
                Duration.ofMillis(1200));
    }
}
