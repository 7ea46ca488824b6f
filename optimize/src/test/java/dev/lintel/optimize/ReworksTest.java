package dev.lintel.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Walk;
import dev.lintel.optimize.rework.Rework;
import dev.lintel.optimize.rework.Reworks;
import dev.lintel.review.Reading;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows of which the code needs less than it asks for: loops that set one value, records made of wide rows, lists
/// without a bound.
class ReworksTest {
    private static final String SCHEMA = """
            create table loans (id bigint primary key, state varchar(20) not null, due timestamptz not null,
              reader varchar(80) not null, closed timestamptz, contract text);
            """;
    private static final String LOAN = """
            package app.data;

            import jakarta.persistence.*;
            import java.time.Instant;

            @Entity
            @Table(name = "loans")
            public class Loan {
                @Id
                @GeneratedValue
                private Long id;

                @Enumerated(EnumType.STRING)
                private LoanState state;

                private Instant due;

                private String reader;

                private Instant closed;

                private String contract;

                public Long getId() {
                    return id;
                }

                public LoanState getState() {
                    return state;
                }

                public void setState(LoanState state) {
                    this.state = state;
                }

                public Instant getDue() {
                    return due;
                }

                public String getReader() {
                    return reader;
                }

                public void setClosed(Instant closed) {
                    this.closed = closed;
                }

                public String getContract() {
                    return contract;
                }
            }
            """;
    private static final String STATE = """
            package app.data;

            public enum LoanState {
                OPEN,
                LATE,
                CLOSED
            }
            """;
    private static final String LOANS = """
            package app.data;

            import java.time.Instant;
            import java.util.List;
            import org.springframework.data.jpa.repository.JpaRepository;
            import org.springframework.data.jpa.repository.Query;

            public interface Loans extends JpaRepository<Loan, Long> {
                List<Loan> findByStateAndDueBefore(LoanState state, Instant due);

                List<Loan> findByReader(String reader);

                @Query("select l from Loan l where l.state = :state order by l.due")
                List<Loan> inState(LoanState state);
            }
            """;
    private static final String VIEW = """
            package app.web;

            import app.data.Loan;
            import java.time.Instant;

            public record LoanView(Long id, String reader, Instant due) {
                static LoanView of(Loan loan) {
                    return new LoanView(loan.getId(), loan.getReader(), loan.getDue());
                }
            }
            """;
    private static final String KEEPING = """
            package app.web;

            import app.data.*;
            import java.time.Instant;
            import java.util.List;
            import org.springframework.stereotype.Service;
            import org.springframework.transaction.annotation.Transactional;

            @Service
            public class LoanKeeping {
                private final Loans loans;

                public LoanKeeping(Loans loans) {
                    this.loans = loans;
                }

                @Transactional
                public void mark(Instant day) {
                    for (Loan loan : loans.findByStateAndDueBefore(LoanState.OPEN, day)) {
                        loan.setState(LoanState.LATE);
                    }
                }

                public void close() {
                    List<Loan> late = loans.inState(LoanState.LATE);
                    late.forEach(loan -> {
                        loan.setState(LoanState.CLOSED);
                        loan.setClosed(Instant.now());
                    });
                    loans.saveAll(late);
                }

                public List<LoanView> of(String reader) {
                    return loans.findByReader(reader).stream().map(LoanView::of).toList();
                }

                public List<Loan> all() {
                    return loans.findAll();
                }
            }
            """;
    private static final String CONTROLLER = """
            package app.web;

            import app.data.*;
            import java.time.Instant;
            import java.util.List;
            import org.springframework.web.bind.annotation.*;

            @RestController
            class LoanController {
                private final LoanKeeping keeping;
                private final Loans loans;

                LoanController(LoanKeeping keeping, Loans loans) {
                    this.keeping = keeping;
                    this.loans = loans;
                }

                @PostMapping("/loans/late")
                void late() {
                    keeping.mark(Instant.now());
                }

                @PostMapping("/loans/closed")
                void closed() {
                    keeping.close();
                }

                @GetMapping("/loans/of")
                List<LoanView> of(@RequestParam String reader) {
                    return keeping.of(reader);
                }

                @GetMapping("/loans")
                List<Loan> all() {
                    return keeping.all();
                }

                @PostMapping("/loans")
                Loan add(@RequestBody Loan loan) {
                    return loans.save(loan);
                }
            }
            """;

    @TempDir
    private Path repository;

    @BeforeEach
    void write() throws Exception {
        put("pom.xml", "<project/>");
        put("src/main/resources/db/migration/V1__loans.sql", SCHEMA);
        put("src/main/java/app/data/Loan.java", LOAN);
        put("src/main/java/app/data/LoanState.java", STATE);
        put("src/main/java/app/data/Loans.java", LOANS);
        put("src/main/java/app/web/LoanView.java", VIEW);
        put("src/main/java/app/web/LoanKeeping.java", KEEPING);
        put("src/main/java/app/web/LoanController.java", CONTROLLER);
    }

    @Test
    void the_code_asks_for_what_it_needs_once_the_patch_is_in() throws Exception {
        String report = report();
        assertThat(report.replaceAll("\\s+", " "))
                .contains("loans is loaded row by row to set state, and written back in as many updates")
                .contains("it LoanView takes id, reader, due, and contract is read for nothing")
                .contains("GET /loans answers every row of loans, which grows with use")
                .doesNotContain("is written once for each element");
        assertThat(read("data/Loans"))
                .contains("""
                            @Modifying
                            @Query("update Loan l set l.state = :newState where l.state = :state and l.due < :due")
                            int setStateByStateAndDueBefore(LoanState newState, LoanState state, Instant due);
                        """)
                .contains("""
                            @Transactional
                            @Modifying
                            @Query("update Loan l set l.state = :newState, l.closed = :closed where l.state = :state")
                            int setStateClosedOfInState(LoanState newState, Instant closed, LoanState state);
                        """)
                .contains("    List<LoanView> findLoanViewByReader(String reader);\n")
                .contains("    List<Loan> findAllBy(Pageable page);\n");
        assertThat(read("web/LoanKeeping"))
                .contains("        loans.setStateByStateAndDueBefore(LoanState.LATE, LoanState.OPEN, day);\n")
                .contains("loans.setStateClosedOfInState(LoanState.CLOSED, Instant.now(), LoanState.LATE);")
                .contains("return loans.findLoanViewByReader(reader);")
                .contains("public List<Loan> all(Pageable page) {\n        return loans.findAllBy(page);")
                .doesNotContain("forEach", "for (");
        assertThat(read("web/LoanController"))
                .contains("all(@PageableDefault(size = Integer.MAX_VALUE, sort = \"id\") Pageable page)")
                .contains("return keeping.all(page);");
        assertThat(boundCalls())
                .contains("setStateByStateAndDueBefore", "setStateClosedOfInState", "findLoanViewByReader")
                .contains("findAllBy", "all");
        assertThat(reworks()).isEmpty();
    }

    @Test
    void an_update_past_the_mapping_is_not_proposed_where_the_mapping_does_more() throws Exception {
        for (String more : List.of(
                "@Version\n    private Long version;",
                "@org.hibernate.annotations.UpdateTimestamp\n    private Instant changed;",
                "@PreUpdate\n    void touch() {\n    }")) {
            put(
                    "src/main/java/app/data/Loan.java",
                    LOAN.replace("private String contract;", "private String contract;\n    " + more));
            assertThat(patched("row by row")).as(more).isZero();
            assertThat(told("An update in JPQL is not proposed")).as(more).isEqualTo(2);
        }
    }

    @Test
    void a_loop_that_does_more_or_something_else_for_each_row_stays() throws Exception {
        for (String body : List.of(
                "loan.setState(loan.getState());",
                "loan.setState(LoanState.LATE); log(loan);",
                "if (loan.getDue() != null) { loan.setState(LoanState.LATE); }",
                "loan.setClosed(next());")) {
            put(
                    "src/main/java/app/web/LoanKeeping.java",
                    KEEPING.replace("loan.setState(LoanState.LATE);", body)
                            .replace(
                                    "public void close()",
                                    "private void log(Loan loan) {}\n\n    private Instant next() {\n        return Instant.now();\n    }\n\n    public void close()"));
            assertThat(told("POST /loans/late")).as(body).isZero();
        }
    }

    @Test
    void rows_that_are_used_after_the_loop_or_read_again_on_the_way_stay_objects() throws Exception {
        put(
                "src/main/java/app/web/LoanKeeping.java",
                KEEPING.replace(
                        "loans.saveAll(late);", "loans.saveAll(late);\n        System.out.println(late.size());"));
        assertThat(told("POST /loans/closed")).isZero();
        put(
                "src/main/java/app/web/LoanKeeping.java",
                KEEPING.replace(
                        "for (Loan loan : loans",
                        "loans.findByReader(\"a\").forEach(System.out::println);\n        for (Loan loan : loans"));
        assertThat(told("would keep their old values")).isEqualTo(1);
        assertThat(patched("POST /loans/late")).isZero();
    }

    @Test
    void without_a_transaction_or_a_save_nothing_is_written_and_nothing_is_said() throws Exception {
        put("src/main/java/app/web/LoanKeeping.java", KEEPING.replace("    @Transactional\n", ""));
        assertThat(told("POST /loans/late")).isZero();
    }

    @Test
    void a_record_that_takes_the_wide_column_or_computes_is_made_of_the_row() throws Exception {
        put(
                "src/main/java/app/web/LoanView.java",
                VIEW.replace("String reader,", "String contract,").replace("getReader", "getContract"));
        assertThat(told("read for nothing")).isZero();
        put("src/main/java/app/web/LoanView.java", VIEW.replace("loan.getReader()", "loan.getReader().strip()"));
        assertThat(told("read for nothing")).isZero();
    }

    @Test
    void a_table_whose_texts_are_all_of_one_type_is_not_called_wide() throws Exception {
        put("src/main/resources/db/migration/V1__loans.sql", SCHEMA.replaceAll("varchar\\(\\d+\\)", "text"));
        assertThat(told("read for nothing")).isZero();
    }

    @Test
    void components_of_other_names_are_selected_in_jpql() throws Exception {
        put("src/main/java/app/web/LoanView.java", VIEW.replace("String reader,", "String by,"));
        report();
        assertThat(read("data/Loans")).contains("""
                            @Query("select new app.web.LoanView(l.id, l.reader, l.due) from Loan l where l.reader = :reader")
                            List<LoanView> findLoanViewByReader(String reader);
                        """);
        assertThat(boundCalls()).contains("findLoanViewByReader");
    }

    @Test
    void what_cannot_be_selected_as_it_is_is_said_and_left() throws Exception {
        put("src/main/java/app/web/LoanView.java", VIEW.replace("public record", "record"));
        assertThat(told("LoanView is not to be seen from Loans")).isEqualTo(1);
        put("src/main/java/app/web/LoanView.java", VIEW);
        put(
                "src/main/java/app/data/Loan.java",
                LOAN.replace(
                        "public Long getId()", "@PostLoad\n    void loaded() {\n    }\n\n    public Long getId()"));
        assertThat(told("@PostLoad of Loan may change a row once it is loaded")).isEqualTo(1);
        assertThat(patched("read for nothing")).isZero();
    }

    @Test
    void a_list_that_the_code_goes_on_with_or_that_others_ask_for_gets_no_page() throws Exception {
        put("src/main/resources/db/migration/V1__loans.sql", SCHEMA.replace("table loans", "table loan_events"));
        put("src/main/java/app/data/Loan.java", LOAN.replace("\"loans\"", "\"loan_events\""));
        put(
                "src/main/java/app/web/LoanKeeping.java",
                KEEPING.replace(
                        "return loans.findAll();",
                        "return loans.findAll().stream().filter(each -> each.getDue() != null).toList();"));
        assertThat(patched("answers every row")).isZero();
        assertThat(told("answers every row")).isEqualTo(1);
        put("src/main/java/app/web/LoanKeeping.java", KEEPING);
        put(
                "src/test/java/app/web/LoanKeepingTest.java",
                "package app.web; class LoanKeepingTest { void t(LoanKeeping k) { k.all(); } }");
        assertThat(told("all has other callers")).isEqualTo(1);
        assertThat(patched("answers every row")).isZero();
    }

    @Test
    void a_query_that_the_repository_declares_in_its_own_way_gets_no_page() throws Exception {
        put("src/main/resources/db/migration/V1__loans.sql", SCHEMA.replace("table loans", "table loan_events"));
        put("src/main/java/app/data/Loan.java", LOAN.replace("\"loans\"", "\"loan_events\""));
        put(
                "src/main/java/app/data/Loans.java",
                LOANS.replace(
                        "    List<Loan> findByReader",
                        "    @org.springframework.data.jpa.repository.Lock(jakarta.persistence.LockModeType.PESSIMISTIC_READ)\n"
                                + "    List<Loan> findAll();\n\n    List<Loan> findByReader"));
        assertThat(told("answers every row")).isEqualTo(1);
        assertThat(patched("answers every row")).isZero();
    }

    @Test
    void a_query_of_the_librarys_that_the_repository_only_declares_anew_gets_one() throws Exception {
        put(
                "src/main/java/app/data/Loans.java",
                LOANS.replace(
                        "    List<Loan> findByReader", "    List<Loan> findAll();\n\n    List<Loan> findByReader"));
        assertThat(patched("answers every row")).isEqualTo(1);
    }

    @Test
    void a_test_that_is_no_text_hinders_nothing() throws Exception {
        put("src/test/java/app/web/LoanKeepingTest.java", "package app.web; \0");
        assertThat(patched("answers every row")).isEqualTo(1);
    }

    @Test
    void a_list_that_may_stay_short_is_not_worth_a_word_without_lines() throws Exception {
        put(
                "src/main/java/app/web/LoanKeeping.java",
                KEEPING.replace(
                        "return loans.findAll();",
                        "return loans.findAll().stream().filter(each -> each.getDue() != null).toList();"));
        assertThat(told("answers every row")).isZero();
    }

    private List<Rework> reworks() throws Exception {
        Reading reading = Sources.read(repository.toString(), console(new ByteArrayOutputStream()));
        return Reworks.of(reading.backends().getFirst(), reading.program(), reading.workspace());
    }

    private long told(String words) throws Exception {
        return reworks().stream()
                .filter(each -> (each.observation().says() + each.observation().advice()).contains(words))
                .count();
    }

    private long patched(String words) throws Exception {
        return reworks().stream()
                .filter(each ->
                        each.observation().says().contains(words) && each.fix().isPresent())
                .count();
    }

    /// Names of the calls in the written sources whose method our front end finds.
    private Set<String> boundCalls() throws Exception {
        Reading reading = Sources.read(repository.toString(), console(new ByteArrayOutputStream()));
        return reading.program()
                .bodies()
                .flatMap(body -> Walk.calls(body.block()))
                .filter(call -> call.callee()
                        .method()
                        .flatMap(reading.program()::method)
                        .filter(method ->
                                method.parameters().size() == call.arguments().size())
                        .isPresent())
                .map(Call::name)
                .collect(Collectors.toSet());
    }

    private String read(String type) throws Exception {
        return Files.readString(repository.resolve("src/main/java/app/" + type + ".java"));
    }

    private void put(String path, String text) throws Exception {
        Path file = repository.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String report() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = console(out);
        new SourceRun(CommandLine.parse(List.of("optimize", "--write")), console)
                .run(Sources.read(repository.toString(), console));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Console console(ByteArrayOutputStream out) {
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Console.of(print, print, Map.of());
    }
}
