package dev.lintel.review;

import dev.lintel.finding.Fix;
import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Mechanical fixes as new texts of files. It changes nothing itself.
///
/// @param changes by file, in order
/// @param skipped edits that could not be applied, each with the reason
public record Patch(List<Change> changes, List<String> skipped) {
    public Patch {
        changes = List.copyOf(changes);
        skipped = List.copyOf(skipped);
    }

    /// @param before empty for a new file
    /// @param after empty text for a file that goes
    /// @param removed whether the file goes, other than one that is there and empty
    public record Change(SourceId file, Optional<String> before, String after, boolean removed) {
        public Change(SourceId file, Optional<String> before, String after) {
            this(file, before, after, false);
        }

        public static Change removing(SourceId file, String before) {
            return new Change(file, Optional.of(before), "", true);
        }
    }

    /// The edits of all these fixes, each fix wholly or not at all; of two that touch the same text the first
    /// wins, and the next run takes the other. New migrations are numbered in the order of the fixes.
    public static Patch of(List<Fix> fixes, Workspace workspace) {
        Map<SourceId, SourceFile> files = workspace.byId();
        Map<SourceId, String> before = new TreeMap<>();
        Map<SourceId, List<TextEdit>> edits = new TreeMap<>();
        Map<SourceId, String> created = new TreeMap<>();
        List<String> skipped = new ArrayList<>();
        for (Fix fix : NeededFixes.of(fixes)) {
            try {
                add(fix, workspace, files, before, edits, created);
            } catch (IOException reason) {
                skipped.add(fix.advice() + " (" + reason.getMessage() + ")");
            }
        }
        List<Change> changes = new ArrayList<>();
        edits.forEach((file, all) -> {
            String old = before.getOrDefault(file, "");
            changes.add(new Change(file, Optional.of(old), TextEdit.apply(old, all)));
        });
        created.forEach((file, text) -> changes.add(new Change(file, Optional.empty(), text)));
        changes.removeIf(
                change -> change.before().filter(change.after()::equals).isPresent());
        changes.sort(Comparator.comparing(Change::file));
        return new Patch(changes, skipped);
    }

    private static void add(
            Fix fix,
            Workspace workspace,
            Map<SourceId, SourceFile> files,
            Map<SourceId, String> before,
            Map<SourceId, List<TextEdit>> edits,
            Map<SourceId, String> created)
            throws IOException {
        Map<SourceId, List<TextEdit>> more = new TreeMap<>();
        Map<SourceId, String> fresh = new TreeMap<>();
        for (Fix.Edit edit : MigrationNumbers.after(created.keySet(), fix.edits())) {
            switch (edit) {
                case Fix.Edit.Create(SourceId file, String text) -> {
                    if (files.containsKey(file) || created.containsKey(file)) {
                        throw new IOException(file + " is there already");
                    }
                    fresh.put(file, text);
                }
                case Fix.Edit.Replace(Span at, String text) -> {
                    String old = text(at.file(), workspace, files, before);
                    TextEdit one = TextEdit.at(old, at, text);
                    if (edits.getOrDefault(at.file(), List.of()).stream().anyMatch(one::overlaps)) {
                        throw new IOException("another fix changes the same text of " + at.file());
                    }
                    more.computeIfAbsent(at.file(), _ -> new ArrayList<>()).add(one);
                }
                case Fix.Edit.Import(SourceId file, String type) -> {
                    String old = text(file, workspace, files, before);
                    Imports.adding(old, type)
                            .ifPresent(one -> more.computeIfAbsent(file, _ -> new ArrayList<>())
                                    .add(one));
                }
            }
        }
        more.forEach((file, all) ->
                edits.computeIfAbsent(file, _ -> new ArrayList<>()).addAll(all));
        created.putAll(fresh);
    }

    private static String text(
            SourceId id, Workspace workspace, Map<SourceId, SourceFile> files, Map<SourceId, String> before)
            throws IOException {
        String known = before.get(id);
        if (known != null) {
            return known;
        }
        SourceFile file = files.get(id);
        if (file == null) {
            throw new IOException("there is no file " + id);
        }
        String text = workspace.text(file);
        // A byte order mark or a foreign encoding would not survive the way back.
        if (!Arrays.equals(workspace.contents().bytes(file), text.getBytes(StandardCharsets.UTF_8))) {
            throw new IOException(id + " is not plain UTF-8");
        }
        before.put(id, text);
        return text;
    }
}
