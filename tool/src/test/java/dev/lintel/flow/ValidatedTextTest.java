package dev.lintel.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Wiring;
import dev.lintel.graph.Backend;
import dev.lintel.review.ProjectSettings;
import dev.lintel.review.Reading;
import dev.lintel.review.Review;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A constraint that is checked before the handler runs says what a text can hold; one that nobody checks says
/// nothing.
class ValidatedTextTest {
    private static final String SEARCH = """
            package shop;
            import jakarta.validation.Valid;
            import jakarta.validation.constraints.Pattern;
            public class Search {
                @Pattern(regexp = "[a-z_]+") public String sort;
                @Pattern(regexp = ".*") public String word;
                @Valid public Page page;
                public Page other;
                public static class Page {
                    @Pattern(regexp = "[a-z]+") public String mark;
                }
            }
            """;

    @TempDir
    Path root;

    @Test
    void a_pattern_holds_in_a_body_that_is_validated() throws IOException {
        assertThat(unchecked("@jakarta.validation.Valid", "")).containsExactly("other.mark", "word");
    }

    @Test
    void a_pattern_that_nobody_checks_holds_nothing() throws IOException {
        assertThat(unchecked("", "")).containsExactly("mark", "other.mark", "sort", "word");
    }

    @Test
    void a_pattern_of_a_parameter_holds_where_the_class_is_validated() throws IOException {
        String parameter = ", @RequestParam @jakarta.validation.constraints.Pattern(regexp = \"[a-z]+\") String plain";
        assertThat(unchecked("@jakarta.validation.Valid", parameter)).contains("plain");
        assertThat(unchecked(
                        "@jakarta.validation.Valid", parameter, "@org.springframework.validation.annotation.Validated"))
                .doesNotContain("plain");
    }

    @Test
    void a_pattern_whose_failures_are_left_to_the_handler_holds_where_that_asks_for_them() throws IOException {
        String errors = " , org.springframework.validation.BindingResult errors";
        assertThat(unchecked("@jakarta.validation.Valid", errors, "", "")).contains("sort");
        assertThat(unchecked("@jakarta.validation.Valid", errors, "", "if (errors.hasErrors()) return;"))
                .doesNotContain("sort");
    }

    private Set<String> unchecked(String onBody, String parameter) throws IOException {
        return unchecked(onBody, parameter, "");
    }

    private Set<String> unchecked(String onBody, String parameter, String onType) throws IOException {
        return unchecked(
                onBody,
                parameter,
                onType,
                parameter.isEmpty() ? "" : "jdbc.queryForList(\"select 'plain' order by \" + plain);");
    }

    /// The words behind `said` of statements that text from outside can reach unchecked.
    private Set<String> unchecked(String onBody, String parameter, String onType, String begin) throws IOException {
        Files.writeString(root.resolve("Search.java"), SEARCH);
        Files.writeString(root.resolve("Searches.java"), """
                package shop;
                import org.springframework.jdbc.core.JdbcTemplate;
                import org.springframework.web.bind.annotation.*;
                @RestController
                %s
                public class Searches {
                    private final JdbcTemplate jdbc = null;
                    @PostMapping("/search")
                    public void search(%s @RequestBody Search in%s) {
                        %s
                        jdbc.queryForList("select 'sort' order by " + in.sort);
                        jdbc.queryForList("select 'word' order by " + in.word);
                        jdbc.queryForList("select 'mark' order by " + in.page.mark);
                        jdbc.queryForList("select 'other.mark' order by " + in.other.mark);
                    }
                }
                """.formatted(onType, onBody, parameter, begin));
        Reading reading = Review.read(Workspace.of(root), Wiring.parts(), ProjectSettings.NONE);
        Backend backend = reading.backends().getFirst();
        return reading.flowing().apply(backend).arrivals("sql").stream()
                .filter(each -> each.value().taints().stream()
                        .anyMatch(taint -> !taint.encodings().contains("sql")))
                .map(each ->
                        ((Piece.Fixed) each.value().pieces().getFirst()).text().split("'")[1])
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
