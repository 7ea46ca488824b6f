package dev.lintel.optimize.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinesTest {
    private static final String PATH =
            "src/main/java/org/example/clinic/repository/springdatajpa/SpringDataOwnerRepository.java";

    @Test
    void of_a_path_longer_than_a_line_the_file_and_the_place_in_it_are_kept() {
        String shown = new Lines()
                .bullet("One more select for each row of the query at " + PATH + ":40:12 (GET /owners).")
                .toString();
        assertThat(shown).contains("…/", "/SpringDataOwnerRepository.java:40:12");
        assertThat(shown.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(Lines.WIDTH));
    }

    @Test
    void a_long_word_that_is_no_path_stays_whole() {
        String word = "x".repeat(100);
        assertThat(new Lines().wrapped("", "see " + word).toString()).contains(word);
    }

    @Test
    void a_statement_longer_than_a_line_is_cut_where_its_table_begins_and_loses_nothing() {
        String statement =
                "create index concurrently idx_payments_provider_reference on payments (provider_reference, id);";
        String shown = new Lines().broken(" 3. ", statement).toString();
        assertThat(shown.lines()).hasSize(2).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(Lines.WIDTH));
        assertThat(shown.strip().replaceAll("\\s+", " ")).isEqualTo("3. " + statement);
    }
}
