package dev.lintel.practice.regex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BacktrackingTest {
    private static boolean slow(String regex) {
        return Backtracking.of(regex, true).isPresent();
    }

    @Test
    void a_repeated_group_that_a_back_reference_follows_is_exponential() {
        assertThat(Backtracking.of("([0-9]+)+\\1x", true)).hasValueSatisfying(cost -> {
            assertThat(cost.harmsWithinALine()).isTrue();
            assertThat(cost.length()).isLessThan(100);
        });
    }

    @Test
    void many_lazy_columns_are_as_bad() {
        assertThat(slow("(.*?,){11}P")).isTrue();
    }

    @Test
    void three_neighbours_that_take_the_same_letters_are_cubic() {
        assertThat(Backtracking.of("\\s*\\s*\\s*x", true))
                .hasValueSatisfying(cost -> assertThat(cost.harmsWithinALine()).isFalse());
        assertThat(slow("(x+x+)+y")).isTrue();
        assertThat(Backtracking.of(".*.*=x", false)).isPresent();
    }

    @Test
    void words_between_anything_are_gone_back_to() {
        assertThat(slow(".*Mozilla.*Gecko.*rv.*Firefox.*")).isTrue();
        assertThat(slow(".*Firefox.*")).isFalse();
    }

    @Test
    void what_the_matcher_remembers_is_only_quadratic() {
        assertThat(slow("(a+)+b")).isFalse();
        assertThat(slow("(a|aa)+b")).isFalse();
        assertThat(slow("^(([a-z])+.)+[A-Z]([a-z])+$")).isFalse();
    }

    @Test
    void ordinary_expressions_are_quick() {
        assertThat(slow("[a-zA-Z0-9_]{1,20}")).isFalse();
        assertThat(slow("^[\\w.+-]+@[\\w-]+\\.[\\w.]+$")).isFalse();
        assertThat(slow("\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2})?")).isFalse();
        assertThat(slow("(?i)^(asc|desc)$")).isFalse();
        assertThat(Backtracking.of("\\s+$", false)).isEmpty();
    }

    @Test
    void what_cannot_be_read_is_left_alone() {
        assertThat(slow("(")).isFalse();
        assertThat(slow("[a&&[b]]*")).isFalse();
        assertThat(slow("a{")).isFalse();
        assertThat(slow("\\")).isFalse();
        assertThat(slow("(?x")).isFalse();
    }
}
