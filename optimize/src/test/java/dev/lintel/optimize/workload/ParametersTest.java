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
    void a_type_before_a_literal_becomes_a_cast_of_what_was_put_in_its_place() {
        Parameters read = Parameters.of(
                "select id from sale where placed >= timestamptz $1 and placed < date $2 + interval $3 and note = $4",
                Dialect.POSTGRESQL);
        assertThat(read.text())
                .isEqualTo("select id from sale where placed >= cast($1 as timestamptz) and placed < cast($2 as date)"
                        + " + cast($3 as interval) and note = $4");
        assertThat(read.uses()).hasSize(4);
        assertThat(read.shape().filter()).hasSize(3);
        assertThat(Parameters.of("select date from sale where date = $1", Dialect.POSTGRESQL)
                        .text())
                .isEqualTo("select date from sale where date = $1");
    }

    @Test
    void a_statement_without_parameters_stays_as_it_is() {
        assertThat(Parameters.of("select 1", Dialect.POSTGRESQL).uses()).isEmpty();
    }
}
