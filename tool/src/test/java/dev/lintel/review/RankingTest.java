package dev.lintel.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Wiring;
import dev.lintel.finding.Examples;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fingerprints;
import dev.lintel.finding.Risk;
import dev.lintel.read.Target;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Of equally grave findings the one that strikes more often is told first.
class RankingTest {
    private Reading reading;

    @BeforeEach
    void a_shop_with_an_open_login_and_a_role_for_staff(@TempDir Path folder) throws IOException {
        new Target(folder).java("Orders", """
                import org.springframework.security.access.prepost.PreAuthorize;
                import org.springframework.web.bind.annotation.*;
                @RestController class Orders {
                  @PostMapping("/login") String login() { return ""; }
                  @GetMapping("/orders") String list() { return ""; }
                  @DeleteMapping("/orders/{id}") void cancel(@PathVariable long id) { }
                  @GetMapping("/admin/orders") @PreAuthorize("hasRole('CLERK')") String all() { return ""; }
                }
                """).java("Security", """
                import org.springframework.context.annotation.*;
                import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
                import org.springframework.security.config.annotation.web.builders.HttpSecurity;
                import org.springframework.security.web.SecurityFilterChain;
                @Configuration @EnableMethodSecurity class Security {
                  @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                    http.authorizeHttpRequests(a -> a.requestMatchers("/login").permitAll().anyRequest().authenticated());
                    return http.build();
                  }
                }
                """);
        reading = Review.read(Workspace.of(folder), Wiring.parts(), ProjectSettings.NONE);
    }

    private List<String> ranked(Finding... findings) {
        String application = reading.backends().getFirst().application().name();
        return Stream.of(findings)
                .map(each -> each.in(application))
                .sorted(new Ranking(reading.backends()).worstFirst())
                .map(Finding::root)
                .toList();
    }

    private static Finding slow(String root, String... routes) {
        return Examples.finding("db-query-unindexed", Risk.HIGH, root, 1, routes);
    }

    @Test
    void what_anyone_calls_comes_before_reads_and_reads_before_changes_and_staff_last() {
        assertThat(ranked(
                        slow("a staff list", "GET /admin/orders"),
                        slow("b cancel", "DELETE /orders/{id}"),
                        slow("c list", "GET /orders"),
                        slow("d login", "POST /login")))
                .containsExactly("d login", "c list", "b cancel", "a staff list");
    }

    @Test
    void the_most_open_of_its_routes_decides_then_how_many_there_are() {
        assertThat(ranked(
                        slow("a one", "GET /orders"),
                        slow("b both", "GET /orders", "DELETE /orders/{id}"),
                        slow("c login too", "GET /admin/orders", "POST /login")))
                .containsExactly("c login too", "b both", "a one");
    }

    @Test
    void a_setting_that_no_request_names_stands_before_what_only_staff_reaches() {
        assertThat(ranked(slow("a staff list", "GET /admin/orders"), slow("b setting"), slow("c list", "GET /orders")))
                .containsExactly("c list", "b setting", "a staff list");
    }

    @Test
    void code_that_no_request_is_known_to_reach_stands_behind_what_requests_do() {
        assertThat(ranked(slow("Audit.write"), slow("b cancel", "DELETE /orders/{id}"), slow("orders.customer")))
                .containsExactly("b cancel", "orders.customer", "Audit.write");
    }

    @Test
    void the_fourth_of_a_kind_waits_until_others_of_the_same_risk_were_told() {
        List<Finding> findings = List.of(
                Examples.finding("sec-sql-injection", Risk.HIGH, "a", 1),
                Examples.finding("sec-sql-injection", Risk.HIGH, "b", 2),
                Examples.finding("sec-sql-injection", Risk.HIGH, "c", 3),
                Examples.finding("sec-sql-injection", Risk.HIGH, "d", 4),
                Examples.finding("db-query-unindexed", Risk.HIGH, "e", 5),
                Examples.finding("sec-xss", Risk.MEDIUM, "f", 6));

        assertThat(new Ranking(reading.backends())
                        .ranked(Fingerprints.name(findings)).stream()
                                .map(each -> each.finding().root()))
                .containsExactly("a", "b", "c", "e", "d", "f");
    }
}
