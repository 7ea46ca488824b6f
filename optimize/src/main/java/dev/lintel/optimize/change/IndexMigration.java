package dev.lintel.optimize.change;

import dev.lintel.optimize.advise.Advice.Recommended;
import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.plan.Wording;
import java.util.List;

/// The statements that build an index while the table is in use, with the way back.
///
/// @param name of the index, new in its schema
/// @param statements in order, each by itself: one, or for a partitioned table some for each partition
/// @param undo the statement that takes it away
public record IndexMigration(String name, List<String> statements, String undo) {
    public IndexMigration {
        statements = List.copyOf(statements);
    }

    public static IndexMigration of(Recommended recommended, Catalog catalog) {
        Candidate index = recommended.index();
        FreeNames names = new FreeNames(catalog);
        String name = names.of(index);
        if (catalog.table(index.table()).filter(Table::partitioned).isPresent()) {
            return PartitionedIndex.of(index, name, catalog, names);
        }
        return new IndexMigration(
                name,
                List.of("create index concurrently " + Name.quoted(name) + " on " + index + ";"),
                "drop index concurrently if exists " + new Name(index.table().schema(), name).brief() + ";");
    }

    public String build() {
        return String.join("\n", statements);
    }

    /// The file's text: it must run outside a transaction.
    public String text(Recommended recommended) {
        String size = Wording.kilobytes(recommended.bytes() / 1024.0)
                + (recommended.size().uncertain()
                        ? ", at most " + Wording.kilobytes(recommended.size().most() / 1024.0)
                        : "");
        return statements.size() == 1
                ? """
                -- Takes about %s. Undo: %s
                -- A run that is broken off leaves an invalid index: undo, then run again.
                set lock_timeout = '5s';
                %s
                """.formatted(size, commented(), build())
                : """
                -- Takes about %s. Undo: %s (it locks the table for a moment: an index of a
                -- partitioned table cannot be dropped concurrently).
                -- Writers go on while the partitions' indexes are built. A run that is broken off leaves some that are not
                -- attached: undo, drop those (drop index concurrently), then run again.
                set lock_timeout = '5s';
                %s
                """.formatted(size, commented(), build());
    }

    /// A schema may be called by two lines; the second must not become a statement.
    private String commented() {
        return undo.replaceAll("\\R", "\n-- ");
    }
}
