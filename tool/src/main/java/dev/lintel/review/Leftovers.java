package dev.lintel.review;

/// What a phase leaves behind on a large tree. Much of it has grown old enough that young collections never look at
/// it again, and a full one would only come when the heap is at its end: the peak is made of garbage. Half a million
/// lines hold half of what they would take otherwise; one full collection between two phases is a second of work.
final class Leftovers {
    /// Bytes in use beyond which a full collection pays for itself.
    private static final long LARGE = 400L << 20;

    private Leftovers() {}

    static void clear() {
        Runtime runtime = Runtime.getRuntime();
        if (runtime.totalMemory() - runtime.freeMemory() > LARGE) {
            System.gc();
        }
    }
}
