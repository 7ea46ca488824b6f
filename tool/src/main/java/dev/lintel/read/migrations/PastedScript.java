package dev.lintel.read.migrations;

import dev.lintel.graph.Schema.Change;
import dev.lintel.source.SourceId;
import dev.lintel.sql.Dialect;
import java.util.List;

/// A migration that stands in no repository yet: somebody asks what it would do before it is written down.
public final class PastedScript {
    /// What places in it are given as.
    public static final SourceId NAME = new SourceId("migration.sql");

    private PastedScript() {}

    /// @param dialect that it is written in
    /// @return its statements in their order; one that is not understood is a [Change.Unread]
    public static List<Change> changes(String sql, Dialect dialect) {
        return Scripts.edits(sql, NAME, dialect, new DdlParser(dialect)).stream()
                .map(Edit::change)
                .toList();
    }
}
