package dev.lintel.optimize;

import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.cli.Exit;
import dev.lintel.cli.UsageProblem;
import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.postgres.explain.Explained;
import dev.lintel.optimize.postgres.explain.Unreadable;
import dev.lintel.optimize.report.PlanDrawing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `--explain FILE`: plans from a file or from standard input; needs no database.
final class ExplainRun {
    private static final long MOST_BYTES = 64L << 20;

    private final CommandLine line;
    private final Console console;

    ExplainRun(CommandLine line, Console console) {
        this.line = line;
        this.console = console;
    }

    Exit run() throws UsageProblem, IOException {
        boolean values = line.has("show-values");
        Exit exit = Exit.CLEAN;
        boolean first = true;
        for (String name : line.all("explain")) {
            try {
                List<Plan> plans = Explained.read(text(name));
                for (Plan plan : plans) {
                    console.out().print((first ? "" : "\n") + PlanDrawing.of(plan, values));
                    first = false;
                }
            } catch (Unreadable reason) {
                console.note((name.equals("-") ? "standard input" : name) + ": " + reason.getMessage());
                exit = Exit.INCOMPLETE;
            }
        }
        return exit;
    }

    private static String text(String name) throws UsageProblem, IOException {
        if (name.equals("-")) {
            return new String(System.in.readNBytes((int) MOST_BYTES), StandardCharsets.UTF_8);
        }
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new UsageProblem("--explain: there is no file '" + name + "'");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new UsageProblem("--explain: " + name + " is larger than 64 MiB; cut the plan out of it");
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
