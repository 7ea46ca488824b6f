package dev.lintel.optimize;

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

/// An application that lends, of which the code needs less than it asks for: loops that set one value, records made of
/// wide rows, lists without a bound.
record LendingProject(Path folder) {
    static final String SCHEMA = """
            create table loans (id bigint primary key, state varchar(20) not null, due timestamptz not null,
              reader varchar(80) not null, closed timestamptz, contract text);
            """;
    static final String LOAN = """
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
    static final String LOANS = """
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
    static final String VIEW = """
            package app.web;

            import app.data.Loan;
            import java.time.Instant;

            public record LoanView(Long id, String reader, Instant due) {
                static LoanView of(Loan loan) {
                    return new LoanView(loan.getId(), loan.getReader(), loan.getDue());
                }
            }
            """;
    static final String KEEPING = """
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

    static LendingProject in(Path folder) throws Exception {
        LendingProject project = new LendingProject(folder);
        project.put("pom.xml", "<project/>");
        project.put("src/main/resources/db/migration/V1__loans.sql", SCHEMA);
        project.put("src/main/java/app/data/Loan.java", LOAN);
        project.put("src/main/java/app/data/LoanState.java", STATE);
        project.put("src/main/java/app/data/Loans.java", LOANS);
        project.put("src/main/java/app/web/LoanView.java", VIEW);
        project.put("src/main/java/app/web/LoanKeeping.java", KEEPING);
        project.put("src/main/java/app/web/LoanController.java", CONTROLLER);
        return project;
    }

    List<Rework> reworks() throws Exception {
        Reading reading = Sources.read(folder.toString(), console(new ByteArrayOutputStream()));
        return Reworks.of(reading.backends().getFirst(), reading.program(), reading.workspace());
    }

    long told(String words) throws Exception {
        return reworks().stream()
                .filter(each -> (each.observation().says() + each.observation().advice()).contains(words))
                .count();
    }

    long patched(String words) throws Exception {
        return reworks().stream()
                .filter(each ->
                        each.observation().says().contains(words) && each.fix().isPresent())
                .count();
    }

    /// Names of the calls in the written sources whose method our front end finds.
    Set<String> boundCalls() throws Exception {
        Reading reading = Sources.read(folder.toString(), console(new ByteArrayOutputStream()));
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

    String read(String type) throws Exception {
        return Files.readString(folder.resolve("src/main/java/app/" + type + ".java"));
    }

    void put(String path, String text) throws Exception {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    String report() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = console(out);
        new SourceRun(CommandLine.parse(List.of("optimize", "--write")), console)
                .run(Sources.read(folder.toString(), console));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Console console(ByteArrayOutputStream out) {
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Console.of(print, print, Map.of());
    }
}
