package dev.lintel.optimize.change;

import java.util.List;

/// A change of a table that is no index: a setting, statistics, another layout.
///
/// @param name of the migration: letters, digits and `_`
/// @param statements in order
/// @param why what was seen, with its numbers
/// @param gain and cost: with the arithmetic
/// @param watch what shows afterwards whether it was right
/// @param undo the statements that take it back
/// @param ready whether it may go into a migration as it is; else a person has to finish it
public record TableChange(
        String name,
        List<String> statements,
        String why,
        String gain,
        String cost,
        String risk,
        String watch,
        List<String> undo,
        boolean ready) {
    public TableChange {
        statements = List.copyOf(statements);
        undo = List.copyOf(undo);
    }

    public String build() {
        return String.join("\n", statements);
    }

    /// The migration's text. None of these statements rewrites a table or keeps readers or writers out.
    public String text() {
        return """
                -- %s
                -- Watch: %s
                -- Undo: %s
                set lock_timeout = '5s';
                %s""".formatted(commented(why), commented(watch), commented(String.join(" ", undo)), build());
    }

    /// A name may hold a line's end; what follows must not become a statement.
    private static String commented(String text) {
        return text.replaceAll("\\R", "\n-- ");
    }
}
