package dev.lintel.design.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeFormatter;
import org.eclipse.jgit.merge.MergeResult;

/// Two changes of a text brought together line by line, as Git does it.
final class Lines {
    private Lines() {}

    /// Empty when both have changed the same lines.
    static Optional<String> merge(String base, String theirs, String ours) {
        MergeResult<RawText> result =
                new MergeAlgorithm().merge(RawTextComparator.DEFAULT, raw(base), raw(theirs), raw(ours));
        if (result.containsConflicts()) {
            return Optional.empty();
        }
        ByteArrayOutputStream merged = new ByteArrayOutputStream();
        try {
            new MergeFormatter().formatMerge(merged, result, List.of("base", "theirs", "ours"), StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return Optional.of(merged.toString(StandardCharsets.UTF_8));
    }

    private static RawText raw(String text) {
        return new RawText(text.getBytes(StandardCharsets.UTF_8));
    }
}
