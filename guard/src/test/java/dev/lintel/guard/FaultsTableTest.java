package dev.lintel.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultsTableTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*`(\\w+)\\.(\\w+)` \\|$");

    @Test
    void each_of_the_twenty_faults_has_a_test_that_is_there() throws IOException {
        List<MatchResult> rows = ROW.matcher(Files.readString(Path.of("../docs/guide/guard-faults.md")))
                .results()
                .toList();
        assertThat(rows).hasSize(20);
        for (MatchResult row : rows) {
            assertThat(source(row.group(2))).as(row.group()).contains("void " + row.group(3) + "(");
        }
    }

    private static String source(String test) throws IOException {
        for (String module : List.of("src/test/java", "../limits/src/test/java")) {
            try (Stream<Path> files = Files.walk(Path.of(module))) {
                Path found = files.filter(each -> each.endsWith(test + ".java"))
                        .findFirst()
                        .orElse(null);
                if (found != null) {
                    return Files.readString(found);
                }
            }
        }
        throw new AssertionError("no file of " + test);
    }
}
