package dev.lintel.limits;

/// What a limit remembers about one caller: three whole numbers, whose meaning is the limit's. All zero is a caller
/// never seen; nothing else needs to be stored for one.
///
/// @param time microseconds since 1970 (UTC)
/// @param first at most 2^31 - 1
/// @param second at most 2^31 - 1
public record State(long time, long first, long second) {
    public static final State NONE = new State(0, 0, 0);
}
