package dev.lintel.read.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.read.java.syntax.Parsing;
import org.junit.jupiter.api.Test;

/// How many files one parser task takes.
class ChunksTest {
    @Test
    void all_processors_have_as_many_tasks() {
        assertThat(Parsing.chunk(600, 2)).as("ten tasks").isEqualTo(60);
        assertThat(Parsing.chunk(50, 2)).as("two tasks").isEqualTo(25);
    }

    @Test
    void a_few_files_are_one_task_since_its_start_costs_as_much_as_some() {
        assertThat(Parsing.chunk(0, 2)).isPositive();
        assertThat(Parsing.chunk(12, 8)).isGreaterThanOrEqualTo(12);
    }

    @Test
    void no_task_keeps_the_trees_of_too_many_files() {
        assertThat(Parsing.chunk(100_000, 2)).isEqualTo(64);
        assertThat(Parsing.chunk(129, 1)).isEqualTo(43);
    }
}
