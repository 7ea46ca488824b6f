package dev.lintel.read.limits;

import dev.lintel.read.Fact;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Limits that Lintel's guard is told to hold: `lintel.guard.limits` with a limit or a policy, in properties or in
/// YAML however its keys are split over lines. Other settings of guard limit nothing by themselves, and what only
/// reports refuses nobody.
final class GuardSettings {
    private static final String PLACE = "lintel.guard.limits.";
    private static final Set<String> LIMITING = Set.of("per-address", "per-user", "policy", "perAddress", "perUser");

    private GuardSettings() {}

    static Stream<Fact> facts(SourceFile file, List<String> lines) {
        List<Fact> found = new ArrayList<>();
        boolean reportOnly = false;
        Deque<Key> open = new ArrayDeque<>();
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).strip();
            int end = end(text);
            if (end <= 0 || text.startsWith("#")) {
                continue;
            }
            int indent = lines.get(i).indexOf(text);
            while (!open.isEmpty() && open.peek().indent() >= indent) {
                open.pop();
            }
            String parent = open.isEmpty() ? "" : open.peek().path() + ".";
            String path = parent + text.substring(0, end).strip();
            open.push(new Key(indent, path));
            String last = path.startsWith(PLACE) ? path.substring(PLACE.length()) : "";
            boolean value = end + 1 < text.length();
            if (LIMITING.contains(last) && value) {
                found.add(new Fact.Limited(List.of(), List.of(), "Lintel guard", Span.line(file.id(), i + 1)));
            }
            reportOnly |= last.equals("report-only") && text.endsWith("true");
        }
        return reportOnly ? Stream.empty() : found.stream();
    }

    /// Where the key of a line ends: at the `=` of properties or the `:` of YAML.
    private static int end(String text) {
        int colon = text.indexOf(':');
        int equals = text.indexOf('=');
        return colon < 0 || equals >= 0 && equals < colon ? equals : colon;
    }

    private record Key(int indent, String path) {}
}
