package dev.lintel.finding;

/// How bad it is when it happens, with all that the graph knows taken into account. Ordered from worst.
public enum Risk {
    CRITICAL("critical", 9.5),
    HIGH("high", 8.0),
    MEDIUM("medium", 5.5),
    LOW("low", 3.0),
    INFO("info", 0.0);

    private final String label;
    private final double severity;

    Risk(String label, double severity) {
        this.label = label;
        this.severity = severity;
    }

    public String label() {
        return label;
    }

    /// SARIF's `security-severity`, 0 to 10.
    public double severity() {
        return severity;
    }

    public Risk raised() {
        return values()[Math.max(ordinal() - 1, 0)];
    }

    public Risk lowered() {
        return values()[Math.min(ordinal() + 1, values().length - 1)];
    }

    public boolean atLeast(Risk other) {
        return ordinal() <= other.ordinal();
    }
}
