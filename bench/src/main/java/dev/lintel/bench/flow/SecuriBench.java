package dev.lintel.bench.flow;

import dev.lintel.bench.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// SecuriBench Micro: what a taint engine has to know, one program each.
final class SecuriBench {
    private static final Pattern RECALL = Pattern.compile("recall [\\d.]+ \\((\\d+)/\\d+\\), OK flagged (\\d+)/");
    private static final double FOUND = 128;
    private static final double FLAGGED = 4;

    private SecuriBench() {}

    static void measure(Results results) throws IOException {
        Optional<Path> folder = Scan.folder(results, "securibench-micro");
        if (folder.isEmpty()) {
            return;
        }
        results.say("\nSecuriBench Micro:");
        List<String> lines = Scan.score(
                results, "score_securibench.py", Scan.sarif(folder.get(), "securibench"), folder.get().resolve("src"));
        Matcher recall = RECALL.matcher(lines.getLast());
        if (recall.find()) {
            results.heads("to reach", "measured", "wanted", "");
            results.target("guilty lines found, of 133", Double.parseDouble(recall.group(1)), "≥", FOUND);
            results.target("sound lines flagged, of 52", Double.parseDouble(recall.group(2)), "≤", FLAGGED);
        }
    }
}
