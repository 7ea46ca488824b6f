package dev.lintel.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Wiring;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Reported;
import dev.lintel.finding.Verdict;
import dev.lintel.review.Request;
import dev.lintel.review.Review;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The example shops as a user would review them: every planted fault at its line, and nothing where all is mended.
class ExampleShopTest {
    /// What a shop of this kind has no place for: no directory, no shell, no XML, no templates, no uploads, no
    /// pages with a session, and a schema by migrations; no release before its last migration, no index too many,
    /// and no row that is inserted together with another by hand. Their cases show them.
    private static final Set<String> ELSEWHERE = Set.of(
            "abuse-client-ip",
            "abuse-expensive-no-limit",
            "api-breaking-change",
            "api-page-order-unstable",
            "api-sort-unlisted",
            "auth-cache-key",
            "auth-jwt-unverified",
            "auth-method-security-inert",
            "auth-tenant-filter",
            "auth-trusted-header",
            "data-consumer-not-idempotent",
            "data-dual-write",
            "data-max-plus-one",
            "data-path-id-ignored",
            "data-shared-state",
            "data-tx-checked-no-rollback",
            "data-tx-missing",
            "data-tx-swallowed",
            "db-cache-no-evict",
            "db-collection-join",
            "db-ddl-auto",
            "db-index-redundant",
            "db-mig-backfill-in-ddl",
            "db-mig-drop-in-use",
            "db-mig-not-null-add",
            "db-mig-table-scan-lock",
            "db-missing-fk",
            "db-missing-pk",
            "db-open-in-view",
            "db-soft-delete-unfiltered",
            "db-timestamp-no-tz",
            "res-client-timeout-other",
            "res-remote-in-loop",
            "res-scheduled-overlap",
            "resp-error-swallowed",
            "resp-exception-unmapped",
            "resp-goes-on-after-error",
            "sec-code-injection",
            "sec-command-injection",
            "sec-csrf-disabled",
            "sec-header-injection",
            "sec-jpql-injection",
            "sec-ldap-injection",
            "sec-mybatis-injection",
            "sec-nosql-injection",
            "sec-open-redirect",
            "sec-path-traversal",
            "sec-second-order-injection",
            "sec-secret-in-url",
            "sec-ssrf",
            "sec-template-injection",
            "sec-tls-verify-off",
            "sec-unsafe-deserialization",
            "sec-xpath-injection",
            "sec-xss",
            "sec-xxe",
            "val-regex-redos",
            "val-upload-content");

    @Test
    void every_planted_fault_is_found_at_its_line_and_nothing_else() throws IOException {
        Workspace shop = Workspace.of(example("shop"));
        Set<String> expected = new TreeSet<>();
        for (Practice practice : Practices.all()) {
            String id = practice.guide().id();
            Marks.of(shop, id).lines().forEach(line -> expected.add(id + " " + line));
        }
        assertThat(found(shop)).isEqualTo(expected);
    }

    @Test
    void every_practice_has_a_planted_fault() throws IOException {
        Workspace shop = Workspace.of(example("shop"));
        for (Practice practice : Practices.all()) {
            String id = practice.guide().id();
            if (!ELSEWHERE.contains(id)) {
                assertThat(Marks.of(shop, id).lines()).as(id).isNotEmpty();
            }
        }
    }

    @Test
    void the_mended_shop_is_silent() throws IOException {
        assertThat(found(Workspace.of(example("shop-fixed")))).isEmpty();
    }

    private static Path example(String name) {
        Path fromModule = Path.of("..", "examples", name);
        return Files.isDirectory(fromModule) ? fromModule : Path.of("examples", name);
    }

    private static Set<String> found(Workspace workspace) throws IOException {
        Verdict verdict = Review.of(Request.of(workspace, Wiring.parts()));
        assertThat(verdict.failures()).isEmpty();
        Set<String> lines = new TreeSet<>();
        verdict.findings().stream()
                .flatMap(Reported::all)
                .map(Reported::finding)
                .map(ExampleShopTest::line)
                .forEach(lines::add);
        return lines;
    }

    private static String line(Finding finding) {
        return finding.practice() + " " + finding.at().file().path() + ":"
                + finding.at().line();
    }
}
