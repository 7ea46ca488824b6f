package dev.lintel.optimize;

import static dev.lintel.optimize.LendingProject.KEEPING;
import static dev.lintel.optimize.LendingProject.LOAN;
import static dev.lintel.optimize.LendingProject.SCHEMA;
import static dev.lintel.optimize.LendingProject.VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows of which the code needs less than it asks for: loops that set one value, records made of wide rows, and the
/// patch that mends all of it.
class ReworksTest {
    @TempDir
    private Path folder;

    private LendingProject project = new LendingProject(Path.of(""));

    @BeforeEach
    void write() throws Exception {
        project = LendingProject.in(folder);
    }

    @Test
    void the_code_asks_for_what_it_needs_once_the_patch_is_in() throws Exception {
        String report = project.report();
        assertThat(report.replaceAll("\\s+", " "))
                .contains("loans is loaded row by row to set state, and written back in as many updates")
                .contains("it LoanView takes id, reader, due, and contract is read for nothing")
                .contains("GET /loans answers every row of loans, which grows with use")
                .doesNotContain("is written once for each element");
        assertThat(project.read("data/Loans"))
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
        assertThat(project.read("web/LoanKeeping"))
                .contains("        loans.setStateByStateAndDueBefore(LoanState.LATE, LoanState.OPEN, day);\n")
                .contains("loans.setStateClosedOfInState(LoanState.CLOSED, Instant.now(), LoanState.LATE);")
                .contains("return loans.findLoanViewByReader(reader);")
                .contains("public List<Loan> all(Pageable page) {\n        return loans.findAllBy(page);")
                .doesNotContain("forEach", "for (");
        assertThat(project.read("web/LoanController"))
                .contains("all(@PageableDefault(size = Integer.MAX_VALUE, sort = \"id\") Pageable page)")
                .contains("return keeping.all(page);");
        assertThat(project.boundCalls())
                .contains("setStateByStateAndDueBefore", "setStateClosedOfInState", "findLoanViewByReader")
                .contains("findAllBy", "all");
        assertThat(project.reworks()).isEmpty();
    }

    @Test
    void an_update_past_the_mapping_is_not_proposed_where_the_mapping_does_more() throws Exception {
        for (String more : List.of(
                "@Version\n    private Long version;",
                "@org.hibernate.annotations.UpdateTimestamp\n    private Instant changed;",
                "@PreUpdate\n    void touch() {\n    }")) {
            project.put(
                    "src/main/java/app/data/Loan.java",
                    LOAN.replace("private String contract;", "private String contract;\n    " + more));
            assertThat(project.patched("row by row")).as(more).isZero();
            assertThat(project.told("An update in JPQL is not proposed"))
                    .as(more)
                    .isEqualTo(2);
        }
    }

    @Test
    void a_loop_that_does_more_or_something_else_for_each_row_stays() throws Exception {
        for (String body : List.of(
                "loan.setState(loan.getState());",
                "loan.setState(LoanState.LATE); log(loan);",
                "if (loan.getDue() != null) { loan.setState(LoanState.LATE); }",
                "loan.setClosed(next());")) {
            project.put(
                    "src/main/java/app/web/LoanKeeping.java",
                    KEEPING.replace("loan.setState(LoanState.LATE);", body)
                            .replace(
                                    "public void close()",
                                    "private void log(Loan loan) {}\n\n    private Instant next() {\n        return Instant.now();\n    }\n\n    public void close()"));
            assertThat(project.told("POST /loans/late")).as(body).isZero();
        }
    }

    @Test
    void rows_that_are_used_after_the_loop_or_read_again_on_the_way_stay_objects() throws Exception {
        project.put(
                "src/main/java/app/web/LoanKeeping.java",
                KEEPING.replace(
                        "loans.saveAll(late);", "loans.saveAll(late);\n        System.out.println(late.size());"));
        assertThat(project.told("POST /loans/closed")).isZero();
        project.put(
                "src/main/java/app/web/LoanKeeping.java",
                KEEPING.replace(
                        "for (Loan loan : loans",
                        "loans.findByReader(\"a\").forEach(System.out::println);\n        for (Loan loan : loans"));
        assertThat(project.told("would keep their old values")).isEqualTo(1);
        assertThat(project.patched("POST /loans/late")).isZero();
    }

    @Test
    void without_a_transaction_or_a_save_nothing_is_written_and_nothing_is_said() throws Exception {
        project.put("src/main/java/app/web/LoanKeeping.java", KEEPING.replace("    @Transactional\n", ""));
        assertThat(project.told("POST /loans/late")).isZero();
    }

    @Test
    void a_record_that_takes_the_wide_column_or_computes_is_made_of_the_row() throws Exception {
        project.put(
                "src/main/java/app/web/LoanView.java",
                VIEW.replace("String reader,", "String contract,").replace("getReader", "getContract"));
        assertThat(project.told("read for nothing")).isZero();
        project.put(
                "src/main/java/app/web/LoanView.java", VIEW.replace("loan.getReader()", "loan.getReader().strip()"));
        assertThat(project.told("read for nothing")).isZero();
    }

    @Test
    void a_table_whose_texts_are_all_of_one_type_is_not_called_wide() throws Exception {
        project.put("src/main/resources/db/migration/V1__loans.sql", SCHEMA.replaceAll("varchar\\(\\d+\\)", "text"));
        assertThat(project.told("read for nothing")).isZero();
    }

    @Test
    void components_of_other_names_are_selected_in_jpql() throws Exception {
        project.put("src/main/java/app/web/LoanView.java", VIEW.replace("String reader,", "String by,"));
        project.report();
        assertThat(project.read("data/Loans")).contains("""
                            @Query("select new app.web.LoanView(l.id, l.reader, l.due) from Loan l where l.reader = :reader")
                            List<LoanView> findLoanViewByReader(String reader);
                        """);
        assertThat(project.boundCalls()).contains("findLoanViewByReader");
    }

    @Test
    void what_cannot_be_selected_as_it_is_is_said_and_left() throws Exception {
        project.put("src/main/java/app/web/LoanView.java", VIEW.replace("public record", "record"));
        assertThat(project.told("LoanView is not to be seen from Loans")).isEqualTo(1);
        project.put("src/main/java/app/web/LoanView.java", VIEW);
        project.put(
                "src/main/java/app/data/Loan.java",
                LOAN.replace(
                        "public Long getId()", "@PostLoad\n    void loaded() {\n    }\n\n    public Long getId()"));
        assertThat(project.told("@PostLoad of Loan may change a row once it is loaded"))
                .isEqualTo(1);
        assertThat(project.patched("read for nothing")).isZero();
    }
}
