package dev.lintel.finding;

/// What a fault costs when it strikes, the dearest first: of two of one risk the one whose damage cannot be taken
/// back is mended first. Stolen data stays stolen; an outage ends with a restart.
public enum Harm {
    /// Others see, change or run what is not theirs.
    BREACH,
    /// Data is lost, doubled or contradicts itself.
    LOSS,
    /// Input and callers that nothing bounds.
    ABUSE,
    /// It gets slow or stands still.
    OUTAGE,
    /// Clients are served badly.
    NUISANCE;

    static Harm of(String area) {
        return switch (area) {
            case "auth", "sec" -> BREACH;
            case "data" -> LOSS;
            case "abuse", "val" -> ABUSE;
            case "db", "res" -> OUTAGE;
            default -> NUISANCE;
        };
    }
}
