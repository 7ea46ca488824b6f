package dev.lintel.bench.design;

import dev.lintel.bench.Cold;
import dev.lintel.bench.Cost;
import dev.lintel.bench.Place;
import dev.lintel.bench.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A copy of somebody's repository, to add a resource to.
///
/// @param row of `bench/into.tsv`
/// @param kept whether it stands as an earlier run has left it: what that has built is not built again
record Guest(String name, Path folder, Path logs, List<String> row, boolean kept) {
    private static final int BUILD = 6;
    private static final int JDK = 7;
    private static final int READ = 8;
    private static final int WRITE = 9;
    private static final int MAVEN = 10;

    /// A test that waits for a database that is not there is given up after so many seconds.
    private static final int PATIENCE = 600;

    private static final Pattern TESTS = Pattern.compile(
            "Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+), Skipped: \\d+\\s*$", Pattern.MULTILINE);
    private static final Pattern GRAVE = Pattern.compile("(?m)^(critical|high|medium) ");
    private static final Pattern REFUSED = Pattern.compile("nothing was added: (.*)");

    /// @param fresh how old an earlier run may be to go on from it
    static Guest of(String name, Path original, List<String> row, Duration fresh) throws IOException {
        Path place = Place.cache("into").resolve(name);
        Path folder = place.resolve("repository");
        Path logs = place.resolve("logs");
        if (isFresh(logs.resolve("before.log"), fresh)) {
            return new Guest(name, folder, logs, List.copyOf(row), true);
        }
        Draft.clear(place);
        Files.createDirectories(logs);
        copy(original.toRealPath(), folder);
        // a Gradle build's libraries, listed for Maven by us
        if (row.get(BUILD).endsWith(".xml")) {
            Files.copy(Place.bench().resolve(row.get(BUILD)), folder.resolve("pom.xml"));
        }
        Guest guest = new Guest(name, folder, logs, List.copyOf(row), false);
        guest.git("init", "-q", ".");
        guest.git("add", "-A");
        guest.git("-c", "user.name=bench", "-c", "user.email=bench@localhost", "commit", "-q", "-m", "as it was");
        return guest;
    }

    private static boolean isFresh(Path log, Duration within) throws IOException {
        FileTime oldest = FileTime.from(Instant.now().minus(within));
        return Files.exists(log) && Files.getLastModifiedTime(log).compareTo(oldest) > 0 && isWhole(log);
    }

    /// Whether Maven came to its end.
    private static boolean isWhole(Path log) throws IOException {
        return Files.exists(log) && Files.readString(log).contains("Finished at:");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path relative = from.relativize(each);
                boolean left = Stream.of(".git", "target", "build", "node_modules")
                        .anyMatch(skipped -> relative.startsWith(skipped)
                                || relative.toString().contains("/" + skipped + "/"));
                if (!left && Files.isRegularFile(each)) {
                    Path file = to.resolve(relative.toString());
                    Files.createDirectories(file.getParent());
                    Files.copy(each, file);
                }
            }
        }
    }

    private void git(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Shell.run(command, folder, logs.resolve("git.log"));
    }

    /// @param compiles whether Maven came as far as the tests of all modules
    /// @param tests that ran, of all modules
    record Built(boolean compiles, int tests, int red) {}

    /// Its own build, as far as its unit tests. What they need from outside is not there: some are red before as
    /// after.
    Built build(String log) throws IOException, InterruptedException {
        Path file = logs.resolve(log);
        if (kept && isWhole(file)) {
            return read(file);
        }
        List<String> command = new ArrayList<>(List.of(
                "env",
                "JAVA_HOME=" + home(row.get(JDK)),
                "mvn",
                "-B",
                "-ntp",
                "-Dmaven.test.failure.ignore=true",
                "-Dsurefire.timeout=" + PATIENCE,
                "-f",
                pom().toString()));
        if (!row.get(MAVEN).equals("-")) {
            command.addAll(List.of(row.get(MAVEN).split(" ")));
        }
        command.add("test");
        Cold.run(command, file);
        return read(file);
    }

    private static Built read(Path file) throws IOException {
        String text = Files.readString(file);
        int tests = 0;
        int red = 0;
        // the sum of each module stands on a line without the time that it took
        Matcher matcher = TESTS.matcher(text);
        while (matcher.find()) {
            tests += Integer.parseInt(matcher.group(1));
            red += Integer.parseInt(matcher.group(2)) + Integer.parseInt(matcher.group(3));
        }
        boolean broken = text.contains("COMPILATION ERROR")
                || (!text.contains("BUILD SUCCESS") && !text.contains("There was a timeout"));
        return new Built(!broken, tests, red);
    }

    private Path pom() {
        String below = row.get(BUILD).endsWith(".xml") ? "." : row.get(BUILD);
        return folder.resolve(below).resolve("pom.xml").normalize();
    }

    /// `JAVA_HOME_17` of the environment, as continuous builds set it, else what Maven finds itself.
    private static String home(String version) {
        String named = System.getenv("JAVA_HOME_" + version);
        return named == null ? Optional.ofNullable(System.getenv("JAVA_HOME")).orElse("") : named;
    }

    /// @return why nothing was added
    Optional<String> add() throws IOException, InterruptedException {
        String write = row.get(WRITE);
        String roles = Stream.of(row.get(READ), write)
                .filter(each -> !List.of("public", "signed-in").contains(each))
                .distinct()
                .reduce((one, other) -> one + ", " + other)
                .orElse("admin");
        Path brief =
                Files.writeString(logs.resolve("brief.yaml"), """
                roles: [%s]
                resources:
                  Coupon:
                    fields: {code: slug(40) unique, title: text(1..120), discount: money, uses: int(0..10000), firstDay: date?}
                    access: {read: %s, create: %s, update: %s, delete: %s}
                """.formatted(roles, row.get(READ), write, write, write));
        Path log = logs.resolve("design.log");
        if (kept && Files.exists(log)) {
            return refusal(log);
        }
        tool(List.of("design", brief.toString(), "--into", folder.toString(), "--write"), log);
        return refusal(log);
    }

    private static Optional<String> refusal(Path log) throws IOException {
        Matcher refused = REFUSED.matcher(Files.readString(log));
        return refused.find() ? Optional.of(refused.group(1)) : Optional.empty();
    }

    private Cost tool(List<String> words, Path log) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Place.lintel());
        command.addAll(words);
        return Cold.run(command, log);
    }

    /// Added and taken away, in files that git knew.
    long changedLines() throws IOException {
        Path log = logs.resolve("numstat.log");
        Shell.run(List.of("git", "diff", "--numstat"), folder, log);
        return Files.readString(log)
                .lines()
                .map(each -> each.split("\t"))
                .mapToLong(each -> Long.parseLong(each[0]) + Long.parseLong(each[1]))
                .sum();
    }

    /// What a review says of the difference alone.
    long findings() throws IOException, InterruptedException {
        Path log = logs.resolve("review.log");
        Cost cost = tool(List.of("review", folder.toString(), "--diff", "HEAD", "--fail-on", "medium"), log);
        if (cost.exit() > 1) {
            throw new IOException("the review of " + folder + " could not be made: see " + log);
        }
        return GRAVE.matcher(Files.readString(log)).results().count();
    }
}
