package dev.lintel.optimize;

import static dev.lintel.optimize.LendingProject.KEEPING;
import static dev.lintel.optimize.LendingProject.LOAN;
import static dev.lintel.optimize.LendingProject.LOANS;
import static dev.lintel.optimize.LendingProject.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists without a bound, which a page given along the way from the handler bounds.
class PaginationTest {
    @TempDir
    private Path folder;

    private LendingProject project = new LendingProject(Path.of(""));

    @BeforeEach
    void write() throws Exception {
        project = LendingProject.in(folder);
    }

    @Test
    void a_list_that_the_code_goes_on_with_or_that_others_ask_for_gets_no_page() throws Exception {
        callLoansEvents();
        goOnWithTheList();
        assertThat(project.patched("answers every row")).isZero();
        assertThat(project.told("answers every row")).isEqualTo(1);
        project.put("src/main/java/app/web/LoanKeeping.java", KEEPING);
        project.put(
                "src/test/java/app/web/LoanKeepingTest.java",
                "package app.web; class LoanKeepingTest { void t(LoanKeeping k) { k.all(); } }");
        assertThat(project.told("all has other callers")).isEqualTo(1);
        assertThat(project.patched("answers every row")).isZero();
    }

    @Test
    void a_query_that_the_repository_declares_in_its_own_way_gets_no_page() throws Exception {
        callLoansEvents();
        project.put(
                "src/main/java/app/data/Loans.java",
                LOANS.replace(
                        "    List<Loan> findByReader",
                        "    @org.springframework.data.jpa.repository.Lock(jakarta.persistence.LockModeType.PESSIMISTIC_READ)\n"
                                + "    List<Loan> findAll();\n\n    List<Loan> findByReader"));
        assertThat(project.told("answers every row")).isEqualTo(1);
        assertThat(project.patched("answers every row")).isZero();
    }

    @Test
    void a_query_of_the_librarys_that_the_repository_only_declares_anew_gets_one() throws Exception {
        project.put(
                "src/main/java/app/data/Loans.java",
                LOANS.replace(
                        "    List<Loan> findByReader", "    List<Loan> findAll();\n\n    List<Loan> findByReader"));
        assertThat(project.patched("answers every row")).isEqualTo(1);
    }

    @Test
    void a_test_that_is_no_text_hinders_nothing() throws Exception {
        project.put("src/test/java/app/web/LoanKeepingTest.java", "package app.web; \0");
        assertThat(project.patched("answers every row")).isEqualTo(1);
    }

    @Test
    void a_list_that_may_stay_short_is_not_worth_a_word_without_lines() throws Exception {
        goOnWithTheList();
        assertThat(project.told("answers every row")).isZero();
    }

    /// What happens is written down again and again, so its table grows.
    private void callLoansEvents() throws Exception {
        project.put(
                "src/main/resources/db/migration/V1__loans.sql", SCHEMA.replace("table loans", "table loan_events"));
        project.put("src/main/java/app/data/Loan.java", LOAN.replace("\"loans\"", "\"loan_events\""));
    }

    private void goOnWithTheList() throws Exception {
        project.put(
                "src/main/java/app/web/LoanKeeping.java",
                KEEPING.replace(
                        "return loans.findAll();",
                        "return loans.findAll().stream().filter(each -> each.getDue() != null).toList();"));
    }
}
