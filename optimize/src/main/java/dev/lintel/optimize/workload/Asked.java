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

    /// A statement that nobody counted, of weight one.
    public static Asked once(String text) {
        return new Asked("", text, 1, 0, 0, 0, 0, 0, 0, false);
    }
}
