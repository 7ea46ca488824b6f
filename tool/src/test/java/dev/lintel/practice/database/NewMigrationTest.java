package dev.lintel.practice.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NewMigrationTest {
    @Test
    void a_name_is_cut_by_the_bytes_that_the_server_counts() {
        String name = NewMigration.cut("idx_" + "größe_".repeat(12));

        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(57, 60);
        assertThat("idx_" + "größe_".repeat(12)).startsWith(name);
    }

    @Test
    void no_letter_is_cut_in_two() {
        assertThat(NewMigration.cut("a" + "😀".repeat(20))).isEqualTo("a" + "😀".repeat(14));
    }
}
