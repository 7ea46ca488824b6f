package dev.lintel.bench.flow;

import dev.lintel.bench.Place;
import dev.lintel.bench.Results;
import dev.lintel.bench.Shell;
import java.io.IOException;
import java.nio.file.Files;
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

    /// What the suite's truth takes for untrusted and the tool does not unless told: parameters of the deployment and
    /// the name that a person logged in with. In the words in which a user says so.
    private static final String SETTINGS = """
            flow:
              "javax.servlet.ServletConfig#getInitParameter(*)": source result as parameter
              "javax.servlet.ServletConfig#getInitParameterNames()": "source result[*] as parameter"
              "javax.servlet.ServletContext#getInitParameter(*)": source result as parameter
              "javax.servlet.ServletContext#getInitParameterNames()": "source result[*] as parameter"
              "javax.servlet.http.HttpServletRequest#getRemoteUser()": source result as parameter
            """;

    static void measure(Results results) throws IOException {
        Optional<Path> folder = Scan.folder(results, "securibench-micro");
        if (folder.isEmpty()) {
            return;
        }
        measure(results, folder.get(), "as it is");
        Path told = Files.createTempDirectory(Place.cache("laid"), "securibench");
        Shell.run(
                List.of("cp", "-r", folder.get() + "/.", told.toString()),
                told,
                Place.cache("laid").resolve("copy.log"));
        Files.writeString(told.resolve("lintel.yaml"), SETTINGS);
        measure(results, told, "with the suite's own view of deployment parameters and user names in lintel.yaml");
    }

    private static void measure(Results results, Path folder, String how) throws IOException {
        results.say("\nSecuriBench Micro, " + how + ":");
        List<String> lines =
                Scan.score(results, "score_securibench.py", Scan.sarif(folder, "securibench"), folder.resolve("src"));
        Matcher recall = RECALL.matcher(lines.getLast());
        if (recall.find()) {
            results.heads("to reach", "measured", "wanted", "");
            results.about("SecuriBench Micro " + (how.startsWith("as") ? how : "with its own view"));
            results.target("guilty lines found, of 133", Double.parseDouble(recall.group(1)), "≥", FOUND);
            results.target("sound lines flagged, of 52", Double.parseDouble(recall.group(2)), "≤", FLAGGED);
        }
    }
}
