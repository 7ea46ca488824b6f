package dev.lintel.optimize;

import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.cli.Exit;
import dev.lintel.cli.Progress;
import dev.lintel.cli.UsageProblem;
import dev.lintel.optimize.demo.DemoServer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// `--demo`: everything, on the example shop and a server of our own.
final class DemoRun {
    private static final int ORDERS = 200_000;
    private static final int ROUNDS = 60;

    private final CommandLine line;
    private final Console console;

    DemoRun(CommandLine line, Console console) {
        this.line = line;
        this.console = console;
    }

    Exit run() throws UsageProblem, IOException {
        Path shop = shop();
        try (DemoServer server = start(shop)) {
            DatabaseRun run = new DatabaseRun(line, console);
            return run.run(
                    server.login(),
                    Optional.of(Sources.read(shop.toString(), console)),
                    Optional.of(new Copy(server.login(), true)));
        }
    }

    private DemoServer start(Path shop) throws UsageProblem, IOException {
        int orders = ORDERS;
        try {
            orders = Integer.parseInt(line.value("orders").orElse(Integer.toString(ORDERS)));
        } catch (NumberFormatException _) {
            throw new UsageProblem("--orders " + line.value("orders").orElse("") + ": it is a number");
        }
        try (Progress _ = Progress.start(console, "filling a shop with " + orders + " orders")) {
            return DemoServer.start(shop, Math.max(1000, orders), ROUNDS);
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
