package dev.lintel.review;

/// What a phase leaves behind on a very large tree. Much of it has grown old enough that young collections never
/// look at it again, and a full one would only come when the heap is at its end: the peak is made of garbage. One
/// full collection between two phases is a second of work, and worth it only where memory could become short: half a
/// million lines stay below that.
final class Leftovers {
    /// Bytes in use beyond which a full collection pays for itself.
    private static final long LARGE = 1L << 30;

    private Leftovers() {}

    static void clear() {
        Runtime runtime = Runtime.getRuntime();
        if (runtime.totalMemory() - runtime.freeMemory() > LARGE) {
            System.gc();
        }
    }
}
