package dev.lintel.limits;

/// The answer of one limit to one request.
///
/// @param admitted whether this limit lets the request through
/// @param remaining units that could be taken right afterwards
/// @param retryAfter microseconds until the same request would be admitted if nobody else takes anything: 0 when
///     admitted, [#NEVER] when its cost is above what the limit can ever give
/// @param resetAfter microseconds until everything taken so far has come back
/// @param state what to remember; of a refused request the state that was there before, so that refusals are free
public record Decision(boolean admitted, long remaining, long retryAfter, long resetAfter, State state) {
    public static final long NEVER = -1;
}
