package dev.lintel.optimize;

import dev.lintel.cli.Console;
import dev.lintel.finding.Fix;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Schema;
import dev.lintel.optimize.advise.Advice;
import dev.lintel.optimize.advise.Advice.Recommended;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.change.IndexMigration;
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
import java.util.List;
import java.util.Optional;

/// Advice as the repository's next migrations: a diff first, files with `--write`.
final class Migrations {
    private final Reading sources;
    private final Console console;

    Migrations(Reading sources, Console console) {
        this.sources = sources;
        this.console = console;
    }

    void show(Advice advice, Catalog catalog, boolean write) throws IOException {
        Optional<Schema> schema = sources.backends().stream()
                .map(Backend::schema)
                .filter(each -> !each.migrations().isEmpty())
                .findFirst();
        if (schema.isEmpty() || advice.indexes().isEmpty()) {
            return;
        }
        List<Fix> fixes = new ArrayList<>();
        for (Recommended each : advice.indexes()) {
            IndexMigration migration = IndexMigration.of(each, catalog);
            fixes.add(NewMigration.of(
                    schema.get(), migration.text(each).stripTrailing(), migration.name(), true, migration.build()));
        }
        Patch patch = Patch.of(fixes, sources.workspace());
        patch.skipped().forEach(reason -> console.note("not written: " + reason));
        if (patch.changes().isEmpty()) {
            console.note("the migrations here are not Flyway's SQL files; put the statements in place by hand");
            return;
        }
        console.out().println();
        UnifiedDiff.of(patch).lines().forEach(console.out()::println);
        if (!write) {
            console.note("%d files would be new; --write writes them"
                    .formatted(patch.changes().size()));
            return;
        }
        for (Change change : patch.changes()) {
            Path file = sources.workspace().root().resolve(change.file().path());
            Files.writeString(file, change.after(), StandardOpenOption.CREATE_NEW);
        }
        console.note("%d files written; nothing was run on the database"
                .formatted(patch.changes().size()));
    }
}
