package dev.lintel.optimize;

import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.cli.Exit;
import dev.lintel.cli.Progress;
import dev.lintel.cli.UsageProblem;
import dev.lintel.optimize.demo.Client;
import dev.lintel.optimize.demo.Latency;
import dev.lintel.optimize.demo.ShopFolder;
import dev.lintel.optimize.demo.ShopJar;
import dev.lintel.optimize.demo.ShopScene;
import dev.lintel.optimize.report.HttpReport;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `--demo`: everything, on a copy of the example shop and a server of our own. What is written goes into the copy,
/// which the shop's own Flyway then applies.
final class DemoRun {
    private static final int ORDERS = 200_000;
    private static final int FEWEST_ORDERS = 1000;
    private static final int ROUNDS = 60;

    private final CommandLine line;
    private final Console console;

    DemoRun(CommandLine line, Console console) {
        this.line = line;
        this.console = console;
    }

    Exit run() throws UsageProblem, IOException {
        int orders = orders();
        try (ShopFolder folder = ShopFolder.copy(shop())) {
            Optional<Path> jar;
            try (Progress _ = Progress.start(console, "building the shop")) {
                jar = ShopJar.of(folder);
            }
            if (jar.isEmpty()) {
                console.note("Maven could not build the shop here, so its statements are sent without it and nothing "
                        + "is measured through HTTP");
            }
            try (ShopScene scene = filled(folder, jar, orders)) {
                return run(scene, folder);
            }
        }
    }

    private Exit run(ShopScene scene, ShopFolder folder) throws UsageProblem, IOException {
        List<Latency> before = asked(scene);
        DatabaseRun run = new DatabaseRun(line, console);
        Exit exit = run.run(
                scene.login(),
                Optional.of(Sources.read(folder.path().toString(), console)),
                Optional.of(new Copy(scene.login(), true)),
                true);
        if (scene.answersHttp()) {
            try (Progress _ = Progress.start(console, "starting the shop anew with these migrations")) {
                scene.restart();
            }
            console.out().print(HttpReport.of(Client.compared(before, asked(scene))));
        }
        return exit;
    }

    private List<Latency> asked(ShopScene scene) throws IOException {
        try (Progress _ = Progress.start(console, "asking the shop")) {
            return scene.ask(ROUNDS);
        }
    }

    private ShopScene filled(ShopFolder folder, Optional<Path> jar, int orders) throws IOException {
        try (Progress _ = Progress.start(console, "filling a shop with " + orders + " orders")) {
            return ShopScene.start(folder, jar, orders);
        }
    }

    private int orders() throws UsageProblem {
        String said = line.value("orders").orElse(Integer.toString(ORDERS));
        try {
            return Math.max(FEWEST_ORDERS, Integer.parseInt(said));
        } catch (NumberFormatException _) {
            throw new UsageProblem("--orders " + said + ": it is a number");
        }
    }

    /// Named, or beside our jar in a checkout.
    private Path shop() throws UsageProblem {
        Optional<Path> named = line.operands().stream().findFirst().map(Path::of);
        Path shop = named.orElseGet(DemoRun::beside);
        if (!Files.isDirectory(shop.resolve("src/main/resources/db/migration"))) {
            throw new UsageProblem("there is no example shop at " + shop + "; name it: lintel optimize --demo PATH");
        }
        return shop;
    }

    private static Path beside() {
        Path example = Path.of("examples/shop");
        if (Files.isDirectory(example)) {
            return example;
        }
        try {
            Path jar = Path.of(DemoRun.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.resolve("../../../examples/shop").normalize();
        } catch (URISyntaxException _) {
            return example;
        }
    }
}
