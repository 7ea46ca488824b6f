package dev.lintel.bench.precision;

import dev.lintel.bench.Place;
import dev.lintel.bench.Tsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What somebody who read the code says of a finding.
///
/// @param ruling `true`, `false`, `unclear`, or empty while nobody judged
record Verdict(String repository, String commit, String practice, String place, String ruling, String why) {
    static final String HEAD = "#repository\tcommit\tpractice\tplace\tverdict\twhy";

    private static final List<String> RULINGS = List.of("true", "false", "unclear", "");

    /// All verdicts of `bench/precision/*.tsv`.
    ///
    /// @throws IOException for a row that is not one, or a ruling without its reason
    static List<Verdict> all() throws IOException {
        List<Path> tables;
        try (Stream<Path> files = Files.list(Place.bench().resolve("precision"))) {
            tables = files.filter(each -> each.toString().endsWith(".tsv"))
                    .sorted()
                    .toList();
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (Path table : tables) {
            for (List<String> row : Tsv.rows(table)) {
                verdicts.add(of(row, table));
            }
        }
        return verdicts;
    }

    private static Verdict of(List<String> row, Path table) throws IOException {
        if (row.size() != 6
                || !RULINGS.contains(row.get(4))
                || !row.get(4).isEmpty() && row.get(5).isBlank()) {
            throw new IOException(
                    table.getFileName() + ": six cells, a verdict of " + RULINGS + " and a reason are needed: " + row);
        }
        return new Verdict(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), row.get(5));
    }

    boolean isJudged() {
        return !ruling.isEmpty();
    }

    boolean isTrue() {
        return ruling.equals("true");
    }
}
