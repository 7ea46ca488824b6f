package dev.lintel.optimize;

import dev.lintel.cli.Console;
import dev.lintel.finding.Fix;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Schema;
import dev.lintel.optimize.advise.Advice;
import dev.lintel.optimize.advise.Advice.Recommended;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.change.BatchFetch;
import dev.lintel.optimize.change.FetchTogether;
import dev.lintel.optimize.change.IndexMigration;
import dev.lintel.optimize.change.TableChange;
import dev.lintel.practice.database.NewMigration;
import dev.lintel.review.Patch;
import dev.lintel.review.Patch.Change;
import dev.lintel.review.Reading;
import dev.lintel.review.UnifiedDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Advice as a patch of the repository, its next migrations and lines of its mapping: a diff first, files with
/// `--write`.
final class RepositoryPatch {
    private final Reading sources;
    private final Console console;
    private final List<Fix> fixes = new ArrayList<>();
    private int migrations;

    RepositoryPatch(Reading sources, Console console) {
        this.sources = sources;
        this.console = console;
    }

    void index(Advice advice, Catalog catalog) {
        Optional<Schema> schema = migrated();
        if (schema.isEmpty()) {
            return;
        }
        for (Recommended each : advice.indexes()) {
            IndexMigration migration = IndexMigration.of(each, catalog);
            fixes.add(NewMigration.of(
                    schema.get(), migration.text(each).stripTrailing(), migration.name(), true, migration.build()));
            migrations++;
        }
    }

    void tables(List<TableChange> changes) {
        migrated().ifPresent(schema -> {
            for (TableChange each : changes.stream().filter(TableChange::ready).toList()) {
                fixes.add(NewMigration.of(schema, each.text(), each.name(), false, each.build()));
                migrations++;
            }
        });
    }

    private Optional<Schema> migrated() {
        return sources.backends().stream()
                .map(Backend::schema)
                .filter(each -> !each.migrations().isEmpty())
                .findFirst();
    }

    void batch(List<BatchFetch> batches) throws IOException {
        for (BatchFetch each : batches) {
            fixes.add(each.fix(sources.workspace()));
        }
    }

    void fix(Fix fix) {
        fixes.add(fix);
    }

    /// What several loads have in common, a batch size on one class, is put there once.
    void together(Collection<FetchTogether> ways) throws IOException {
        Set<Fix> seen = new HashSet<>();
        for (FetchTogether each : ways) {
            Fix fix = each.fix(sources.workspace());
            if (seen.add(new Fix("", "", fix.edits()))) {
                fixes.add(fix);
            }
        }
    }

    void show(boolean write) throws IOException {
        if (fixes.isEmpty()) {
            return;
        }
        Patch patch = Patch.of(fixes, sources.workspace());
        patch.skipped().forEach(reason -> console.note("not written: " + reason));
        if (migrations > 0
                && patch.changes().stream().allMatch(each -> each.before().isPresent())) {
            console.note("the migrations here are not Flyway's SQL files; put the statements in place by hand");
        }
        if (patch.changes().isEmpty()) {
            return;
        }
        console.out().println();
        console.out().println("The changes, file by file");
        console.out().println();
        UnifiedDiff.of(patch).lines().forEach(console.out()::println);
        if (!write) {
            console.note("%d files would change or be new; --write writes them"
                    .formatted(patch.changes().size()));
            return;
        }
        for (Change change : patch.changes()) {
            Path file = sources.workspace().root().resolve(change.file().path());
            if (change.before().isPresent()) {
                Files.writeString(file, change.after());
            } else {
                Files.writeString(file, change.after(), StandardOpenOption.CREATE_NEW);
            }
        }
        console.note("%d files written; nothing was run on the database"
                .formatted(patch.changes().size()));
    }
}
