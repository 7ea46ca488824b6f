package dev.lintel.bench.design;

import dev.lintel.bench.Cold;
import dev.lintel.bench.Cost;
import dev.lintel.bench.Maven;
import dev.lintel.bench.Place;
import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.BriefProblem;
import dev.lintel.design.brief.BriefReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A service that was made of a brief, in a folder of its own.
record Draft(Brief brief, Path folder) {
    private static final Pattern TESTS = Pattern.compile("Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+)");
    private static final Pattern GRAVE = Pattern.compile("(?m)^(critical|high|medium) ");

    /// @param name of a shipped pattern, or of a variation of one
    static Draft of(String name) throws IOException {
        Variations variations = Variations.read();
        Path folder = Place.cache("design").resolve(name);
        clear(folder);
        Files.createDirectories(folder);
        String resource = "/dev/lintel/design/patterns/" + variations.shipped(name) + ".yaml";
        try (var text = Draft.class.getResourceAsStream(resource)) {
            if (text == null) {
                throw new IOException("no pattern " + name);
            }
            String yaml = variations.text(name, new String(text.readAllBytes(), StandardCharsets.UTF_8));
            Files.writeString(folder.resolve("brief.yaml"), yaml);
            return new Draft(BriefReader.read(resource, yaml), folder);
        } catch (BriefProblem problem) {
            throw new IOException(problem);
        }
    }

    static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /// In a process of its own.
    Cost generate() throws IOException, InterruptedException {
        return tool(List.of("design", folder.resolve("brief.yaml").toString(), "--write"), "generate.log");
    }

    /// The same service in another folder, made again from a brief that has one more field that may be absent.
    Draft withOneFieldMore() throws IOException, InterruptedException {
        Path more = folder.resolveSibling(folder.getFileName() + "-more");
        clear(more);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve("target")))
                    .toList()) {
                Path copy = more.resolve(folder.relativize(each).toString());
                Files.createDirectories(copy.resolveSibling("."));
                Files.copy(each, copy);
            }
        }
        Path text = more.resolve("brief.yaml");
        Files.writeString(text, Files.readString(text).replaceFirst("fields: \\{", "fields: {remark: text(1..80)?, "));
        Draft draft = new Draft(brief, more);
        draft.generate();
        return draft;
    }

    private Cost tool(List<String> words, String log) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Place.lintel());
        command.addAll(words);
        return Cold.run(command, folder.resolve(log));
    }

    long files() throws IOException {
        try (Stream<Path> all = sources()) {
            return all.count();
        }
    }

    long lines(String under) throws IOException {
        return java(under).stream().mapToLong(Draft::lines).sum();
    }

    /// Java files under a folder of it.
    List<Path> java(String under) throws IOException {
        try (Stream<Path> all = sources()) {
            return all.filter(each -> each.startsWith(folder.resolve(under)))
                    .filter(each -> each.toString().endsWith(".java"))
                    .toList();
        }
    }

    private Stream<Path> sources() throws IOException {
        return Files.walk(folder)
                .filter(Files::isRegularFile)
                .filter(each ->
                        !each.startsWith(folder.resolve("target")) && !each.startsWith(folder.resolve(".lintel")))
                .filter(each -> !each.toString().endsWith(".log"));
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// @param green whether `mvn verify` ended well
    record Verified(boolean green, int tests, int red, Cost cost) {}

    Verified verify() throws IOException, InterruptedException {
        Path log = folder.resolve("verify.log");
        Cost cost = Cold.run(
                List.of("mvn", "-B", "-ntp", "-f", folder.resolve("pom.xml").toString(), "verify"), log);
        Matcher matcher = TESTS.matcher(Files.readString(log));
        int tests = 0;
        int red = 0;
        // the last line is the sum
        while (matcher.find()) {
            tests = Integer.parseInt(matcher.group(1));
            red = Integer.parseInt(matcher.group(2)) + Integer.parseInt(matcher.group(3));
        }
        return new Verified(cost.exit() == 0, tests, red, cost);
    }

    /// Findings at medium or above.
    long findings() throws IOException, InterruptedException {
        Path log = folder.resolve("review.log");
        Cost cost = tool(List.of("review", folder.toString(), "--fail-on", "medium"), "review.log");
        if (cost.exit() > 1) {
            throw new IOException("the review of " + folder + " could not be made: see " + log);
        }
        return GRAVE.matcher(Files.readString(log)).results().count();
    }

    /// Built without its tests when [#verify] has not been asked for.
    Path jar() throws IOException {
        if (!Files.exists(folder.resolve("target"))) {
            Maven.maven(List.of("-DskipTests", "package"), folder);
        }
        try (Stream<Path> jars = Files.list(folder.resolve("target"))) {
            return jars.filter(each -> each.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no jar in " + folder.resolve("target")));
        }
    }

    String contract() throws IOException {
        return Files.readString(folder.resolve("src/main/resources/openapi/openapi.yaml"));
    }

    /// What the service is configured with when it is asked.
    Map<String, String> secrets(String secret) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("TOKEN_SECRET", secret);
        all.put("CIPHER_KEYS_1", secret);
        all.put("CIPHER_INDEX_KEY", secret);
        all.put("EVENTS_SECRET", secret);
        all.put("OIDC_ISSUER", "http://127.0.0.1:1");
        all.put("OIDC_CLIENT_SECRET", secret);
        all.put("KAFKA_SERVERS", "127.0.0.1:1");
        brief.externals().forEach(each -> {
            String name = each.name().replace("-", "").replace("_", "").toUpperCase(Locale.ROOT);
            all.put("WEBHOOK_SECRET_" + name, secret);
            // nobody listens there, unless a part of the bench does
            all.put(name + "_URL", "http://127.0.0.1:1");
            all.put(name + "_KEY", "key");
        });
        return all;
    }
}
