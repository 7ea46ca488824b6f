package dev.lintel.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeavesTest {
    private final Random random = new Random(11);

    @Test
    void both_together_are_every_number_of_either_once() {
        for (int i = 0; i < 2_000; i++) {
            BitSet one = some();
            BitSet other = some();
            BitSet either = (BitSet) one.clone();
            either.or(other);
            Leaves together = leaves(one).and(leaves(other));
            assertThat(together).isEqualTo(leaves(either)).hasSameHashCodeAs(leaves(either));
            assertThat(together.size()).isEqualTo(either.cardinality());
        }
    }

    @Test
    void they_meet_others_that_share_a_number() {
        for (int i = 0; i < 2_000; i++) {
            BitSet one = some();
            BitSet other = some();
            assertThat(leaves(one).meet(other)).isEqualTo(one.intersects(other));
        }
    }

    private BitSet some() {
        BitSet some = new BitSet();
        for (int i = random.nextInt(6); i > 0; i--) {
            some.set(random.nextInt(20));
        }
        return some;
    }

    private static Leaves leaves(BitSet numbers) {
        return new Leaves(numbers.stream().toArray());
    }
}
