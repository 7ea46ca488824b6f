package dev.lintel.agent.mcp;

import dev.lintel.agent.Repository;
import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.cli.UsageProblem;
import dev.lintel.optimize.Optimize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// `lintel optimize --db` for an agent: the same report in lines, literal values masked.
///
/// @param address as it was given when the server started; it stands in no answer
record DatabaseLook(String address) {
    /// An agent's patience is shorter than a person's.
    private static final String SECONDS = "20";

    private static final int MOST_LINES = 400;

    Map<String, Object> over(Repository repository) throws UsageProblem, IOException {
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(report, false, StandardCharsets.UTF_8);
                PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            CommandLine line = CommandLine.parse(List.of(
                    "optimize",
                    "--db",
                    address,
                    "--time",
                    SECONDS,
                    repository.root().toString()));
            new Optimize().run(line, new Console(out, nowhere, false, false));
        }
        List<String> lines = report.toString(StandardCharsets.UTF_8).lines().toList();
        return Map.of(
                "total",
                lines.size(),
                "report",
                lines.stream().limit(MOST_LINES).map(Quoted::text).toList());
    }
}
