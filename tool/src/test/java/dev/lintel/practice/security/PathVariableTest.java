package dev.lintel.practice.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PathVariableTest {
    @Test
    void a_variable_takes_one_segment() {
        assertThat(PathVariable.takesOne("/files/{owner}/{name}", "name")).isTrue();
    }

    @Test
    void a_pattern_without_slashes_still_takes_one_segment() {
        assertThat(PathVariable.takesOne("/file/{id: [a-z0-9\\-]{3,}}/data", "id"))
                .isTrue();
        assertThat(PathVariable.takesOne("/theme/{type: logo|background}", "type"))
                .isTrue();
    }

    @Test
    void a_pattern_that_takes_slashes_and_the_rest_of_a_path_take_more() {
        assertThat(PathVariable.takesOne("/file/{rest:.*}", "rest")).isFalse();
        assertThat(PathVariable.takesOne("/file/{*rest}", "rest")).isFalse();
    }

    @Test
    void what_is_no_variable_of_the_route_is_not_known() {
        assertThat(PathVariable.takesOne("/file/{identity}", "id")).isFalse();
    }
}
