package dev.lintel.finding;

/// One quality standard as a measured share of this backend.
///
/// @param name what is counted, `endpoints with validated input`
/// @param met how many are known to meet it
/// @param of how many it is asked of
/// @param unknown how many of them could not be decided; neither met nor missed
/// @param judged `false` when nothing measures it yet; the numbers are then zero and mean nothing
public record Standard(String name, int met, int of, int unknown, boolean judged) {
    public Standard {
        if (met < 0 || unknown < 0 || met + unknown > of) {
            throw new IllegalArgumentException(name + ": " + met + " met and " + unknown + " unknown of " + of);
        }
    }

    public static Standard notJudged(String name) {
        return new Standard(name, 0, 0, 0, false);
    }
}
