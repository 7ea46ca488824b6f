package dev.lintel.practice.database;

import dev.lintel.graph.Paths;
import dev.lintel.graph.Schema;
import dev.lintel.graph.Schema.Change;
import dev.lintel.graph.Schema.Migration;
import dev.lintel.graph.Traffic.Growth;
import dev.lintel.source.SourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// One migration of the last file of a schema, and the tables that had rows when that file came. Those before it have
/// run, and must stay as they are: only of the last one is there something to decide. A file of Liquibase holds as
/// many migrations as it has change sets.
///
/// @param file all migrations of the last file, in their order
/// @param living the tables that earlier files made, by the name that they have before the migration
/// @param filled those of them that rows were put into, by earlier migrations or by requests
record NewestRelease(Migration migration, List<Migration> file, Map<String, Change> living, Set<String> filled) {
    private static final String SQL_FILE = "SQL file";

    NewestRelease {
        file = List.copyOf(file);
    }

    /// None where no tool numbers the files, or there is only one: then nobody has rows yet.
    static List<NewestRelease> of(Schema schema, Paths paths) {
        List<Migration> numbered = schema.migrations().stream()
                .filter(each -> !each.tool().equals(SQL_FILE) && !each.version().isEmpty())
                .toList();
        if (numbered.size() < 2) {
            return List.of();
        }
        SourceId newest = numbered.getLast().at().file();
        List<Migration> file = numbered.stream()
                .filter(each -> each.at().file().equals(newest))
                .toList();
        Map<String, Change> living = new HashMap<>();
        Set<String> seeded = new HashSet<>();
        numbered.stream()
                .filter(each -> !each.at().file().equals(newest))
                .flatMap(each -> each.changes().stream())
                .forEach(change -> replay(change, living, seeded));
        Set<String> filled = new HashSet<>(seeded);
        for (String table : living.keySet()) {
            if (paths.traffic().growth(nameAfter(file, table)) == Growth.GROWING) {
                filled.add(table);
            }
        }
        Map<String, Change> before = Map.copyOf(living);
        Set<String> holding = Set.copyOf(filled);
        return file.stream()
                .map(each -> new NewestRelease(each, file, before, holding))
                .toList();
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
    private static String nameAfter(List<Migration> file, String table) {
        String name = table;
        for (Migration each : file) {
            for (Change change : each.changes()) {
                if (change instanceof Change.RenameTable rename
                        && rename.table().equals(name)) {
                    name = rename.to();
                }
            }
        }
        return name;
    }

    /// Its changes to tables that had rows before it and that it does not make anew.
    <C extends Change> Stream<C> changes(Class<C> kind) {
        List<C> found = new ArrayList<>();
        Set<String> there = new HashSet<>(filled);
        for (Migration each : file) {
            for (Change change : each.changes()) {
                if (each.equals(migration) && kind.isInstance(change) && there.contains(change.table())) {
                    found.add(kind.cast(change));
                }
                if (change instanceof Change.CreateTable || change instanceof Change.DropTable) {
                    there.remove(change.table());
                }
            }
            if (each.equals(migration)) {
                break;
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

    /// Whether its file adds this column itself: then no row holds anything there.
    boolean adds(String table, String column) {
        return file.stream()
                .flatMap(each -> each.changes().stream())
                .anyMatch(change -> change instanceof Change.AddColumn added
                        && added.table().equals(table)
                        && added.column().name().equals(column));
    }
}
