package dev.lintel.bench.guard;

/// How long things are done: to measure, or only to try that they run.
record Scale(boolean quick) {
    int of(int whole, int tried) {
        return quick ? tried : whole;
    }
}
