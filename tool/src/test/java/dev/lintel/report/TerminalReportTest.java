package dev.lintel.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Evidence;
import dev.lintel.finding.Examples;
import dev.lintel.finding.Failure;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fingerprints;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Risk;
import dev.lintel.finding.Verdict;
import dev.lintel.report.terminal.Style;
import dev.lintel.report.terminal.TerminalReport;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminalReportTest {
    private static final SourceId CONTROLLER = new SourceId("web/OrderController.java");
    private static final SourceId REPOSITORY = new SourceId("data/OrderRepository.java");
    private static final Map<SourceId, List<String>> FILES = Map.of(
            CONTROLLER, List.of("class OrderController {", "    List<Order> search(@RequestParam String sort) {"),
            REPOSITORY,
                    List.of(
                            "\t\t\"select * from orders where note ilike ? and status = ? and total > ? order by \" + sort",
                            "x(\"订单订单\", sort); // 订"));

    @Test
    void a_finding_reads_from_the_request_to_the_damage_and_then_to_the_repair() {
        String text = render(
                link(CONTROLLER, 2, 45, 49, "comes from the request"),
                link(REPOSITORY, 2, 11, 15, "becomes part of it"));

        assertThat(text).contains("""
                        critical  sec-sql-injection                                   GET /orders/search
                          Anyone can read every order: `sort` reaches the SQL text.

                           --> web/OrderController.java:2:45
                           2 |   List<Order> search(@RequestParam String sort) {
                             |                                           ^^^^ 1. comes from the request
                        """).contains("""
                          risk   one request reads them all
                          fix    choose the column from a fixed set
                                 - order by " + sort
                                 + order by " + SortColumn.from(sort).sql()
                          more   lintel explain sec-sql-injection · CWE-89 · OWASP A05:2025
                        """);
    }

    @Test
    void what_was_not_followed_to_its_end_is_counted() {
        assertThat(render(link(CONTROLLER, 2, 45, 49, "comes from the request")))
                .contains("data flow: 3 of 851 entries were not followed to their end")
                .contains("entries too long to be judged whole: 2");
    }

    @Test
    void carets_stand_below_what_they_mark_when_characters_are_wide() {
        String text = render(link(REPOSITORY, 2, 11, 15, "here"));

        assertThat(text).contains("2 |   x(\"订单订单\", sort); // 订\n     |                 ^^^^ 1. here");
    }

    @Test
    void a_long_line_is_shown_around_its_caret() {
        String text = render(link(REPOSITORY, 1, 83, 87, "becomes part of the statement"));

        assertThat(text).contains("…").contains(" + sort");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void no_escape_of_a_hostile_source_reaches_the_terminal() {
        SourceId hostile = new SourceId("Evil\u001B[2J.java");
        String text = new TerminalReport(_ -> List.of("int a; \u001B[31m \u202E evil"), Style.PLAIN, true)
                .render(verdict(finding(new Evidence.Link(Span.line(hostile, 1), "look"))));

        assertThat(text).doesNotContain("\u001B").doesNotContain("\u202E");
    }

    @Test
    void colour_is_never_the_only_carrier_of_meaning() {
        Verdict verdict = verdict(finding(link(CONTROLLER, 2, 45, 49, "comes from the request")));
        String plain = new TerminalReport(id -> FILES.getOrDefault(id, List.of()), Style.PLAIN, true).render(verdict);
        String coloured =
                new TerminalReport(id -> FILES.getOrDefault(id, List.of()), Style.COLOURED, true).render(verdict);

        assertThat(coloured).isNotEqualTo(plain);
        assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(plain);
    }

    @Test
    void what_could_not_be_read_and_what_crashed_is_said_last() {
        String text = render(link(CONTROLLER, 2, 45, 49, "x"));

        assertThat(text)
                .contains("crashed: Spring MVC (IllegalStateException: boom)")
                .contains("config/Security.java:1:1 the chain is built in a loop; access is unknown");
        assertThat(text.indexOf("crashed")).isGreaterThan(text.indexOf("more   lintel explain"));
    }

    @Test
    void the_three_things_to_do_first_differ_where_one_risk_has_several() {
        String text = new TerminalReport(_ -> List.of(), Style.PLAIN, true)
                .render(verdict(List.of(
                        Examples.finding("sec-ssrf", Risk.HIGH, "A", 1),
                        Examples.finding("sec-ssrf", Risk.HIGH, "B", 2),
                        Examples.finding("db-query-unindexed", Risk.HIGH, "C", 3),
                        Examples.finding("api-get-mutates", Risk.MEDIUM, "D", 4))));

        assertThat(text).containsSubsequence("1. high", "at A", "2. high", "at C", "3. high", "at B");
    }

    @Test
    void other_requests_that_meet_the_same_place_are_told_apart_from_the_one_that_is_shown() {
        Finding shown = Examples.finding("sec-ssrf", Risk.HIGH, "A", 1);
        List<String> all = List.of("GET /a", "GET /b", "GET /c", "GET /d", "GET /e", "POST /f");

        assertThat(render(withRoutes(shown, "GET /a", all)))
                .contains("other requests that come here: GET /b, GET /c, GET /d, GET /e and 1\n         more");
        assertThat(render(withRoutes(shown, "entity Order", List.of("GET /a"))))
                .contains("  requests that come here: GET /a\n");
    }

    private static Finding withRoutes(Finding finding, String subject, List<String> routes) {
        return new Finding(
                finding.guide(),
                finding.risk(),
                finding.confidence(),
                subject,
                finding.headline(),
                List.of("as it is"),
                finding.root(),
                routes,
                finding.evidence(),
                finding.fix());
    }

    private static String render(Finding finding) {
        return new TerminalReport(id -> FILES.getOrDefault(id, List.of()), Style.PLAIN, true).render(verdict(finding));
    }

    private static String render(Evidence.Link... chain) {
        return new TerminalReport(id -> FILES.getOrDefault(id, List.of()), Style.PLAIN, true)
                .render(verdict(finding(chain)));
    }

    private static Evidence.Link link(SourceId file, int line, int from, int to, String says) {
        return new Evidence.Link(new Span(file, line, from, line, to), says);
    }

    private static Finding finding(Evidence.Link... chain) {
        return new Finding(
                Examples.guide("sec-sql-injection"),
                Risk.CRITICAL,
                Confidence.SURE,
                "GET /orders/search",
                "Anyone can read every order: `sort` reaches the SQL text.",
                List.of("one request reads them all"),
                "OrderRepository#search",
                List.of("GET /orders/search"),
                new Evidence(List.of(chain)),
                Optional.of(new Fix(
                        "choose the column from a fixed set",
                        "- order by \" + sort\n+ order by \" + SortColumn.from(sort).sql()",
                        List.of())));
    }

    static Verdict verdict(Finding finding) {
        return verdict(List.of(finding));
    }

    private static Verdict verdict(List<Finding> findings) {
        return new Verdict(
                "shop",
                List.of(),
                List.of(),
                Fingerprints.name(findings),
                Verdict.Withheld.NOTHING,
                List.of(new Gap(
                        Span.ofFile(new SourceId("config/Security.java")),
                        "the chain is built in a loop",
                        "access is unknown")),
                List.of(new Failure("Spring MVC", new IllegalStateException("boom"))),
                new Verdict.Volume(2, 100, 98),
                new Verdict.Followed(851, 3, 2),
                Duration.ofMillis(1200));
    }
}
