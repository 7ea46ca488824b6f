package dev.lintel.optimize.change;

import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Index;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The statements that build an index of a partitioned table while it is in use. `CREATE INDEX CONCURRENTLY` does
/// not take such a table, and the plain form locks writers out of all partitions until the last is done. So the
/// table gets an empty one (`ON ONLY`, which scans nothing), each partition its own concurrently, and each is
/// attached; the table's becomes valid with the last of them (PostgreSQL manual, "Table Partitioning", 5.12.2.1).
final class PartitionedIndex {
    private final Catalog catalog;
    private final FreeNames names;
    private final List<String> statements = new ArrayList<>();
    private final List<Index> adopted = new ArrayList<>();

    private PartitionedIndex(Catalog catalog, FreeNames names) {
        this.catalog = catalog;
        this.names = names;
    }

    static IndexMigration of(Candidate index, String name, Catalog catalog, FreeNames names) {
        PartitionedIndex built = new PartitionedIndex(catalog, names);
        built.add(index, name);
        StringBuilder undo = new StringBuilder(
                "drop index if exists " + new Name(index.table().schema(), name).brief() + ";");
        for (Index each : built.adopted) {
            // what is attached goes with the whole
            undo.append(' ')
                    .append(each.definition().replaceFirst("(?i)^create index ", "create index concurrently "))
                    .append(';');
        }
        return new IndexMigration(name, built.statements, undo.toString());
    }

    private void add(Candidate index, String name) {
        statements.add("create index " + Name.quoted(name) + " on only " + index + ";");
        List<Table> parts = catalog.table(index.table()).stream()
                .flatMap(table -> table.partitions().parts().stream())
                .map(catalog::table)
                // a foreign partition has no index here
                .flatMap(Optional::stream)
                .toList();
        for (Table part : parts) {
            Name own = part(index.on(part.name()), part);
            statements.add("alter index " + new Name(index.table().schema(), name).brief() + " attach partition "
                    + own.brief() + ";");
        }
    }

    private Name part(Candidate index, Table part) {
        Optional<Index> there =
                part.indexes().stream().filter(each -> isAlike(each, index)).findFirst();
        if (there.isPresent()) {
            adopted.add(there.get());
            return there.get().name();
        }
        String name = names.of(index);
        if (part.partitioned()) {
            add(index, name);
        } else {
            statements.add("create index concurrently " + Name.quoted(name) + " on " + index + ";");
        }
        return new Name(part.name().schema(), name);
    }

    /// Only an index that is the same in everything can be attached; what is not plain is built anew.
    private static boolean isAlike(Index there, Candidate wanted) {
        boolean plain = wanted.keys().stream()
                        .allMatch(key -> !key.expression() && key.operators().isEmpty())
                && wanted.condition().isEmpty()
                && there.condition().isEmpty();
        String definition = there.definition();
        return plain
                && there.valid()
                && !there.carriesConstraint()
                && there.method().equals(wanted.method())
                && there.keys()
                        .equals(wanted.keys().stream().map(Candidate.Key::sql).toList())
                && there.included()
                        .equals(wanted.included().stream().map(Name::quoted).toList())
                && !definition.contains("_ops")
                && !definition.contains(" NULLS ")
                && !definition.contains(" COLLATE ");
    }
}
