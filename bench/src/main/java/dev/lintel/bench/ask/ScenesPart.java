package dev.lintel.bench.ask;

import dev.lintel.agent.Architect;
import dev.lintel.agent.Repository;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Claim;
import dev.lintel.agent.route.Intent;
import dev.lintel.bench.Checkout;
import dev.lintel.bench.Place;
import dev.lintel.bench.Results;
import dev.lintel.cli.UsageProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The five scenes on the example shop and two open repositories: what each answer names, whether its places say it,
/// that other names change nothing, and that a repository without the faults is accused of none.
final class ScenesPart {
    private static final List<Scene> SCENES = List.of(
            new Scene("registration", Intent.DESIGN, "I need an endpoint for user registration", Map.of()),
            new Scene(
                    "slow",
                    Intent.OPTIMIZE,
                    "fetching a user's orders takes 5 seconds",
                    Map.of("spring-boot-realworld-example-app", "the article feed takes 5 seconds")),
            new Scene("payment", Intent.SECURE, "how do I protect my payment API?", Map.of()),
            new Scene("abuse", Intent.ABUSE, "someone is hammering my API", Map.of()),
            new Scene(
                    "model",
                    Intent.REVIEW,
                    "I've added a Product model: look at it",
                    Map.of("spring-boot-realworld-example-app", "I've added an Article model: look at it")));

    /// @param elsewhere what is asked instead where the backend has no such thing
    private record Scene(String name, Intent intent, String sentence, Map<String, String> elsewhere) {
        String on(String repository) {
            return elsewhere.getOrDefault(repository, sentence);
        }
    }

    private ScenesPart() {}

    static void run(Results results) throws IOException, UsageProblem {
        Path shop = Place.bench().resolveSibling("examples").resolve("shop");
        Map<String, Path> repositories = new LinkedHashMap<>();
        repositories.put("shop", shop);
        for (String name : List.of("spring-boot-realworld-example-app", "mall")) {
            Optional<Path> found = Checkout.named(name).folder();
            found.ifPresent(path -> repositories.put(name, path));
            if (found.isEmpty()) {
                results.say("- " + name + ": skipped, no checkout");
            }
        }
        results.heads("scene", "repository", "keys", "named", "places", "of them missing", "spoken of there %");
        List<String> unnamed = new ArrayList<>();
        int asked = 0;
        int missing = 0;
        for (Map.Entry<String, Path> each : repositories.entrySet()) {
            Architect architect = Repository.open(each.getValue().toString()).architect();
            for (Scene scene : SCENES) {
                Answer answer = architect.answer(scene.on(each.getKey()));
                Cited cited = new Cited(each.getValue());
                cited.add(answer);
                List<SceneKey> keys = SceneKey.all().stream()
                        .filter(key -> key.scene().equals(scene.name()) && key.isAskedOf(each.getKey()))
                        .toList();
                List<SceneKey> left =
                        keys.stream().filter(key -> !key.isMetBy(answer)).toList();
                left.forEach(key ->
                        unnamed.add(each.getKey() + " " + scene.name() + " " + key.point() + ": " + key.words()));
                asked += keys.size();
                missing += cited.missing();
                results.row(
                        scene.name(),
                        each.getKey(),
                        keys.size(),
                        keys.size() - left.size(),
                        cited.places(),
                        cited.missing(),
                        cited.spokenOf());
            }
        }
        unnamed.forEach(each -> results.say("- not named: " + each));
        results.heads("to reach", "measured", "wanted", "");
        results.target("keys named, %", 100.0 * (asked - unnamed.size()) / asked, "≥", 100);
        results.target("places that do not exist", missing, "≤", 0);
        results.target("scenes that other names change", changed(shop), "≤", 0);
        results.target("accusations on the example without faults", accusations(), "≤", 0);
    }

    private static int changed(Path shop) throws IOException, UsageProblem {
        Path renamed = Renamed.copy(shop);
        try {
            Architect first = Repository.open(shop.toString()).architect();
            Architect second = Repository.open(renamed.toString()).architect();
            int changed = 0;
            for (Scene scene : SCENES) {
                List<String> before = outline(first.answer(scene.sentence()));
                List<String> after = outline(second.answer(Renamed.name(scene.sentence())));
                changed += before.equals(after) ? 0 : 1;
            }
            return changed;
        } finally {
            try (Stream<Path> left = Files.walk(renamed)) {
                for (Path each : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }

    private static List<String> outline(Answer answer) {
        return answer.parts().stream()
                .flatMap(part -> part.claims().stream()
                        .map(claim -> part.heading() + " " + claim.kind() + " "
                                + claim.places().size()))
                .toList();
    }

    private static long accusations() throws IOException, UsageProblem {
        Path fixed = Place.bench().resolveSibling("examples").resolve("shop-fixed");
        Architect architect = Repository.open(fixed.toString()).architect();
        return SCENES.stream()
                .flatMap(scene -> architect.answer(scene.sentence()).parts().stream())
                .flatMap(part -> part.claims().stream())
                .filter(claim -> claim.kind() == Claim.Kind.RISK)
                .count();
    }
}
