package dev.lintel.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LimitsArchitectureTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final List<String> IMPURE = List.of(
            "java.time", "java.io", "java.nio", "java.util.concurrent", "System.", "Thread", "Random", "float ");

    @Test
    void the_arithmetic_has_no_clock_no_thread_and_no_file() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> sources =
                    files.filter(each -> each.toString().endsWith(".java")).toList();
            assertThat(sources).hasSizeGreaterThan(15);
            assertThat(sources)
                    .allSatisfy(each -> assertThat(Files.readString(each)).doesNotContain(IMPURE));
        }
    }
}
