package dev.lintel.link.guards;

/// What is settled about the caller where some code runs.
enum Standing {
    /// Nothing was asked about the caller.
    OPEN,
    /// It was asked who the caller is, and one who is nobody can come here.
    NOBODY,
    /// Only callers who showed something about themselves come here: what is refused here lets nobody pass by.
    SOMEBODY;

    Standing and(Standing other) {
        if (this == SOMEBODY || other == SOMEBODY) {
            return SOMEBODY;
        }
        return this == NOBODY || other == NOBODY ? NOBODY : OPEN;
    }

    /// Where one way or the other leads here.
    Standing or(Standing other) {
        if (this == NOBODY || other == NOBODY) {
            return NOBODY;
        }
        return this == SOMEBODY && other == SOMEBODY ? SOMEBODY : OPEN;
    }
}
