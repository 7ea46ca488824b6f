package dev.lintel.report.terminal;

import dev.lintel.finding.Risk;

/// Colours, or none. Escapes are added last, so that widths are counted on plain text.
public enum Style {
    PLAIN,
    COLOURED;

    private static final String RESET = "\u001B[0m";

    public String risk(Risk risk, String text) {
        return switch (risk) {
            case CRITICAL -> paint("1;31", text);
            case HIGH -> paint("31", text);
            case MEDIUM -> paint("33", text);
            case LOW, INFO -> paint("36", text);
        };
    }

    public String caret(String text) {
        return paint("31", text);
    }

    /// A line of a diff by its first character.
    public String diff(String line) {
        if (line.startsWith("+")) {
            return paint("32", line);
        }
        return line.startsWith("-") ? paint("31", line) : line;
    }

    private String paint(String code, String text) {
        return this == PLAIN || text.isBlank() ? text : "\u001B[" + code + "m" + text + RESET;
    }
}
