package dev.lintel.practice.database;

import dev.lintel.graph.Paths;
import dev.lintel.graph.Schema;
import dev.lintel.graph.Schema.Change;
import dev.lintel.graph.Schema.Migration;
import dev.lintel.graph.Traffic.Growth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The last migration of a schema, and the tables that had rows when it came. Those before it have run, and must
/// stay as they are: only of the last one is there something to decide.
///
/// @param living the tables that earlier files made, by the name that they have before the migration
/// @param filled those of them that rows were put into, by earlier migrations or by requests
record NewestRelease(Migration migration, Map<String, Change> living, Set<String> filled) {
    private static final String SQL_FILE = "SQL file";

    /// Empty where no tool numbers the files, or there is only one: then nobody has rows yet.
    static Optional<NewestRelease> of(Schema schema, Paths paths) {
        List<Migration> numbered = schema.migrations().stream()
                .filter(each -> !each.tool().equals(SQL_FILE) && !each.version().isEmpty())
                .toList();
        if (numbered.size() < 2) {
            return Optional.empty();
        }
        Migration last = numbered.getLast();
        Map<String, Change> living = new HashMap<>();
        Set<String> seeded = new HashSet<>();
        numbered.stream()
                .limit(numbered.size() - 1L)
                .filter(each -> !each.at().file().equals(last.at().file()))
                .flatMap(each -> each.changes().stream())
                .forEach(change -> replay(change, living, seeded));
        Set<String> filled = new HashSet<>(seeded);
        for (String table : living.keySet()) {
            if (paths.traffic().growth(nameAfter(last, table)) == Growth.GROWING) {
                filled.add(table);
            }
        }
        return Optional.of(new NewestRelease(last, Map.copyOf(living), Set.copyOf(filled)));
    }

    private static void replay(Change change, Map<String, Change> living, Set<String> seeded) {
        switch (change) {
            case Change.CreateTable table -> {
                living.put(table.table(), table);
                seeded.remove(table.table());
            }
            case Change.DropTable table -> {
                living.remove(table.table());
                seeded.remove(table.table());
            }
            case Change.RenameTable rename -> {
                Change made = living.remove(rename.table());
                living.put(rename.to(), made == null ? rename : made);
                if (seeded.remove(rename.table())) {
                    seeded.add(rename.to());
                }
            }
            case Change.Seed seed -> seeded.add(seed.table());
            default -> {}
        }
    }

    /// The code knows a table by the name that it has in the end.
    private static String nameAfter(Migration last, String table) {
        return last.changes().stream()
                .filter(Change.RenameTable.class::isInstance)
                .map(Change.RenameTable.class::cast)
                .filter(rename -> rename.table().equals(table))
                .map(Change.RenameTable::to)
                .findFirst()
                .orElse(table);
    }

    /// Its changes to tables that had rows before it and that it does not make anew.
    <C extends Change> Stream<C> changes(Class<C> kind) {
        List<C> found = new ArrayList<>();
        Set<String> there = new HashSet<>(filled);
        for (Change change : migration.changes()) {
            if (kind.isInstance(change) && there.contains(change.table())) {
                found.add(kind.cast(change));
            }
            if (change instanceof Change.CreateTable || change instanceof Change.DropTable) {
                there.remove(change.table());
            }
        }
        return found.stream();
    }

    /// Where the table came to be.
    ///
    /// @param table one that [#changes] gave a change of
    Change made(String table) {
        return Objects.requireNonNull(living.get(table));
    }

    /// Whether it adds this column itself: then no row holds anything there.
    boolean adds(String table, String column) {
        return migration.changes().stream()
                .anyMatch(change -> change instanceof Change.AddColumn added
                        && added.table().equals(table)
                        && added.column().name().equals(column));
    }
}
