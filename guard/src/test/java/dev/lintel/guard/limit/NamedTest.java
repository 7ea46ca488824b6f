package dev.lintel.guard.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.limits.LimitText;
import org.junit.jupiter.api.Test;

class NamedTest {
    @Test
    void what_comes_at_once_is_told_beside_the_rate_where_it_is_another_number() {
        assertThat(field("300/min burst 50")).isEqualTo("\"api\";q=300;w=60;lintel-burst=50");
        assertThat(field("300/min burst 600")).isEqualTo("\"api\";q=300;w=60;lintel-burst=600");
        assertThat(field("300/min burst 300")).isEqualTo("\"api\";q=300;w=60");
        assertThat(field("quota 1000/day")).isEqualTo("\"api\";q=1000;w=86400");
    }

    private static String field(String limit) {
        return Named.of("api", LimitText.read(limit)).field();
    }
}
