package dev.lintel.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairsTest {
    @Test
    void a_pair_has_the_number_that_was_put_last_and_others_none() {
        Random random = new Random(7);
        Pairs pairs = new Pairs();
        Map<List<Integer>, Integer> expected = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            int first = random.nextInt(300);
            int second = random.nextInt(300);
            pairs.put(first, second, i);
            expected.put(List.of(first, second), i);
        }
        for (int first = 0; first < 300; first++) {
            for (int second = 0; second < 300; second++) {
                assertThat(pairs.get(first, second))
                        .isEqualTo(expected.getOrDefault(List.of(first, second), Pairs.UNKNOWN));
            }
        }
    }
}
