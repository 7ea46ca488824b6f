package dev.lintel.practice.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Wiring;
import dev.lintel.finding.Evidence;
import dev.lintel.finding.Finding;
import dev.lintel.review.ProjectSettings;
import dev.lintel.review.Reading;
import dev.lintel.review.Review;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForeignKeyNoIndexTest {
    private static List<Finding> found() throws IOException {
        Path cases = Path.of("src/test/practices/db-fk-no-index/purge-by-a-job/before");
        Path folder = cases.toFile().isDirectory() ? cases : Path.of("tool").resolve(cases);
        Reading reading = Review.read(Workspace.of(folder), Wiring.parts(), ProjectSettings.NONE);
        return reading.backends().stream()
                .flatMap(backend -> new ForeignKeyNoIndex().examine(backend, backend.paths()))
                .toList();
    }

    @Test
    void keys_to_one_parent_are_one_finding_that_walks_from_the_request_to_the_delete_and_to_each_key()
            throws IOException {
        Finding senders = found().stream()
                .filter(each -> each.root().equals("senders"))
                .findFirst()
                .orElseThrow();

        assertThat(senders.headline())
                .isEqualTo("Deleting a row of senders, or joining from it, reads the tables of addresses.sender_id"
                        + " and parcels.sender_id as a whole: these keys have no index.");
        assertThat(senders.routes()).containsExactly("DELETE /senders/{id}");
        assertThat(senders.evidence().chain().stream().map(Evidence.Link::says))
                .containsExactly(
                        "DELETE /senders/{id} arrives here",
                        "deletes rows of senders",
                        "addresses.sender_id refers to senders and no index starts with it",
                        "parcels.sender_id refers to senders and no index starts with it");
        assertThat(senders.fix().orElseThrow().example())
                .contains("ON addresses (sender_id);", "ON parcels (sender_id);");
    }

    @Test
    void a_job_that_deletes_is_named_and_a_parent_that_stays_lowers_the_risk() throws IOException {
        List<String> said = found().stream()
                .map(each -> each.root() + " " + each.risk().label() + " " + each.routes())
                .toList();

        assertThat(said)
                .containsExactly(
                        "depots low []",
                        "parcels medium [schedule 0 0 3 * * *]",
                        "senders medium [DELETE /senders/{id}]");
    }
}
