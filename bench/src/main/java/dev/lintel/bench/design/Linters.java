package dev.lintel.bench.design;

import dev.lintel.bench.Cold;
import dev.lintel.bench.Place;
import dev.lintel.bench.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What others' linters say of a contract: Redocly's own rules, Spectral with the rules of OWASP, and
/// graphql-inspector on a schema to whose brief a field was added. They come from npm into the bench's cache; what is
/// not there is said, and counts as nothing.
final class Linters {
    private static final List<String> PACKAGES = List.of(
            "@redocly/cli@2.77.0",
            "@stoplight/spectral-cli@6.16.3",
            "@stoplight/spectral-owasp-ruleset@2.0.1",
            "@graphql-inspector/cli@7.0.0",
            "graphql@16.15.0");
    private static final Pattern WARNINGS = Pattern.compile("(\\d+) warnings?\\b");
    private static final Pattern ERRORS = Pattern.compile("(\\d+) errors?\\b");
    private static final String SCHEMA = "src/main/resources/graphql/schema.graphqls";

    private final Results results;
    private final Path home;

    private Linters(Results results, Path home) {
        this.results = results;
        this.home = home;
    }

    static void measure(Results results, Map<String, Draft> drafts) throws IOException, InterruptedException {
        Linters linters = new Linters(results, Place.cache("design-linters"));
        if (!linters.install()) {
            return;
        }
        results.heads(
                "brief",
                "Redocly: errors, warnings",
                "Spectral, OWASP: errors, warnings",
                "graphql-inspector: a field more");
        int clean = 0;
        for (Map.Entry<String, Draft> each : drafts.entrySet()) {
            Optional<Said> redocly = linters.redocly(each.getValue());
            Optional<Said> spectral = linters.spectral(each.getValue());
            String inspected = linters.inspector(each.getValue());
            boolean good =
                    redocly.filter(said -> said.errors() + said.warnings() == 0).isPresent()
                            && spectral.filter(said -> said.errors() == 0).isPresent()
                            && !inspected.equals("breaking");
            clean += good ? 1 : 0;
            results.row(each.getKey(), text(redocly), text(spectral), inspected);
        }
        results.target(
                "contracts without a warning of Redocly, an error of Spectral, a breaking change",
                clean,
                "≥",
                drafts.size());
    }

    private static String text(Optional<Said> said) {
        return said.map(each -> each.errors() + ", " + each.warnings()).orElse("could not run");
    }

    record Said(int errors, int warnings) {}

    private boolean install() throws IOException, InterruptedException {
        Files.createDirectories(home);
        Path list = home.resolve("package.json");
        if (!Files.exists(list)) {
            Files.writeString(list, "{\"private\": true}\n");
        }
        Files.writeString(home.resolve("owasp.yaml"), "extends: [\"@stoplight/spectral-owasp-ruleset\"]\n");
        List<String> command = new ArrayList<>(
                List.of("npm", "install", "--prefix", home.toString(), "--no-audit", "--no-fund", "--ignore-scripts"));
        command.addAll(PACKAGES);
        try {
            if (Cold.run(command, home.resolve("npm.log")).exit() == 0) {
                results.say("npm: " + String.join(", ", PACKAGES));
                return true;
            }
        } catch (IOException noProgram) {
            results.say("- the linters could not be run: " + noProgram.getMessage());
            return false;
        }
        results.say("- the linters could not be run: npm did not install them, see " + home.resolve("npm.log"));
        return false;
    }

    private Optional<Said> redocly(Draft draft) throws IOException, InterruptedException {
        String said = run(draft, "redocly", List.of("lint", contract(draft)));
        if (!said.contains("validated in")) {
            return Optional.empty();
        }
        boolean valid = said.contains("Your API description is valid");
        Said found = new Said(sum(ERRORS, said), sum(WARNINGS, said));
        return Optional.of(
                valid ? new Said(0, found.warnings()) : new Said(Math.max(1, found.errors()), found.warnings()));
    }

    private Optional<Said> spectral(Draft draft) throws IOException, InterruptedException {
        String said = run(
                draft,
                "spectral",
                List.of(
                        "lint",
                        contract(draft),
                        "--ruleset",
                        home.resolve("owasp.yaml").toString()));
        if (said.contains("No results with a severity of")) {
            return Optional.of(new Said(0, 0));
        }
        String last =
                said.lines().filter(line -> line.startsWith("✖")).findFirst().orElse("");
        return last.isEmpty() ? Optional.empty() : Optional.of(new Said(sum(ERRORS, last), sum(WARNINGS, last)));
    }

    private String inspector(Draft draft) throws IOException, InterruptedException {
        Path before = draft.folder().resolve(SCHEMA);
        if (!Files.exists(before)) {
            return "no GraphQL";
        }
        Path after = draft.withOneFieldMore().folder().resolve(SCHEMA);
        String said = run(draft, "graphql-inspector", List.of("diff", before.toString(), after.toString()));
        if (said.contains("No changes detected")) {
            return "could not run: the field is not there";
        }
        return said.contains("No breaking changes detected") ? "no breaking change" : "breaking";
    }

    private String run(Draft draft, String program, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("node_modules/.bin").resolve(program).toString());
        command.addAll(arguments);
        Path log = draft.folder().resolve(program + ".log");
        Cold.run(command, log);
        return Files.readString(log);
    }

    private static String contract(Draft draft) {
        return draft.folder().resolve("src/main/resources/openapi/openapi.yaml").toString();
    }

    private static int sum(Pattern pattern, String text) {
        int sum = 0;
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            sum += Integer.parseInt(matcher.group(1));
        }
        return sum;
    }
}
