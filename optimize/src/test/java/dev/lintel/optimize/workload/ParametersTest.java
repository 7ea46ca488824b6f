package dev.lintel.optimize.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.sql.Dialect;
import dev.lintel.sql.Shape;
import org.junit.jupiter.api.Test;

class ParametersTest {
    @Test
    void each_parameter_knows_its_operator_and_its_column() {
        Parameters read = Parameters.of(
                "select * from sale where placed >= $1 and buyer = $2 and note = 'costs $3' limit $4",
                Dialect.POSTGRESQL);
        assertThat(read.uses()).extracting(Parameters.Use::operator).containsExactly(">=", "=", "limit");
        assertThat(read.uses().get(1).column()).hasValue(new Shape.Column("sale", "buyer"));
        assertThat(read.shape().limited()).isTrue();
    }

    @Test
    void what_follows_an_escape_is_a_comparison_of_its_own() {
        Parameters read = Parameters.of(
                "select id from sale where upper(note) like upper($1) escape $2 and buyer = $3", Dialect.POSTGRESQL);
        assertThat(read.uses()).extracting(Parameters.Use::operator).containsExactly("(", "escape", "=");
        assertThat(read.uses().get(2).column()).hasValue(new Shape.Column("sale", "buyer"));
    }

    @Test
    void a_statement_without_parameters_stays_as_it_is() {
        assertThat(Parameters.of("select 1", Dialect.POSTGRESQL).uses()).isEmpty();
    }
}
