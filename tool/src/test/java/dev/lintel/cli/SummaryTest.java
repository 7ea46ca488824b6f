package dev.lintel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.report.terminal.Style;
import dev.lintel.report.terminal.TerminalReport;
import dev.lintel.review.Request;
import dev.lintel.review.Review;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the first screen says of who may call an application.
class SummaryTest {
    private Path root;
    private Mapped backend;

    @BeforeEach
    void prices_and_a_door(@TempDir Path root) throws IOException {
        this.root = root;
        backend = new Mapped(root).boot().java("Prices", """
                import org.springframework.web.bind.annotation.*;
                @RestController public class Prices {
                  @GetMapping("/prices") String all() { return ""; }
                  @GetMapping("/orders") String orders() { return ""; }
                }
                """);
    }

    @Test
    void an_application_that_has_no_security_left_nothing_out() throws IOException {
        backend.with("org.springframework.boot:spring-boot-starter-web:3.3.1");

        assertThat(summary()).contains("2 without any security").doesNotContain("omission");
    }

    @Test
    void what_no_rule_is_for_is_public_by_omission() throws IOException {
        backend.with("org.springframework.boot:spring-boot-starter-security:3.3.1")
                .java("Doors", """
                        import org.springframework.context.annotation.*;
                        import org.springframework.security.config.annotation.web.builders.HttpSecurity;
                        import org.springframework.security.web.SecurityFilterChain;
                        @Configuration public class Doors {
                          @Bean SecurityFilterChain orders(HttpSecurity http) throws Exception {
                            return http.securityMatcher("/orders")
                                .authorizeHttpRequests(rules -> rules.anyRequest().authenticated()).build();
                          }
                        }
                        """);

        assertThat(summary()).contains("1 public by omission").contains("1 authenticated");
    }

    @Test
    void what_is_small_is_not_done_first_where_something_graver_is_left() throws IOException {
        String printed = """
                import org.slf4j.*;
                import org.springframework.web.bind.annotation.*;
                @RestController public class Desk {
                  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
                  @GetMapping("/desk") String desk(@RequestParam String name) { %s return ""; }
                  @GetMapping("/sum") byte[] sum(@RequestParam String name) throws Exception {
                    return java.security.MessageDigest.getInstance("SHA-1").digest(name.getBytes());
                  }
                }
                """;
        backend.with("org.springframework.boot:spring-boot-starter-web:3.3.1").java("Desk", printed.formatted(""));
        assertThat(first()).contains("SHA-1");

        backend.java("Desk", printed.formatted("LOG.info(\"asked by \" + name);"));
        assertThat(first()).contains("log").doesNotContain("SHA-1");
        assertThat(summary()).contains("SHA-1");
    }

    private String first() throws IOException {
        String summary = summary();
        int start = summary.indexOf("Do first");
        return summary.substring(start, summary.indexOf("\n\n", start));
    }

    private String summary() throws IOException {
        return new TerminalReport(_ -> List.of(), Style.PLAIN, true)
                .render(Review.of(Request.of(Workspace.of(root), Wiring.parts())));
    }
}
