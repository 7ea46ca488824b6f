package dev.lintel.bench.review;

import dev.lintel.bench.Cost;
import dev.lintel.bench.Maven;
import dev.lintel.bench.Place;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The command lines of the tool and its peers for one input. All run on the same JDK; the peers with its
/// defaults, as their own start scripts do.
final class Peers {
    static final String LINTEL = "Lintel";
    static final String PMD = "PMD";

    /// The tool held to the twenty practices that it began with, none of which asks where values flow: what the
    /// injection practices cost is the difference to [#LINTEL].
    static final String WITHOUT_FLOW = "Lintel, twenty practices";

    static final String SPOTBUGS = "SpotBugs+FindSecBugs";

    private static final List<String> TWENTY = List.of(
            "abuse-auth-no-limit",
            "api-collection-unpaged",
            "auth-endpoint-public",
            "auth-function-level",
            "auth-matcher-gap",
            "auth-object-not-owned",
            "data-check-then-insert",
            "data-tx-not-applied",
            "data-tx-remote-call",
            "db-entity-ddl-drift",
            "db-fk-no-index",
            "db-mig-index-locks",
            "db-n-plus-one-lazy",
            "db-n-plus-one-loop",
            "db-n-plus-one-serializer",
            "db-query-unindexed",
            "res-http-timeout",
            "resp-entity-leak",
            "sec-password-hash",
            "val-body-not-validated");

    private static final Pattern VERSION = Pattern.compile("<artifactId>(\\w+)</artifactId>\\s*<version>([^<]+)<");

    private Peers() {}

    /// `PMD 7.26.0, ..` from the poms that they are resolved by.
    static String versions() throws IOException {
        List<String> versions = new ArrayList<>();
        for (String each : List.of("pmd", "spotbugs", "findsecbugs")) {
            Matcher version = VERSION.matcher(Files.readString(pom(each)));
            versions.add(version.find() ? version.group(1) + " " + version.group(2) : each);
        }
        return String.join(", ", versions);
    }

    /// @param out where the reports go
    static Map<String, List<String>> commands(Input input, List<Path> sources, Path out) throws IOException {
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put(LINTEL, lintel(input.folder(), out.resolve("lintel.json")));
        List<String> twenty = new ArrayList<>(lintel(input.folder(), out.resolve("twenty.json")));
        twenty.addAll(List.of("--only", String.join(",", TWENTY)));
        commands.put(WITHOUT_FLOW, twenty);
        commands.put(PMD, pmd(sources, out));
        if (input.classes().isPresent()) {
            commands.put(SPOTBUGS, spotBugs(input, input.classes().get(), out));
        }
        return commands;
    }

    /// Exit 1 is the tool's way to say that there are findings; the peers are asked not to say so.
    static boolean failed(String tool, Cost cost) {
        return cost.exit() > (tool.equals(LINTEL) || tool.equals(WITHOUT_FLOW) ? 1 : 0);
    }

    static List<String> lintel(Path folder, Path report) {
        List<String> command = new ArrayList<>(Place.lintel());
        command.addAll(List.of("review", folder.toString(), "--format", "json", "--output", report.toString()));
        return command;
    }

    private static List<String> pmd(List<Path> sources, Path out) throws IOException {
        Path list = out.resolve("sources.txt");
        Files.write(list, sources.stream().map(Path::toString).toList());
        return List.of(
                Place.jdk("java"),
                "-cp",
                join(Maven.classPath(pom("pmd"))),
                "net.sourceforge.pmd.cli.PmdCli",
                "check",
                "--rulesets",
                "rulesets/java/quickstart.xml",
                "--file-list",
                list.toString(),
                "--threads",
                "2",
                "--no-cache",
                "--no-progress",
                "--no-fail-on-violation",
                "--no-fail-on-error",
                "--format",
                "xml",
                "--report-file",
                out.resolve("pmd.xml").toString());
    }

    private static List<String> spotBugs(Input input, Path classes, Path out) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Place.jdk("java"),
                "-cp",
                join(Maven.classPath(pom("spotbugs"))),
                "edu.umd.cs.findbugs.FindBugs2",
                "-pluginList",
                join(Maven.classPath(pom("findsecbugs"))),
                "-xml=" + out.resolve("spotbugs.xml")));
        String libraries = libraries(input);
        if (!libraries.isEmpty()) {
            command.addAll(List.of("-auxclasspath", libraries));
        }
        command.add(classes.toString());
        return command;
    }

    /// Without its libraries SpotBugs does less, so that a failure here never flatters us.
    private static String libraries(Input input) {
        try {
            return input.coordinates().isEmpty()
                    ? ""
                    : join(Maven.classPath(Maven.pomFor(input.coordinates().get())));
        } catch (IOException e) {
            System.err.println("bench: " + input.name() + " without its libraries: " + e.getMessage());
            return "";
        }
    }

    private static Path pom(String name) {
        return Place.bench().resolve("poms").resolve(name + ".xml");
    }

    private static String join(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
