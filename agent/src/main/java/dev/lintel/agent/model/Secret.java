package dev.lintel.agent.model;

/// A key that must never be printed: no record, since those print what they hold.
final class Secret {
    private final String value;

    Secret(String value) {
        this.value = value;
    }

    /// For the header that carries it, and for nothing else.
    String reveal() {
        return value;
    }

    /// The text without the key in it; servers like to quote it in their refusals.
    String hiddenIn(String text) {
        return text.replace(value, Masking.MASK);
    }

    @Override
    public String toString() {
        return Masking.MASK;
    }
}
