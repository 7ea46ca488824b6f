package dev.lintel.optimize.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortenedTest {
    @Test
    void a_long_list_of_columns_is_left_out() {
        assertThat(Shortened.list("select a.first_name, a.last_name, a.street, a.town from person a where a.id = $1"))
                .isEqualTo("select … from person a where a.id = $1");
    }

    @Test
    void one_long_expression_tells_the_statement_from_another() {
        String sql = "select case when count(a.id)>$2 then $3 else $4 end from person a where a.town = $1";
        assertThat(Shortened.list(sql)).isEqualTo(sql);
    }
}
