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

    /// By the practice where its area says too little: what leaks personal fields is stolen whatever part of the
    /// backend it leaks from, and what exhausts the pool is an outage although a transaction does it.
    static Harm of(String id) {
        return switch (id) {
            case "abuse-auth-no-limit", "resp-entity-leak" -> BREACH;
            case "db-ddl-auto",
                    "db-entity-ddl-drift",
                    "db-enum-ordinal",
                    "db-missing-pk",
                    "db-money-float",
                    "db-timestamp-no-tz",
                    "api-get-mutates" -> LOSS;
            case "data-tx-remote-call", "api-collection-unpaged", "val-regex-redos" -> OUTAGE;
            case "sec-log-injection" -> NUISANCE;
            default -> ofArea(id.substring(0, id.indexOf('-')));
        };
    }

    private static Harm ofArea(String area) {
        return switch (area) {
            case "auth", "sec" -> BREACH;
            case "data" -> LOSS;
            case "abuse", "val" -> ABUSE;
            case "db", "res" -> OUTAGE;
            default -> NUISANCE;
        };
    }
}
