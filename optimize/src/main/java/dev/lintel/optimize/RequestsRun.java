package dev.lintel.optimize;

import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.cli.Exit;
import dev.lintel.cli.UsageProblem;
import dev.lintel.optimize.report.RequestsReport;
import dev.lintel.optimize.trace.Askers;
import dev.lintel.optimize.trace.RequestLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// `--log FILE [PATH]`: how many statements each request sends, by a log of the application or of the server.
final class RequestsRun {
    private final CommandLine line;
    private final Console console;

    RequestsRun(CommandLine line, Console console) {
        this.line = line;
        this.console = console;
    }

    Exit run() throws UsageProblem, IOException {
        Askers askers = line.operands().isEmpty()
                ? Askers.none()
                : Askers.of(Sources.read(line.operands().getFirst(), console).backends());
        Exit exit = Exit.CLEAN;
        for (String name : line.all("log")) {
            RequestLog log = read(name);
            if (log.requests().isEmpty() && log.apart() == 0) {
                console.note(name + ": no statement stands in it; log them with"
                        + " logging.level.org.hibernate.SQL=debug, or log_statement = 'all' on the server");
                exit = Exit.INCOMPLETE;
                continue;
            }
            console.out().print(RequestsReport.of(name, log, askers));
        }
        return exit;
    }

    /// What is no UTF-8 in it is replaced: statements are told by what is.
    private static RequestLog read(String name) throws UsageProblem, IOException {
        if (!name.equals("-") && !Files.isRegularFile(Path.of(name))) {
            throw new UsageProblem("--log: there is no file '" + name + "'");
        }
        try (InputStream in = name.equals("-") ? System.in : Files.newInputStream(Path.of(name));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return RequestLog.read(lines);
        }
    }
}
