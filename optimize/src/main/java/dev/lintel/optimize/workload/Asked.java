package dev.lintel.optimize.workload;

/// One statement, as the engine counts it: with parameters for literals.
///
/// @param id the engine's own; empty when it has none
/// @param totalMs over all calls
/// @param rows given over all calls
/// @param cut whether the engine kept only the beginning of its text
public record Asked(
        String id,
        String text,
        double calls,
        double totalMs,
        double deviationMs,
        double rows,
        double blocksHit,
        double blocksRead,
        double tempBlocks,
        boolean cut) {

    public double meanMs() {
        return calls == 0 ? 0 : totalMs / calls;
    }

    /// Touched over all calls, in memory or not.
    public double blocks() {
        return blocksHit + blocksRead;
    }

    public double blocksEach() {
        return blocks() / Math.max(1, calls);
    }

    public double rowsEach() {
        return rows / Math.max(1, calls);
    }

    /// Of two counts of one statement together, as for two roles that ask it.
    public Asked and(Asked other) {
        return counted(other, 1);
    }

    /// What was counted since another count of the same statement.
    ///
    /// @return itself when it was counted anew in between
    public Asked since(Asked before) {
        return anew(before) ? this : counted(before, -1);
    }

    /// Whether it was counted from nothing after another count of it: reset, or pushed out and back.
    public boolean anew(Asked before) {
        return before.calls > calls || before.totalMs > totalMs || before.rows > rows;
    }

    private Asked counted(Asked other, int sign) {
        double all = calls + sign * other.calls;
        double ms = totalMs + sign * other.totalMs;
        // a variance cannot be taken from another; the sums of squares behind them can
        double squares = squares() + sign * other.squares();
        double mean = all <= 0 ? 0 : ms / all;
        return new Asked(
                id,
                text,
                all,
                ms,
                all <= 0 ? 0 : Math.sqrt(Math.max(0, squares / all - mean * mean)),
                rows + sign * other.rows,
                blocksHit + sign * other.blocksHit,
                blocksRead + sign * other.blocksRead,
                tempBlocks + sign * other.tempBlocks,
                cut);
    }

    private double squares() {
        return calls * (deviationMs * deviationMs + meanMs() * meanMs());
    }

    /// A statement that nobody counted, of weight one.
    public static Asked once(String text) {
        return new Asked("", text, 1, 0, 0, 0, 0, 0, 0, false);
    }
}
