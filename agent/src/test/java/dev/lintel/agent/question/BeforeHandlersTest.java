package dev.lintel.agent.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.agent.Repository;
import dev.lintel.agent.SpringProject;
import dev.lintel.agent.Standing;
import dev.lintel.agent.answer.AnswerText;
import dev.lintel.agent.route.Intent;
import dev.lintel.cli.UsageProblem;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A filter that looks for the caller and an interceptor on one path: what they ask of
/// the database belongs to each endpoint behind them.
class BeforeHandlersTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void an_application() throws IOException {
        SpringProject project = SpringProject.in(folder, "desk");
        project.put("src/main/resources/db/migration/V1__tables.sql", """
                create table account (id bigint primary key, token varchar(40), name varchar(40));
                create table quota (id bigint primary key, used int);
                create table ticket (id bigint primary key, title varchar(90));
                """);
        asking(project, "Tickets", """
                @org.springframework.web.bind.annotation.RestController
                class Tickets
                """, """
                    @org.springframework.web.bind.annotation.GetMapping("/tickets")
                    public java.util.List<String> all() {
                        return jdbc.queryForList("select title from ticket", String.class);
                    }

                    @org.springframework.web.bind.annotation.GetMapping("/tickets/count")
                    public Integer count() {
                        return jdbc.queryForObject("select count(*) from ticket", Integer.class);
                    }
                """);
        asking(project, "Callers", """
                @org.springframework.stereotype.Component
                class Callers extends org.springframework.web.filter.OncePerRequestFilter
                """, """
                    @Override
                    protected void doFilterInternal(
                            jakarta.servlet.http.HttpServletRequest request,
                            jakarta.servlet.http.HttpServletResponse response,
                            jakarta.servlet.FilterChain chain)
                            throws java.io.IOException, jakarta.servlet.ServletException {
                        jdbc.queryForObject(
                                "select name from account where token = ?", String.class, request.getHeader("Authorization"));
                        chain.doFilter(request, response);
                    }
                """);
        asking(project, "Quotas", """
                @org.springframework.stereotype.Component
                class Quotas implements org.springframework.web.servlet.HandlerInterceptor
                """, """
                    @Override
                    public boolean preHandle(
                            jakarta.servlet.http.HttpServletRequest request,
                            jakarta.servlet.http.HttpServletResponse response,
                            Object handler) {
                        jdbc.update("update quota set used = used + 1 where id = 1");
                        return true;
                    }
                """);
        project.code("Web", """
                @org.springframework.context.annotation.Configuration
                class Web implements org.springframework.web.servlet.config.annotation.WebMvcConfigurer {
                    private final Quotas quotas;

                    Web(Quotas quotas) {
                        this.quotas = quotas;
                    }

                    @Override
                    public void addInterceptors(
                            org.springframework.web.servlet.config.annotation.InterceptorRegistry registry) {
                        registry.addInterceptor(quotas).addPathPatterns("/tickets/count");
                    }
                }
                """);
    }

    @Test
    void whoever_calls_changes_what_the_interceptor_changes() throws IOException, UsageProblem {
        assertThat(ask("which endpoints write quota?"))
                .contains("Endpoints that write quota: none.")
                .contains("Before the handler - Quotas writes quota, for GET /tickets/count");
        assertThat(ask("who can change a quota?"))
                .startsWith("Whoever calls: no handler writes quota, what runs before them does.");
    }

    @Test
    void what_the_filter_needs_breaks_every_endpoint_behind_it() throws IOException, UsageProblem {
        assertThat(ask("what breaks if I drop the column token of account?"))
                .startsWith("No entry would fail when account.token goes, 2 more behind Callers.")
                .contains("Callers would fail, for each of the 2 endpoints behind it")
                .contains("select name from account where token = ?");
        assertThat(ask("what breaks if I drop the column title of ticket?"))
                .startsWith("One entry would fail when ticket.title goes.");
    }

    @Test
    void an_endpoint_is_told_with_what_runs_before_it() throws IOException, UsageProblem {
        assertThat(ask("what does GET /tickets/count touch?"))
                .contains("before it, Callers reads account")
                .contains("before it, Quotas writes quota")
                .contains("reads ticket");
        assertThat(ask("describe the table account"))
                .contains("Touched before the handler - Callers touches it, for each of the 2 endpoints behind it");
    }

    @Test
    void a_gate_without_statements_is_none() throws IOException, UsageProblem {
        Standing standing = Repository.open(folder.toString()).standing();

        assertThat(standing.gates()).extracting(gate -> gate.name()).containsExactlyInAnyOrder("Callers", "Quotas");
    }

    private String ask(String sentence) throws IOException, UsageProblem {
        return AnswerText.render(Repository.open(folder.toString()).architect().answer(Intent.QUESTION, sentence))
                .replaceAll("\\s+", " ");
    }

    /// A class with a template to ask the database by.
    ///
    /// @param head what stands before its body
    /// @param method what asks
    private static void asking(SpringProject project, String name, String head, String method) throws IOException {
        project.code(name, """
                %s {
                    private final org.springframework.jdbc.core.JdbcTemplate jdbc;

                    %s(org.springframework.jdbc.core.JdbcTemplate jdbc) {
                        this.jdbc = jdbc;
                    }

                %s
                }
                """.formatted(head.strip(), name, method));
    }
}
