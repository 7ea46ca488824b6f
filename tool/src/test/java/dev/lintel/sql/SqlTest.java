package dev.lintel.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class SqlTest {
    private static List<String> lines() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SqlTest.class.getResourceAsStream("shapes.txt")), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith(";")).toList();
        }
    }

    @Test
    void every_statement_of_the_table_has_its_shape() throws IOException {
        List<String> lines = lines();
        assertThat(lines).hasSizeGreaterThan(150).size().isEven();
        SoftAssertions all = new SoftAssertions();
        for (int i = 0; i < lines.size(); i += 2) {
            String line = lines.get(i);
            int mark = line.indexOf('#');
            Shape shape = Sql.shape(line.substring(mark + 1), Dialect.valueOf(line.substring(0, mark)));
            all.assertThat(ShapeText.of(shape))
                    .as(line)
                    .isEqualTo(lines.get(i + 1).strip());
        }
        all.assertAll();
    }

    @Test
    void what_is_not_understood_is_not_complete_and_claims_nothing() {
        for (String text : List.of(
                "",
                ";",
                "(((",
                "select",
                "select * from",
                "insert into orders",
                "create table a (b int)",
                "\u0000",
                "'",
                "select 'a")) {
            Shape shape = Sql.shape(text, Dialect.OTHER);
            assertThat(shape.complete()).as(text).isFalse();
            assertThat(shape.tables()).as(text).isEmpty();
        }
    }

    @Test
    void hostile_statements_end_quickly() {
        String nested = "select * from t where " + "(".repeat(5_000) + "1" + ")".repeat(5_000) + " = 1";
        String functions = "select * from t where " + "f(".repeat(38) + "1" + ")".repeat(38) + " = 1";
        String cases = "select " + "case when (".repeat(19) + "1=1" + ") then 1 end".repeat(19) + " from t";
        String chain = "select * from t where a = 1" + " and b = 2 or c = 3".repeat(3_000);
        String broken = "select * from t where " + "(a = 1 and (b = 2 or ".repeat(18) + "c";
        for (String text : List.of(nested, functions, cases, chain, broken)) {
            assertThatNoException()
                    .isThrownBy(() ->
                            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Sql.shape(text, Dialect.OTHER)));
        }
    }
}
