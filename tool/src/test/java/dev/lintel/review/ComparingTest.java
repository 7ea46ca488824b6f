package dev.lintel.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Wiring;
import dev.lintel.finding.Failure;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.finding.Verdict;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Paths;
import dev.lintel.practice.Practice;
import dev.lintel.practice.api.BreakingChange;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparingTest {
    @TempDir
    private Path folder;

    @Test
    void what_a_change_takes_away_is_told_though_another_practice_crashes() throws IOException {
        Workspace base = backend("base", "@GetMapping(\"/pens\") String pens() { return \"\"; }");
        Workspace now = backend("now", "@GetMapping(\"/pencils\") String pencils() { return \"\"; }");

        Verdict verdict = Review.of(request(now, base, List.of(new Crashing(), new BreakingChange())));

        assertThat(verdict.findings())
                .extracting(each -> each.finding().headline())
                .containsExactly("Clients that call GET /pens get 404 after this change.");
        assertThat(verdict.failures()).extracting(Failure::part).containsExactly("api-crashing");
    }

    @Test
    void without_a_base_nothing_is_compared() throws IOException {
        Workspace now = backend("now", "@GetMapping(\"/pencils\") String pencils() { return \"\"; }");

        Verdict verdict =
                Review.of(Request.of(now, Wiring.parts().withPractices(List.of(new Crashing(), new BreakingChange()))));

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.failures()).isEmpty();
    }

    private static Request request(Workspace now, Workspace base, List<Practice> practices) throws IOException {
        return new Request(
                "shop",
                now,
                Optional.of(base),
                Wiring.parts().withPractices(practices),
                ProjectSettings.NONE,
                Optional.empty(),
                false);
    }

    private Workspace backend(String name, String handler) throws IOException {
        Path file = folder.resolve(name).resolve("src/main/java/desk/DeskController.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                package desk;

                import org.springframework.web.bind.annotation.GetMapping;
                import org.springframework.web.bind.annotation.RestController;

                @RestController
                class DeskController {
                    %s
                }
                """.formatted(handler));
        return Workspace.of(folder.resolve(name));
    }

    /// Crashes where both sides are looked at.
    private static final class Crashing implements Practice {
        @Override
        public Guide guide() {
            return new Guide("api-crashing", Risk.LOW, "", "", "", "", "", List.of());
        }

        @Override
        public Stream<Finding> examine(Backend backend, Paths paths) {
            return Stream.empty();
        }

        @Override
        public Stream<Finding> compare(Backend before, Backend now) {
            throw new IllegalStateException("on purpose");
        }
    }
}
