package dev.lintel.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Selects that the mapping sends for each row, from the sources alone.
class RowLoadsTest {
    private static final String SCHEMA = """
            create table authors (id bigint primary key, name text);
            create table books (id bigint primary key, title text, author_id bigint references authors);
            create table reviews (id bigint primary key, book_id bigint references books, author_id bigint references authors, text text);
            """;
    private static final String AUTHOR = """
            package app;

            import jakarta.persistence.*;

            @Entity
            @Table(name = "authors")
            public class Author {
                @Id
                private Long id;

                private String name;
            }
            """;
    private static final String BOOK = """
            package app;

            import jakarta.persistence.*;
            import java.util.List;

            @Entity
            @Table(name = "books")
            public class Book {
                @Id
                private Long id;

                private String title;

                @ManyToOne
                @JoinColumn(name = "author_id")
                private Author author;

                @OneToMany(mappedBy = "book")
                private List<Review> reviews;

                public List<Review> getReviews() {
                    return reviews;
                }
            }
            """;
    private static final String REVIEW = """
            package app;

            import jakarta.persistence.*;

            @Entity
            @Table(name = "reviews")
            public class Review {
                @Id
                private Long id;

                private String text;

                @ManyToOne(fetch = FetchType.LAZY)
                @JoinColumn(name = "book_id")
                private Book book;

                @ManyToOne(fetch = FetchType.LAZY)
                @JoinColumn(name = "author_id")
                private Author author;
            }
            """;
    private static final String BOOKS = """
            package app;

            import java.util.List;
            import org.springframework.data.jpa.repository.JpaRepository;
            import org.springframework.data.jpa.repository.Query;

            public interface Books extends JpaRepository<Book, Long> {
                List<Book> findByTitle(String title);

                @Query("select b from Book b where b.title like :start%")
                List<Book> startingWith(String start);

                @Query("select b from Book b left join fetch b.author where b.title = :title")
                List<Book> whole(String title);
            }
            """;
    private static final String CONTROLLER = """
            package app;

            import java.util.List;
            import org.springframework.web.bind.annotation.*;

            @RestController
            class BookController {
                private final Books books;

                BookController(Books books) {
                    this.books = books;
                }

                @GetMapping("/books")
                List<Book> named(@RequestParam String title) {
                    return books.findByTitle(title);
                }

                @GetMapping("/books/starting")
                List<Book> starting(@RequestParam String start) {
                    return books.startingWith(start);
                }

                @GetMapping("/books/{id}")
                Book one(@PathVariable Long id) {
                    return books.findById(id).orElseThrow();
                }

                @GetMapping("/books/reviewed")
                int reviewed(@RequestParam String title) {
                    int all = 0;
                    for (Book book : books.whole(title)) {
                        all += book.getReviews().size();
                    }
                    return all;
                }
            }
            """;

    @TempDir
    private Path repository;

    @BeforeEach
    void write() throws Exception {
        put("pom.xml", "<project/>");
        put("src/main/resources/db/migration/V1__books.sql", SCHEMA);
        put("src/main/java/app/Author.java", AUTHOR);
        put("src/main/java/app/Book.java", BOOK);
        put("src/main/java/app/Review.java", REVIEW);
        put("src/main/java/app/Books.java", BOOKS);
        put("src/main/java/app/BookController.java", CONTROLLER);
    }

    @Test
    void each_query_gets_the_repair_in_its_own_form() throws Exception {
        String report = report(true);
        assertThat(report.replaceAll("\\s+", " "))
                .contains("Book.author is eager (src/main/java/app/Book.java:")
                .contains("one more select for each different Author among the rows")
                .contains("Book.reviews is read at src/main/java/app/BookController.java:")
                .doesNotContain("GET /books/{id})");
        assertThat(Files.readString(repository.resolve("src/main/java/app/Books.java")))
                .contains("    @EntityGraph(attributePaths = \"author\")\n    List<Book> findByTitle(String title);")
                .contains("import org.springframework.data.jpa.repository.EntityGraph;")
                .contains("\"select b from Book b left join fetch b.author where b.title like :start%\"");
        assertThat(Files.readString(repository.resolve("src/main/java/app/Book.java")))
                .contains("    @BatchSize(size = 50)\n    private List<Review> reviews;");
        assertThat(report(false)).doesNotContain("one more select");
    }

    @Test
    void what_one_batch_size_mends_is_said_once() throws Exception {
        put(
                "src/main/java/app/Books.java",
                BOOKS.replace("List<Book> findByTitle(String title);", "")
                        .replace(
                                "List<Book> startingWith(String start)",
                                "Page<Book> startingWith(String start, Pageable page)")
                        .replace(
                                "import java.util.List;",
                                "import java.util.List;\nimport org.springframework.data.domain.*;"));
        put(
                "src/main/java/app/BookController.java",
                CONTROLLER
                        .replace("books.findByTitle(title)", "books.findAll()")
                        .replace("books.startingWith(start)", "books.startingWith(start, null).getContent()"));
        assertThat(report(false).replaceAll("\\s+", " "))
                .containsOnlyOnce("Book.author is eager")
                .contains("2 queries do not fetch it")
                .contains("+@BatchSize(size = 50)");
    }

    @Test
    void a_batch_size_for_all_leaves_nothing_to_say() throws Exception {
        put(
                "src/main/resources/application.properties",
                "spring.jpa.properties.hibernate.default_batch_fetch_size=50\n");
        assertThat(report(false)).doesNotContain("one more select");
    }

    @Test
    void of_another_framework_than_hibernate_nothing_is_said() throws Exception {
        put("pom.xml", """
                <project><dependencies><dependency><groupId>org.eclipse.persistence</groupId>
                <artifactId>eclipselink</artifactId><version>4.0.5</version></dependency></dependencies></project>
                """);
        assertThat(report(false)).doesNotContain("one more select");
    }

    @Test
    void what_a_loop_saves_one_by_one_is_sent_together_by_a_setting() throws Exception {
        put("src/main/java/app/BookController.java", CONTROLLER.replace("    @GetMapping(\"/books/{id}\")", """
                    @PostMapping("/books/renamed")
                    void rename(@RequestParam String title) {
                        for (Book book : books.whole(title)) {
                            books.save(book);
                        }
                    }

                    @GetMapping("/books/{id}")"""));
        put("src/main/resources/application.yml", "spring:\n  jpa:\n    open-in-view: false");
        assertThat(report(false).replaceAll("\\s+", " "))
                .contains("books is written once for each element of a loop, by POST /books/renamed")
                .contains("IDENTITY is never batched");
        report(true);
        assertThat(Files.readString(repository.resolve("src/main/resources/application.yml")))
                .isEqualTo("""
                        spring:
                          jpa:
                            open-in-view: false
                        spring.jpa.properties.hibernate.jdbc.batch_size: 50
                        spring.jpa.properties.hibernate.order_inserts: true
                        spring.jpa.properties.hibernate.order_updates: true
                        """);
        assertThat(report(false)).doesNotContain("is written once for each");
    }

    @Test
    void what_is_written_into_the_sources_can_be_read_by_the_compiler() throws Exception {
        put("src/main/resources/application.properties", "spring.datasource.url=jdbc:postgresql://localhost/shelf\n");
        report(true);
        List<Path> written;
        try (Stream<Path> files = Files.walk(repository)) {
            written = files.filter(each -> each.toString().endsWith(".java")).toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(said, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, said, null, null, files.getJavaFileObjectsFromPaths(written));
            assertThat(task.parse()).hasSameSizeAs(written);
        }
        assertThat(said.getDiagnostics()).isEmpty();
    }

    private void put(String path, String text) throws Exception {
        Path file = repository.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String report(boolean write) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        Console console = Console.of(print, print, Map.of());
        List<String> words = write ? List.of("optimize", "--write") : List.of("optimize");
        new SourceRun(CommandLine.parse(words), console).run(Sources.read(repository.toString(), console));
        return out.toString(StandardCharsets.UTF_8);
    }
}
