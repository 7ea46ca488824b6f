package dev.lintel.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The head of `bench/RESULTS.md`: each bar that a bench holds a figure against, with the newest figure that its blocks
/// have. A bar that goes by another name now leaves its old row behind until that is a fortnight older than the newest.
final class Newest {
    private static final String HEADING = "## The newest figure of each bar";
    /// Head of the table that holds bars, as [Results] writes it.
    static final String BARS = "| to reach | measured | wanted |  |";
    /// Heading of the block that a run wrote; the day is its first group.
    static final Pattern BLOCK = Pattern.compile("### (\\d{4}-\\d\\d-\\d\\d) \\d\\d:\\d\\d UTC");
    /// A bar: its name, the figure, what was wanted, the verdict.
    static final Pattern BAR = Pattern.compile("\\| ([^|]+) \\| (-?[\\d.]+) \\| ([≥≤] [\\d.]+) \\| (met|missed) \\|");
    private static final int DAYS = 14;

    private Newest() {}

    private record Bar(String section, String what) {}

    private record Row(String figure, String wanted, String verdict, String day) {}

    /// The file's lines with the table brought up to what its blocks say.
    static List<String> atHead(List<String> lines) {
        List<String> rest = without(lines);
        List<String> all = new ArrayList<>(rest.subList(0, first(rest)));
        all.addAll(table(rows(rest)));
        all.addAll(rest.subList(first(rest), rest.size()));
        return all;
    }

    private static int first(List<String> lines) {
        int at = 0;
        while (at < lines.size() && !lines.get(at).startsWith("## ")) {
            at++;
        }
        return at;
    }

    private static List<String> without(List<String> lines) {
        int from = lines.indexOf(HEADING);
        if (from < 0) {
            return lines;
        }
        List<String> rest = new ArrayList<>(lines.subList(0, from));
        List<String> after = lines.subList(from + 1, lines.size());
        rest.addAll(after.subList(first(after), after.size()));
        return rest;
    }

    private static Map<Bar, Row> rows(List<String> lines) {
        Map<Bar, Row> rows = new LinkedHashMap<>();
        String section = "";
        String day = "";
        for (String line : lines) {
            Matcher block = BLOCK.matcher(line);
            Matcher bar = BAR.matcher(line);
            if (line.startsWith("## ")) {
                section = line.substring(3);
            } else if (block.matches()) {
                day = block.group(1);
            } else if (bar.matches()) {
                rows.put(new Bar(section, bar.group(1)), new Row(bar.group(2), bar.group(3), bar.group(4), day));
            }
        }
        return rows;
    }

    private static List<String> table(Map<Bar, Row> rows) {
        String newest =
                rows.values().stream().map(Row::day).max(String::compareTo).orElse("");
        List<String> table = new ArrayList<>(List.of(
                HEADING,
                "",
                "Made from the blocks below, whose dates say under which load and from which commit. Guard's bars stand in its"
                        + " own tables. A block whose bars and tables a later run measured again moves to `bench/before`.",
                "",
                "| bench | to reach | measured | wanted |  | on |",
                "|---|---|---|---|---|---|"));
        rows.forEach((bar, row) -> {
            boolean renamed = rows.keySet().stream()
                    .anyMatch(other -> other.section().equals(bar.section())
                            && other.what().endsWith(": " + bar.what()));
            if (!renamed && isRecent(row.day(), newest)) {
                table.add(String.join(
                        " | ",
                        "| " + bar.section(),
                        bar.what(),
                        row.figure(),
                        row.wanted(),
                        row.verdict(),
                        row.day() + " |"));
            }
        });
        table.add("");
        return table;
    }

    private static boolean isRecent(String day, String newest) {
        return !LocalDate.parse(day).isBefore(LocalDate.parse(newest).minusDays(DAYS));
    }
}
