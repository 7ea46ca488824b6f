package dev.lintel.optimize.catalog;

import java.util.Map;
import java.util.Optional;

/// How the engine keeps tables: what holds for all of them, and what some have of their own.
///
/// @param all by the setting's name
/// @param own likewise, by table
public record TableSettings(Map<String, String> all, Map<Name, Map<String, String>> own) {
    public static final TableSettings UNKNOWN = new TableSettings(Map.of(), Map.of());

    public TableSettings {
        all = Map.copyOf(all);
        own = Map.copyOf(own);
    }

    /// What a table has of its own.
    public Optional<String> own(Name table, String setting) {
        return Optional.ofNullable(own.getOrDefault(table, Map.of()).get(setting));
    }

    /// What holds for a table.
    ///
    /// @param otherwise where the engine did not say
    public double number(Name table, String setting, double otherwise) {
        String text = own(table, setting).orElse(all.getOrDefault(setting, ""));
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }
}
