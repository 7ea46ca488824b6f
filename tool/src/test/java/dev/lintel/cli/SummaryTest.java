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

    private String summary() throws IOException {
        return new TerminalReport(_ -> List.of(), Style.PLAIN, true)
                .render(Review.of(Request.of(Workspace.of(root), Wiring.parts())));
    }
}
