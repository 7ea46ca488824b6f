package dev.lintel.bench.precision;

import dev.lintel.bench.JsonTree;
import dev.lintel.bench.Place;
import dev.lintel.bench.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A finding as a judge needs it.
///
/// @param place file and line
/// @param chain the places and what they say, one a line
record Found(String practice, String risk, String fingerprint, String place, String headline, List<String> chain) {
    /// What a review of this folder finds, in its order.
    static List<Found> in(Path folder) throws IOException {
        Path report = Files.createTempFile("review", ".json");
        List<String> command = new ArrayList<>(Place.lintel());
        command.addAll(List.of("review", folder.toString(), "--format", "json", "--output", report.toString()));
        command.addAll(List.of("--fail-on", "critical"));
        try {
            Shell.runAllowing(1, command, folder, Place.cache("reports").resolve("review.log"));
            return JsonTree.of(report).at("findings").elements().stream()
                    .map(Found::of)
                    .toList();
        } finally {
            Files.delete(report);
        }
    }

    private static Found of(JsonTree finding) {
        return new Found(
                finding.at("practice").text(),
                finding.at("risk").text(),
                finding.at("fingerprint").text(),
                place(finding.at("at")),
                finding.at("headline").text(),
                finding.at("chain").elements().stream()
                        .map(link ->
                                place(link.at("at")) + "  " + link.at("says").text())
                        .toList());
    }

    private static String place(JsonTree span) {
        return span.at("file").text() + ":" + span.at("line").text();
    }

    boolean isGrave() {
        return risk.equals("critical") || risk.equals("high");
    }
}
