package dev.lintel.bench.review;

import dev.lintel.bench.Cold;
import dev.lintel.bench.Cost;
import dev.lintel.bench.Place;
import dev.lintel.bench.Results;
import dev.lintel.bench.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How fast the tool is there: its version beside the shortest Java program, and reviews of small backends, one
/// that the start-up cache was trained on and one that it was not.
final class StartUp {
    private StartUp() {}

    static void measure(Results results, int runs) throws IOException, InterruptedException {
        Path folder = Place.cache("hello");
        Path source = Files.writeString(folder.resolve("Hello.java"), """
                class Hello {
                    public static void main(String[] arguments) {
                        System.out.println("hello");
                    }
                }
                """);
        Shell.run(
                List.of(Place.jdk("javac"), "-d", folder.toString(), source.toString()), folder, folder.resolve("log"));
        Map<String, List<String>> commands = new LinkedHashMap<>();
        List<String> version = new ArrayList<>(Place.lintel());
        version.add("--version");
        commands.put("hello", List.of(Place.jdk("java"), "-cp", folder.toString(), "Hello"));
        commands.put("version", version);
        Path shop = Place.bench().resolveSibling("examples").resolve("shop");
        commands.put("shop", Peers.lintel(shop, folder.resolve("lintel.json")));
        Optional<Input> foreign = Input.checkout("spring-boot-realworld-example-app");
        foreign.ifPresent(
                each -> commands.put("realworld", Peers.lintel(each.folder(), folder.resolve("lintel.json"))));

        Cold.alternating(commands, 1, folder); // builds and trains what is made on first use
        Map<String, Cost> medians = Cold.alternating(commands, runs, folder);

        results.say("");
        results.say("Start-up, medians of " + runs + " runs after one:");
        results.heads("command", "wall s", "CPU s", "peak MiB", "exit");
        medians.forEach((name, cost) -> results.row(name, cost.wall(), cost.cpu(), cost.peak(), cost.exit()));
        if (foreign.isEmpty()) {
            results.row("realworld", "skipped: no checkout", "", "", "");
        }
        results.heads("to reach", "measured", "wanted", "");
        results.target(
                "--version, times a bare JVM",
                medians.get("version").wall() / medians.get("hello").wall(),
                "≤",
                4);
        results.target("review of examples/shop, s", medians.get("shop").wall(), "≤", 1.5);
        if (foreign.isPresent()) {
            results.target(
                    "review of realworld (not trained on), s",
                    medians.get("realworld").wall(),
                    "≤",
                    1.5);
        }
    }
}
