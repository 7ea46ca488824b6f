package dev.lintel.link.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.read.Fact.Syntax;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathFitTest {
    private static final PathFit SPRING_6 = new PathFit(false);
    private static final PathFit SPRING_5 = new PathFit(true);

    @ParameterizedTest(name = "{0} takes {2} of {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /orders             | /orders                 | ALL
            /orders             | /orders/{id}            | NONE
            /orders/**          | /orders                 | ALL
            /orders/**          | /orders/{id}/lines      | ALL
            /orders/**          | /ordersx                | NONE
            /orders/*           | /orders/{id}            | ALL
            /orders/*           | /orders/{id}/lines      | NONE
            /orders/{id}        | /orders/{number}        | ALL
            /orders/special     | /orders/{id}            | PART
            /orders/{id}        | /orders/special         | ALL
            /**                 | /a/b/c                  | ALL
            **                  | /a                      | ALL
            /a/**/z             | /a/{b}/{c}/z            | ALL
            /a/**/z             | /a/z                    | ALL
            /a/**/z             | /a/b                    | NONE
            /**/*.html          | /docs/index.html        | ALL
            /**/*.html          | /docs/{page}            | PART
            /*/api-docs         | /v2/api-docs            | ALL
            /o?ders             | /orders                 | ALL
            /o?ders             | /oorders                | NONE
            /orders/{id:\\d+}   | /orders/{id:\\d+}       | ALL
            /orders/{id:\\d+}   | /orders/{id}            | PART
            /orders/{id:\\d+}   | /orders/12              | ALL
            /orders/{id:\\d+}   | /orders/new             | NONE
            /orders/new         | /orders/{id:\\d+}       | NONE
            /files/**           | /files/{*path}          | ALL
            /files/a            | /files/{*path}          | PART
            /files/{*rest}      | /files/a/b              | ALL
            /a/{b}.json         | /a/{c}                  | PART
            /                   | /                       | ALL
            /                   | /a                      | NONE
            """)
    void a_pattern_takes_all_some_or_none_of_an_endpoints_paths(String pattern, String path, Fit fit) {
        assertThat(SPRING_6.of(pattern, Syntax.ANT, path)).isEqualTo(fit);
        assertThat(SPRING_6.of(pattern, Syntax.PATH_PATTERN, path)).isEqualTo(fit);
    }

    @ParameterizedTest(name = "{0} {1} on {2}: {3} in Spring 5, {4} in Spring 6")
    @CsvSource(delimiter = '|', textBlock = """
            PATH_PATTERN | /orders   | /orders/ | ALL  | NONE
            PATH_PATTERN | /orders/  | /orders  | ALL  | NONE
            ANT          | /orders   | /orders/ | NONE | NONE
            ANT          | /orders/* | /orders/ | ALL  | ALL
            ANT          | /orders/**| /orders/ | ALL  | ALL
            """)
    void a_trailing_slash_counts_by_syntax_and_version(Syntax syntax, String pattern, String path, Fit five, Fit six) {
        assertThat(SPRING_5.of(pattern, syntax, path)).isEqualTo(five);
        assertThat(SPRING_6.of(pattern, syntax, path)).isEqualTo(six);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ^/orders/.*$      | /orders/{id}  | ALL
            /orders/[0-9]+    | /orders/{id}  | PART
            /orders           | /orders/{id}  | NONE
            (                 | /orders       | UNKNOWN
            """)
    void regular_expressions_are_tried(String regex, String path, Fit fit) {
        assertThat(SPRING_6.of(regex, Syntax.REGEX, path)).isEqualTo(fit);
    }

    @Test
    void a_regular_expression_that_never_ends_is_given_up() {
        String hostile = "/(a+)+$";
        assertThat(SPRING_6.of(hostile, Syntax.REGEX, "/" + "a".repeat(60) + "!"))
                .isIn(Fit.UNKNOWN, Fit.NONE);
    }
}
