package dev.lintel.bench.flow;

import dev.lintel.bench.MainSources;
import dev.lintel.bench.Place;
import dev.lintel.bench.Results;
import dev.lintel.bench.Tsv;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// JoyChou93/java-sec-code by a truth of our own, `bench/scorers/java-sec-code.tsv`, made by reading each handler.
final class JavaSecCode {
    private JavaSecCode() {}

    static void measure(Results results) throws IOException {
        Optional<Path> folder = Scan.folder(results, "java-sec-code");
        if (folder.isEmpty()) {
            return;
        }
        Path root = folder.get();
        Methods methods = Methods.of(root.toAbsolutePath(), MainSources.of(root).files());
        List<Expected> expected = new ArrayList<>();
        for (List<String> row : Tsv.rows(Place.bench().resolve("scorers/java-sec-code.tsv"))) {
            expected.add(expected(row, methods));
        }
        results.say("\njava-sec-code, handlers of weaknesses that a practice is there for:");
        results.about("java-sec-code");
        Expected.record(
                results,
                expected,
                Scan.results(Scan.sarif(root, "java-sec-code")),
                Scan.handlers(root, "java-sec-code"));
    }

    private static Expected expected(List<String> row, Methods methods) {
        Methods.Method handler = methods.all().stream()
                .filter(each -> each.type().equals(row.get(0)) && each.name().equals(row.get(1)))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("java-sec-code has no " + row.get(0) + "#" + row.get(1)));
        Set<Integer> cwes =
                Arrays.stream(row.get(3).split(",")).map(Integer::valueOf).collect(Collectors.toSet());
        return new Expected(handler, row.get(2), cwes, row.get(4).equals("vulnerable"));
    }
}
