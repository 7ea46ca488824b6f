package dev.lintel.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.report.markdown.PracticePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The documentation says what the guides say. `./dev docs` writes the pages anew.
class PracticePagesTest {
    @Test
    void every_practice_has_its_page_as_its_guide_says_it() throws IOException {
        boolean write = Boolean.getBoolean("lintel.docs");
        Path folder = folder();
        Set<String> expected = new TreeSet<>();
        for (Practice practice : Practices.all()) {
            Path page = folder.resolve(practice.guide().id() + ".md");
            expected.add(page.getFileName().toString());
            if (write) {
                Files.createDirectories(folder);
                Files.writeString(page, PracticePage.of(practice.guide()));
            }
            assertThat(page).as("run ./dev docs").content().isEqualTo(PracticePage.of(practice.guide()));
        }
        try (Stream<Path> pages = Files.list(folder)) {
            assertThat(pages.map(page -> page.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static Path folder() {
        Path fromModule = Path.of("..", "docs", "practices");
        return Files.isDirectory(Path.of("..", "docs")) ? fromModule : Path.of("docs", "practices");
    }
}
