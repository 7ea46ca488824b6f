package dev.lintel.bench.flow;

import dev.lintel.bench.Cold;
import dev.lintel.bench.Cost;
import dev.lintel.bench.MainSources;
import dev.lintel.bench.Maven;
import dev.lintel.bench.Place;
import dev.lintel.bench.Results;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a review of OWASP Benchmark costs, from sources, against SpotBugs with FindSecBugs and the compiler that it
/// needs first.
final class OwaspCost {
    private static final String LINTEL = "Lintel";
    private static final String COMPILER = "javac";
    private static final String PEER = "SpotBugs+FindSecBugs";
    private static final double WANTED = 8;

    private OwaspCost() {}

    static void measure(Results results, int runs) throws IOException, InterruptedException {
        Optional<Path> folder = Scan.folder(results, Owasp.NAME);
        if (folder.isEmpty()) {
            return;
        }
        Path out = Place.cache("reports").resolve("owasp-cost");
        Path classes = Files.createDirectories(out.resolve("classes"));
        String libraries = join(Maven.classPath(folder.get().resolve("pom.xml")));
        Map<String, List<String>> commands = new LinkedHashMap<>();
        List<String> review = new ArrayList<>(Place.lintel());
        review.addAll(List.of(
                "review",
                folder.get().toString(),
                "--format",
                "sarif",
                "--output",
                out.resolve("lintel.sarif").toString()));
        commands.put(LINTEL, review);
        Path list = Files.write(
                out.resolve("sources.txt"),
                MainSources.of(folder.get()).files().stream()
                        .map(Path::toString)
                        .toList());
        commands.put(
                COMPILER,
                List.of(
                        Place.jdk("javac"),
                        "-proc:none",
                        "-nowarn",
                        "-g",
                        "-d",
                        classes.toString(),
                        "-cp",
                        libraries,
                        "@" + list));
        commands.put(
                PEER,
                List.of(
                        Place.jdk("java"),
                        "-cp",
                        join(Maven.classPath(pom("spotbugs"))),
                        "edu.umd.cs.findbugs.FindBugs2",
                        "-pluginList",
                        join(Maven.classPath(pom("findsecbugs"))),
                        "-effort:max",
                        "-low",
                        "-bugCategories",
                        "SECURITY",
                        "-xml=" + out.resolve("spotbugs.xml"),
                        "-auxclasspath",
                        libraries,
                        classes.toString()));
        Map<String, Cost> medians = Cold.alternating(commands, runs, out);
        results.say("\nOWASP Benchmark from sources, medians of " + runs + " cold runs, alternating:");
        results.heads("tool", "wall s", "CPU s", "peak MiB", "exit");
        medians.forEach((tool, cost) -> results.row(tool, cost.wall(), cost.cpu(), cost.peak(), cost.exit()));
        results.heads("to reach", "measured", "wanted", "");
        double peers = medians.get(COMPILER).cpu() + medians.get(PEER).cpu();
        if (medians.get(COMPILER).exit() != 0
                || medians.get(PEER).exit() != 0
                || medians.get(LINTEL).exit() > 1) {
            results.row("CPU of the peer and its compiler / Lintel's", "a run failed", "≥ " + WANTED, "not measured");
        } else {
            results.target(
                    "CPU of the peer and its compiler / Lintel's",
                    peers / medians.get(LINTEL).cpu(),
                    "≥",
                    WANTED);
        }
    }

    private static Path pom(String name) {
        return Place.bench().resolve("poms").resolve(name + ".xml");
    }

    private static String join(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
