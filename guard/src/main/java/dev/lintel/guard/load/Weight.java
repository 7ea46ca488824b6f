package dev.lintel.guard.load;

/// How much a request matters while there are too many, and up to which part of the room it is let in.
public enum Weight {
    /// Reports, exports, prefetching: goes first.
    LOW(0.7),
    NORMAL(0.9),
    /// What the business lives by.
    CRITICAL(1.0);

    private final double share;

    Weight(double share) {
        this.share = share;
    }

    /// Of so many places, those that requests of this weight may fill; at least one.
    int places(int most) {
        return Math.max(1, (int) (most * share));
    }
}
