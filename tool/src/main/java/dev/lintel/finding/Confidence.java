package dev.lintel.finding;

/// How sure we are. Possible findings are hidden unless asked for.
public enum Confidence {
    /// Every fact is known.
    SURE,
    /// One fact rests on a naming heuristic.
    LIKELY,
    /// One fact is unknown.
    POSSIBLE
}
