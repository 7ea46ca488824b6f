package dev.lintel.link.access;

/// How many of an endpoint's requests a matcher takes. The order is that of "how many": none, some, all.
enum Fit {
    NONE,
    /// Only a part: `/orders/special` of `/orders/{id}`.
    PART,
    ALL,
    /// The matcher could not be read.
    UNKNOWN;

    /// Both must match.
    Fit and(Fit other) {
        if (this == NONE || other == NONE) {
            return NONE;
        }
        if (this == UNKNOWN || other == UNKNOWN) {
            return UNKNOWN;
        }
        return this == PART || other == PART ? PART : ALL;
    }

    /// One of both is enough.
    Fit or(Fit other) {
        if (this == ALL || other == ALL) {
            return ALL;
        }
        if (this == UNKNOWN || other == UNKNOWN) {
            return UNKNOWN;
        }
        return this == PART || other == PART ? PART : NONE;
    }

    Fit not() {
        return switch (this) {
            case NONE -> ALL;
            case ALL -> NONE;
            case PART, UNKNOWN -> this;
        };
    }
}
