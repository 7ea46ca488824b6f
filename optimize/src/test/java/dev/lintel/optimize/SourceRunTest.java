package dev.lintel.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.cli.Exit;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The sources alone: one repository, its migrations, a server of our own.
class SourceRunTest {
    private static final String CONTROLLER = """
            package app;
            import java.util.List;
            import org.springframework.jdbc.core.JdbcTemplate;
            import org.springframework.web.bind.annotation.*;
            @RestController
            class Purchases {
                private final JdbcTemplate jdbc;
                Purchases(JdbcTemplate jdbc) { this.jdbc = jdbc; }
                @GetMapping("/purchases")
                List<?> list(@RequestParam long buyer) {
                    return jdbc.queryForList("select id, state from purchase where buyer = ? order by placed desc limit 20", buyer);
                }
                @GetMapping("/colours")
                List<?> colours(@RequestParam String name) {
                    return jdbc.queryForList("select id from colour where name = ?", name);
                }
                @GetMapping("/lines")
                List<?> lines(@RequestParam long buyer) {
                    return jdbc.queryForList("select id from line where purchase in (select p.id from purchase p where p.buyer = ?)", buyer);
                }
                @GetMapping("/twice")
                List<?> twice(@RequestParam List<String> codes) {
                    return codes.stream().map(this::byCode).toList();
                }
                @GetMapping("/again")
                List<?> again(@RequestParam List<String> codes) {
                    return codes.stream().map(this::byCode).toList();
                }
                private Object byCode(String code) {
                    return jdbc.queryForList("select id, state from purchase where code = ?", code);
                }
                @PostMapping("/purchases")
                void add(@RequestParam long buyer) {
                    jdbc.update("insert into purchase (id, buyer, placed, state) values (1, ?, now(), 'NEW')", buyer);
                }
            }
            """;

    @TempDir
    private Path repository;

    @Test
    void the_growing_table_gets_the_index_of_its_query_and_the_assumption_is_said() throws Exception {
        String report = run(
                "create table purchase (id bigint primary key, buyer bigint not null, placed timestamptz not"
                        + " null, state text not null); create table colour (id bigint primary key, name text not null);");
        assertThat(report.replaceAll("\\s+", " "))
                .contains("From the sources alone")
                .containsPattern("on purchase \\(buyer(, placed desc|, placed)?\\)")
                .contains("Assumed:")
                .contains("V2__idx_purchase_buyer")
                .doesNotContain("on colour");
    }

    private static final String TABLES = "create table purchase (id bigint primary key, buyer bigint not null, placed"
            + " timestamptz not null, state text not null, code text); create table line (id bigint primary key,"
            + " purchase bigint not null references purchase); create table label (purchase bigint not null references"
            + " purchase, text text not null, unique (purchase, text)); create table colour (id bigint primary key, name"
            + " text not null); create table hint (purchase bigint references purchase, text text, unique (purchase,"
            + " text));";

    @Test
    void what_refers_to_a_growing_table_grows_with_it_and_a_subquery_is_planned() throws Exception {
        assertThat(run(TABLES).replaceAll("\\s+", " "))
                .contains("reads all 1.0 million rows of line.")
                .contains("GET /lines")
                .doesNotContain("queries that the planner does not take");
    }

    @Test
    void a_query_in_a_loop_is_told_once_for_its_place() throws Exception {
        String report = run(TABLES).replaceAll("\\s+", " ");
        assertThat(report)
                .containsPattern(
                        "purchase is asked for once for each element of a loop, by GET /(again and GET /twice|twice"
                                + " and GET /again), at src/main/java/app/Purchases.java:");
        assertThat(report.split("once for each element")).hasSize(2);
        assertThat(report).containsPattern(", in the loop at src/main/java/app/Purchases.java:\\d+:\\d+\\. Ask once");
    }

    @Test
    void a_unique_index_that_takes_no_nulls_is_as_good_as_a_primary_key() throws Exception {
        assertThat(run(TABLES)).doesNotContain("label has no primary key").contains("hint has no primary key");
    }

    @Test
    void a_further_column_is_not_proposed_without_evidence() throws Exception {
        assertThat(run(TABLES)).doesNotContain("include (");
    }

    @Test
    void of_another_engine_only_what_holds_on_any_is_told() throws Exception {
        String report = run("create table purchase (id bigint unsigned not null auto_increment primary key,"
                + " buyer bigint) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;");
        assertThat(report.replaceAll("\\s+", " "))
                .contains("The migrations here are for MySQL", "no index is proposed")
                .contains("purchase is asked for once for each element of a loop")
                .contains("Ask once for all of them before the loop")
                .doesNotContain("create index", "Indexes worth having", "entity graph");
    }

    private String run(String migration) throws Exception {
        write("src/main/java/app/Purchases.java", CONTROLLER);
        write("src/main/resources/db/migration/V1__tables.sql", migration);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
        Console console = new Console(stream, stream, false, false);
        CommandLine line = CommandLine.parse(List.of("optimize", repository.toString()));
        assertThat(new Optimize().run(line, console)).isEqualTo(Exit.CLEAN);
        stream.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    private void write(String name, String text) throws Exception {
        Path file = repository.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
