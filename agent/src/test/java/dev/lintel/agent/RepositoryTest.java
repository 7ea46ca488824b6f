package dev.lintel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.UsageProblem;
import dev.lintel.finding.Reported;
import dev.lintel.finding.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A folder that is looked at again and again.
class RepositoryTest {
    @TempDir
    private Path folder;

    @Test
    void what_is_said_after_a_change_is_what_a_fresh_look_says() throws IOException, UsageProblem {
        Path shop = copy();
        Repository repository = Repository.open(shop.toString());
        List<String> before = findings(repository.standing().verdict());
        Path service = shop.resolve("src/main/java/com/example/shop/order/OrderService.java");
        String text = Files.readString(service);

        Files.writeString(service, text.replace("@Transactional", "// and now without"));
        List<String> after = findings(repository.standing().verdict());

        assertThat(after)
                .isNotEqualTo(before)
                .isEqualTo(findings(Repository.open(shop.toString()).standing().verdict()));
        Files.writeString(service, text);
        assertThat(findings(repository.standing().verdict())).isEqualTo(before);
    }

    @Test
    void who_is_interrupted_gets_nothing_and_the_next_gets_all() throws IOException, UsageProblem {
        Repository repository = Repository.open(Shop.folder().toString());
        Thread.currentThread().interrupt();
        boolean stopped = false;
        try {
            repository.standing();
        } catch (CancellationException expected) {
            stopped = true;
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(stopped).isTrue();
        assertThat(repository.standing().verdict().findings()).isNotEmpty();
    }

    private static List<String> findings(Verdict verdict) {
        return verdict.findings().stream().map(Reported::fingerprint).sorted().toList();
    }

    private Path copy() throws IOException {
        Path shop = folder.resolve("shop");
        try (Stream<Path> all = Files.walk(Shop.folder())) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                Path copy = shop.resolve(Shop.folder().relativize(each).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(each, copy);
            }
        }
        return shop;
    }
}
