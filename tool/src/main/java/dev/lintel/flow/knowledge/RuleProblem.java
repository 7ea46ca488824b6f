package dev.lintel.flow.knowledge;

/// Something in a file of rules that cannot be read.
///
/// @param line from 1
/// @param what what is wrong and what would be right
public record RuleProblem(String file, int line, String what) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + what;
    }
}
