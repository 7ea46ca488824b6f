package dev.lintel.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.cli.Exit;
import dev.lintel.cli.UsageProblem;
import dev.lintel.optimize.postgres.server.Server;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Chatty endpoints from logs as frameworks and servers write them.
class RequestLogTest {
    @TempDir
    private Path folder;

    @Test
    void requests_in_the_log_of_spring_boot_are_told_by_the_endpoint_that_asks() throws Exception {
        sources();
        StringBuilder log = new StringBuilder("2026-03-01T10:00:00.000Z  INFO 1 --- [shelf] [main] [] App : Started\n");
        for (int request = 0; request < 3; request++) {
            String trace = "%032x-%016x".formatted(4711 + request, 99);
            log.append(boot(trace, "select b1_0.id,b1_0.author_id,b1_0.title from books b1_0 where b1_0.title=?"));
            for (int i = 0; i < 12 + request; i++) {
                log.append(boot(trace, "select a1_0.id,a1_0.name from authors a1_0 where a1_0.id=?"));
            }
        }
        log.append(boot(
                "%032x-%016x".formatted(9, 9),
                "\n    select\n        a1_0.id,\n        a1_0.name \n    from\n"
                        + "        authors a1_0 \n    where\n        a1_0.id=?"));
        Files.writeString(folder.resolve("app.log"), log);
        String report = report(folder.toString());
        assertThat(report)
                .contains("4 requests sent 43 statements")
                .containsPattern("3 +14 +15  GET /books\n")
                .containsPattern("1 +1 +1  GET /authors/\\{id}")
                .contains("GET /books sends 14 statements for a request, 15 at most (2 different ones).")
                .contains("14 times: select a1_0.id,a1_0.name from authors a1_0 where a1_0.id=?")
                .contains("The endpoint's code asks it nowhere: a mapping loads it for each row.")
                .doesNotContain("GET /authors/{id} sends");
        assertThat(report.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void the_log_of_a_server_tells_requests_by_the_comments_in_their_statements() throws Exception {
        Map<String, String> settings = Map.of(
                "logging_collector",
                "on",
                "log_directory",
                "log",
                "log_filename",
                "server.log",
                "log_statement",
                "all");
        try (Server server = Server.start(Server.bundled(), settings);
                Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create table line (id int primary key, order_id int)");
            statement.executeQuery("select 1 from line").close();
            for (int i = 0; i < 25; i++) {
                try (PreparedStatement asked = connection.prepareStatement("select id from line where order_id = ?"
                        + " /*route='%2Forders%2F{id}',traceparent='00-0af7651916cd43dd8448eb211c80319c-b7ad6b71692033%02d-01'*/"
                                .replace("%02d", "%02d".formatted(i)))) {
                    asked.setInt(1, 4242);
                    asked.executeQuery().close();
                }
            }
            Path log = server.data().resolve("log/server.log");
            for (int i = 0; i < 100 && Files.readString(log).split("4242").length < 25; i++) {
                Thread.sleep(50);
            }
            Files.copy(log, folder.resolve("app.log"));
        }
        assertThat(report())
                .contains("1 requests sent 25 statements")
                .contains("statements on lines that name no request")
                .contains("/orders/{id} sends 25 statements")
                .contains("25 times: select id from line where order_id = ?")
                .doesNotContain("4242");
    }

    @Test
    void values_and_the_length_of_lists_make_no_other_statement() throws Exception {
        Files.writeString(folder.resolve("app.log"), """
                traceId=abcdef0123456789 DEBUG JdbcTemplate : Executing prepared SQL statement [select name from pot where id = ?]
                traceId=abcdef0123456789 DEBUG PotMapper.byKeys - ==>  Preparing: SELECT name FROM pot WHERE id IN (?, ?, ?)
                traceId=abcdef0123456789 DEBUG PotMapper.byKeys - ==>  Preparing: SELECT name FROM pot WHERE id IN (?, ?)
                traceId=abcdef0123456789 DEBUG org.hibernate.SQL : /* select p from Pot p */ select p.id from pot p where p.mail = 'a@b.example'
                no statement here
                """);
        assertThat(report())
                .contains("1 requests sent 4 statements")
                .contains("begins with select name from pot where id = ?")
                .doesNotContain("a@b.example")
                .doesNotContain("Chatty");
    }

    @Test
    void a_log_without_statements_is_said_to_have_none() throws Exception {
        Files.writeString(folder.resolve("app.log"), "Started in 2 s\n");
        assertThat(report(Exit.INCOMPLETE)).contains("no statement stands in it", "org.hibernate.SQL");
        assertThatThrownBy(() -> run("--log", folder.resolve("none.log").toString()))
                .isInstanceOf(UsageProblem.class)
                .hasMessageContaining("there is no file");
    }

    private static String boot(String trace, String sql) {
        return "2026-03-01T10:00:01.000Z DEBUG 1 --- [shelf] [nio-8080-exec-1] [" + trace
                + "] org.hibernate.SQL                        : " + sql + "\n";
    }

    private void sources() throws Exception {
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Path app = Files.createDirectories(folder.resolve("src/main/java/app"));
        Files.writeString(app.resolve("Author.java"), """
                package app;
                import jakarta.persistence.*;
                @Entity @Table(name = "authors")
                public class Author { @Id private Long id; private String name; }
                """);
        Files.writeString(app.resolve("Book.java"), """
                package app;
                import jakarta.persistence.*;
                @Entity @Table(name = "books")
                public class Book {
                    @Id private Long id;
                    private String title;
                    @ManyToOne @JoinColumn(name = "author_id") private Author author;
                }
                """);
        Files.writeString(app.resolve("Books.java"), """
                package app;
                import java.util.List;
                import org.springframework.data.jpa.repository.JpaRepository;
                public interface Books extends JpaRepository<Book, Long> { List<Book> findByTitle(String title); }
                """);
        Files.writeString(app.resolve("Authors.java"), """
                package app;
                import org.springframework.data.jpa.repository.JpaRepository;
                public interface Authors extends JpaRepository<Author, Long> {}
                """);
        Files.writeString(app.resolve("ShelfController.java"), """
                package app;
                import java.util.List;
                import org.springframework.web.bind.annotation.*;
                @RestController
                class ShelfController {
                    private final Books books;
                    private final Authors authors;
                    ShelfController(Books books, Authors authors) { this.books = books; this.authors = authors; }
                    @GetMapping("/books")
                    List<Book> titled(@RequestParam String title) { return books.findByTitle(title); }
                    @GetMapping("/authors/{id}")
                    Author one(@PathVariable Long id) { return authors.findById(id).orElseThrow(); }
                }
                """);
    }

    private String report(String... operands) throws Exception {
        return report(Exit.CLEAN, operands);
    }

    private String report(Exit wanted, String... operands) throws Exception {
        String[] words = new String[operands.length + 2];
        System.arraycopy(operands, 0, words, 0, operands.length);
        words[operands.length] = "--log";
        words[operands.length + 1] = folder.resolve("app.log").toString();
        Ran ran = run(words);
        assertThat(ran.exit()).isEqualTo(wanted);
        return ran.text();
    }

    private record Ran(Exit exit, String text) {}

    private static Ran run(String... words) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        String[] all = new String[words.length + 1];
        all[0] = "optimize";
        System.arraycopy(words, 0, all, 1, words.length);
        Exit exit = new RequestsRun(CommandLine.parse(List.of(all)), Console.of(print, print, Map.of())).run();
        return new Ran(exit, out.toString(StandardCharsets.UTF_8));
    }
}
