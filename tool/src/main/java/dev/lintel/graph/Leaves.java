package dev.lintel.graph;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// A set of numbers that is looked up by what is in it. A walk knows thousands of numbers and a set holds a few of
/// them, so that it is an ascending array, and its hash is made once.
final class Leaves {
    private final int[] numbers;
    private final int hash;

    /// @param numbers ascending
    Leaves(int... numbers) {
        this.numbers = numbers;
        this.hash = Arrays.hashCode(numbers);
    }

    int size() {
        return numbers.length;
    }

    /// Whether any is among others.
    boolean meet(BitSet others) {
        for (int each : numbers) {
            if (others.get(each)) {
                return true;
            }
        }
        return false;
    }

    /// Those of both.
    Leaves and(Leaves other) {
        int[] all = new int[numbers.length + other.numbers.length];
        int size = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < numbers.length && theirs < other.numbers.length) {
            int one = numbers[mine];
            int two = other.numbers[theirs];
            all[size++] = Math.min(one, two);
            mine += one <= two ? 1 : 0;
            theirs += two <= one ? 1 : 0;
        }
        while (mine < numbers.length) {
            all[size++] = numbers[mine++];
        }
        while (theirs < other.numbers.length) {
            all[size++] = other.numbers[theirs++];
        }
        return size == numbers.length ? this : new Leaves(size == all.length ? all : Arrays.copyOf(all, size));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Leaves that && that.hash == hash && Arrays.equals(that.numbers, numbers);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
