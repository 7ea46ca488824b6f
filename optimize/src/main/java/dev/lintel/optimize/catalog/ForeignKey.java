package dev.lintel.optimize.catalog;

import java.util.List;

/// @param certain whether each row finds its parent whenever a statement looks: old rows were checked, nothing waits
///     for the commit, and no policy hides rows of the parent
public record ForeignKey(String name, List<String> columns, Name target, List<String> targetColumns, boolean certain) {
    public ForeignKey {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }
}
