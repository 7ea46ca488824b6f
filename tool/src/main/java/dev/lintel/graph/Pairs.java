package dev.lintel.graph;

import java.util.Arrays;

/// Numbers by pairs of numbers, none of them negative. A walk asks for one at every step, so that neither question
/// nor answer is an object: two arrays with open addressing (Knuth, TAOCP 3, section 6.4).
final class Pairs {
    /// What is answered for a pair that was never put.
    static final int UNKNOWN = -1;

    private static final int BEGIN = 64;
    private static final long EMPTY = -1;
    /// Of the golden ratio, so that neighbours are spread (Fibonacci hashing, ibid.).
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] keys = empty(BEGIN);
    private int[] values = new int[BEGIN];
    private int size;

    private static long[] empty(int length) {
        long[] keys = new long[length];
        Arrays.fill(keys, EMPTY);
        return keys;
    }

    int get(int first, int second) {
        int place = place(keys, key(first, second));
        return keys[place] == EMPTY ? UNKNOWN : values[place];
    }

    /// @param value not negative
    void put(int first, int second, int value) {
        if (size * 2 >= keys.length) {
            grow();
        }
        long key = key(first, second);
        int place = place(keys, key);
        size += keys[place] == EMPTY ? 1 : 0;
        keys[place] = key;
        values[place] = value;
    }

    private void grow() {
        long[] more = empty(keys.length * 2);
        int[] moved = new int[more.length];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != EMPTY) {
                int place = place(more, keys[i]);
                more[place] = keys[i];
                moved[place] = values[i];
            }
        }
        keys = more;
        values = moved;
    }

    private static long key(int first, int second) {
        return (long) first << Integer.SIZE | second;
    }

    /// Where the key stands, or would.
    private static int place(long[] keys, long key) {
        int mask = keys.length - 1;
        int place = (int) (key * SPREAD >>> Integer.SIZE) & mask;
        while (keys[place] != EMPTY && keys[place] != key) {
            place = place + 1 & mask;
        }
        return place;
    }
}
