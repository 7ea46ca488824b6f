package dev.lintel.limits.policy;

/// Something wrong in a policy, at its place; lines and columns count from 1.
public record Problem(String file, int line, int column, String message) {
    /// `limits.yaml:7:12: "5/minuet" …`
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
