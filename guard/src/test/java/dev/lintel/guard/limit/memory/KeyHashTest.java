package dev.lintel.guard.limit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyHashTest {
    @Test
    void what_collides_on_one_node_says_nothing_about_another_or_the_next_start() {
        KeyHash one = new KeyHash();
        KeyHash other = new KeyHash();
        assertThat(IntStream.range(0, 100).filter(i -> one.of("key " + i, 0) == other.of("key " + i, 0)))
                .isEmpty();
    }

    @Test
    void texts_of_which_one_begins_the_other_and_parts_of_one_text_differ() {
        KeyHash hash = new KeyHash();
        assertThat(IntStream.range(0, 100)
                        .mapToLong(i -> hash.of("a".repeat(i), 0))
                        .distinct()
                        .count())
                .isEqualTo(100);
        assertThat(hash.of("a", 0)).isNotEqualTo(hash.of("a", 1));
        assertThat(hash.of("a", 0)).isEqualTo(hash.of("a", 0));
    }
}
