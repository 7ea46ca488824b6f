package dev.lintel.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Wiring;
import dev.lintel.graph.Entry;
import dev.lintel.review.ProjectSettings;
import dev.lintel.review.Reading;
import dev.lintel.review.Review;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several routes to one method.
class SharedWaysTest {
    /// So many that not even the smallest share would be left for each.
    private static final int ROUTES = 6_000;

    @TempDir
    Path root;

    private Flows flows(String paths, String statements) throws IOException {
        Path file = root.resolve("src/main/java/shop/Search.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                package shop;
                import java.util.regex.Pattern;
                import org.springframework.web.bind.annotation.*;
                @RestController
                public class Search {
                    @GetMapping({%s})
                    public int find(@RequestParam String in) {
                        String text = in;
                        %s
                        return Pattern.compile(text).flags();
                    }
                    @GetMapping("/by-name")
                    public int other(@RequestParam String name) { return Pattern.compile(name).flags(); }
                }
                """.formatted(paths, statements));
        Reading reading = Review.read(Workspace.of(root), Wiring.parts(), ProjectSettings.NONE);
        return reading.flowing().apply(reading.backends().getFirst());
    }

    private static List<String> entries(List<Arrival> arrivals) {
        return arrivals.stream()
                .map(Arrival::entry)
                .flatMap(Optional::stream)
                .map(Entry::label)
                .toList();
    }

    @Test
    void what_arrives_is_told_of_each_route() throws IOException {
        Flows flows = flows("\"/a\", \"/b\"", "");

        assertThat(entries(flows.arrivals("regex"))).containsExactlyInAnyOrder("GET /a", "GET /b", "GET /by-name");
        assertThat(flows.followed()).isEqualTo(3);
    }

    @Test
    void routes_that_begin_alike_share_the_work() throws IOException {
        String paths = IntStream.range(0, ROUTES)
                .mapToObj(each -> "\"/p" + each + "\"")
                .collect(Collectors.joining(", "));
        String statements = "text = text + in.length();\n".repeat(600);

        Flows flows = flows(paths, statements);

        assertThat(entries(flows.arrivals("regex"))).hasSize(ROUTES + 1);
        assertThat(flows.cut().entries()).isZero();
    }
}
