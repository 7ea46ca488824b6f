package dev.lintel.review;

import dev.lintel.review.Patch.Change;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/// A patch in the form that `git apply` reads.
public final class UnifiedDiff {
    private UnifiedDiff() {}

    public static String of(Patch patch) {
        StringBuilder text = new StringBuilder();
        patch.changes().forEach(change -> text.append(of(change)));
        return text.toString();
    }

    private static String of(Change change) {
        RawText before = raw(change.before().orElse(""));
        RawText after = raw(change.after());
        EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, before, after);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(body)) {
            formatter.format(edits, before, after);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        String old = change.before().isPresent() ? "a/" + change.file() : "/dev/null";
        String now = change.removed() ? "/dev/null" : "b/" + change.file();
        return "--- " + old + "\n+++ " + now + "\n" + body.toString(StandardCharsets.UTF_8);
    }

    private static RawText raw(String text) {
        return new RawText(text.getBytes(StandardCharsets.UTF_8));
    }
}
