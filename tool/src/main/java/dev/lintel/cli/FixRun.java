package dev.lintel.cli;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Reported;
import dev.lintel.finding.Verdict;
import dev.lintel.report.terminal.Style;
import dev.lintel.review.Patch;
import dev.lintel.review.Patch.Change;
import dev.lintel.review.Request;
import dev.lintel.review.Review;
import dev.lintel.review.UnifiedDiff;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// `lintel review --fix` shows the mechanical fixes, `--write` applies them and judges again. A fix after which a
/// file no longer reads, or whose finding stays, is taken back.
final class FixRun {
    private final Request request;
    private final Console console;
    private final boolean write;

    FixRun(Request request, Console console, boolean write) {
        this.request = request;
        this.console = console;
        this.write = write;
    }

    Exit run(Verdict verdict) throws IOException {
        List<Reported> mendable = verdict.findings().stream()
                .flatMap(Reported::all)
                .filter(each -> each.finding()
                        .fix()
                        .filter(fix -> !fix.edits().isEmpty())
                        .isPresent())
                .toList();
        List<Fix> fixes = mendable.stream()
                .map(Reported::finding)
                .map(Finding::fix)
                .flatMap(Optional::stream)
                .toList();
        Patch patch = Patch.of(fixes, request.workspace());
        patch.skipped().forEach(reason -> console.note("not fixed: " + reason));
        Style style = console.colour() ? Style.COLOURED : Style.PLAIN;
        UnifiedDiff.of(patch).lines().map(style::diff).forEach(console.out()::println);
        if (patch.changes().isEmpty()) {
            console.note("nothing here has a mechanical fix");
            return Exit.CLEAN;
        }
        if (!write) {
            console.note(patch.changes().size() + " files would change; --write changes them");
            return Exit.CLEAN;
        }
        return apply(patch, mendable, verdict);
    }

    private Exit apply(Patch patch, List<Reported> mendable, Verdict before) throws IOException {
        for (Change change : patch.changes()) {
            put(change, change.after());
        }
        Path root = request.workspace().root();
        Verdict after =
                Review.of(request.on(Workspace.of(root, request.settings().excludes())));
        Set<String> still = after.findings().stream()
                .flatMap(Reported::all)
                .map(Reported::fingerprint)
                .collect(Collectors.toSet());
        long gone = mendable.stream()
                .filter(each -> !still.contains(each.fingerprint()))
                .count();
        if (after.gaps().size() > before.gaps().size()
                || after.failures().size() > before.failures().size()) {
            for (Change change : patch.changes()) {
                takeBack(change);
            }
            console.note(
                    "the changed files could not be read any more, so the change was taken back; please report this");
            return Exit.INCOMPLETE;
        }
        console.note(patch.changes().size() + " files changed, " + gone + " of " + mendable.size() + " findings gone");
        return Exit.CLEAN;
    }

    private void put(Change change, String text) throws IOException {
        Path file = request.workspace().root().resolve(change.file().path());
        if (change.before().isEmpty()) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } else {
            Files.writeString(file, text);
        }
    }

    private void takeBack(Change change) throws IOException {
        if (change.before().isPresent()) {
            put(change, change.before().get());
        } else {
            Files.deleteIfExists(
                    request.workspace().root().resolve(change.file().path()));
        }
    }
}
