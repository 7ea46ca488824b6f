package dev.lintel.bench.guard;

/// How long things are done: to measure, or only to try that they run.
///
/// @param minutes of the campaign on each store, 0 for half of one
record Scale(boolean quick, int minutes) {
    int of(int whole, int tried) {
        return quick ? tried : whole;
    }

    int campaignSeconds() {
        return minutes > 0 ? minutes * 60 : of(30, 3);
    }
}
