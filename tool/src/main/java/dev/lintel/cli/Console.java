package dev.lintel.cli;

import java.io.PrintStream;
import java.util.Map;

/// The two streams and what is known about them. The launcher says which of them is a terminal; asking the platform
/// would cost more than all of `--version`.
///
/// @param colour whether risk words, carets and diffs may be coloured
/// @param showsProgress whether standard error is a terminal that can rewrite a line
public record Console(PrintStream out, PrintStream err, boolean colour, boolean showsProgress) {
    public static Console of(PrintStream out, PrintStream err, Map<String, String> environment) {
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean plain = dumb || !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Console(out, err, isTerminal("out") && !plain, isTerminal("err") && !dumb);
    }

    private static boolean isTerminal(String stream) {
        return Boolean.getBoolean("lintel.terminal." + stream);
    }

    Console coloured(String when) throws UsageProblem {
        return switch (when) {
            case "auto" -> this;
            case "always" -> new Console(out, err, true, showsProgress);
            case "never" -> new Console(out, err, false, showsProgress);
            default -> throw new UsageProblem("--color " + when + ": it is auto, always or never");
        };
    }

    /// A note beside the result.
    public void note(String line) {
        err.println("lintel: " + line);
    }
}
