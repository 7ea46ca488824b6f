package dev.lintel.design.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Briefs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopicTest {
    private static final Path PAIRS = Path.of("src/test/resources/dev/lintel/design/pairs");
    /// One deployment takes these back, and nobody outside notices.
    private static final Set<String> TAKEN_BACK = Set.of(
            "bodies",
            "breaker",
            "cache",
            "computed",
            "documentation",
            "headers",
            "hidden",
            "index",
            "pool",
            "repetition",
            "statement-timeout",
            "telemetry",
            "time-budget",
            "validation");

    @Test
    void every_decision_is_of_a_topic_or_is_taken_back_by_a_deployment() throws IOException {
        Set<String> words = new TreeSet<>();
        try (Stream<Path> files = Files.list(PAIRS)) {
            Stream<Brief> pairs = files.map(each -> Briefs.brief(read(each)));
            Stream<Brief> shipped = Briefs.PATTERNS.stream().map(Briefs::pattern);
            Brief one = Briefs.brief(Briefs.shopText()
                    .replace("  - stock never", "  - one Payment per order unless FAILED\n  - stock never"));
            Stream.of(shipped, pairs, Stream.of(one))
                    .flatMap(briefs -> briefs)
                    .flatMap(brief -> new Decisions(brief).all().stream())
                    .forEach(each -> words.add(each.id().replaceFirst(":.*", "")));
        }
        Set<String> known = new TreeSet<>(TAKEN_BACK);
        Stream.of(Topic.values()).map(Topic::word).forEach(known::add);

        assertThat(words).isEqualTo(known);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
