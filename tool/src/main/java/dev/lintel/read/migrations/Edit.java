package dev.lintel.read.migrations;

import dev.lintel.graph.Schema.Change;
import dev.lintel.graph.Schema.Column;
import java.util.List;
import java.util.function.UnaryOperator;

/// A change with what replaying it needs beyond what the graph keeps.
sealed interface Edit {
    Change change();

    /// The change says it all.
    record Apply(Change change) implements Edit {}

    /// A new table with all that its statement says about it.
    ///
    /// @param unlessThere nothing happens when the table already exists
    record Create(Change.CreateTable change, boolean unlessThere, List<Edit> content) implements Edit {
        public Create {
            content = List.copyOf(content);
        }
    }

    record Alter(Change.AlterColumn change, UnaryOperator<Column> edit) implements Edit {}

    /// Columns (and with `LIKE` their indexes) come from another table.
    record Copy(Change change, String table, String from, boolean indexes) implements Edit {}

    /// An index becomes the key.
    record Promote(Change.AddKey change, String index) implements Edit {}

    record RenameIndex(Change change, String from, String to) implements Edit {}

    /// What this statement does to a table is not known.
    ///
    /// @param table empty when it may concern any
    record Doubt(Change change, String table) implements Edit {}
}
