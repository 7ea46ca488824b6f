package dev.lintel.optimize;

import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.cli.Exit;
import dev.lintel.cli.ModuleVerb;
import dev.lintel.cli.Option;
import dev.lintel.cli.UsageProblem;
import dev.lintel.optimize.postgres.Grants;
import java.io.IOException;
import java.util.List;

/// `lintel optimize`: what is slow in a database, why, and what would help.
public final class Optimize implements ModuleVerb {
    @Override
    public String word() {
        return "optimize";
    }

    @Override
    public String operand() {
        return "[PATH]";
    }

    @Override
    public String says() {
        return "what is slow in a database, why, and what would help";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("db", "ADDRESS", "look at this server: postgresql://user@host:5432/database"),
                new Option("for", "SECONDS", "look twice, so far apart, and weigh what ran in between"),
                new Option("prove-on", "COPY", "measure before and after on this copy of the database"),
                new Option("demo", "", "the example shop with generated data, advised and measured"),
                new Option("orders", "N", "how many orders the demo has (default 200000)"),
                new Option("budget", "MB", "room for new indexes (default half of the tables)"),
                new Option("time", "SECONDS", "best answer within this time (default 60)"),
                new Option("sample", "", "count in 200 blocks how columns repeat (reads rows)"),
                new Option("no-values", "", "leave statistics that hold values where they are"),
                new Option("write", "", "write the proposed migrations into PATH"),
                new Option("explain", "FILE", "read plans of EXPLAIN (any format, a log; - is stdin)"),
                new Option("log", "FILE", "statements for each request, by a log (- is stdin)"),
                new Option("grants", "", "print the rights that a reading role needs"),
                new Option("show-values", "", "do not mask literal values"));
    }

    @Override
    public String remarks() {
        return "Exit: 0 done, 2 the job could not be done.\n";
    }

    @Override
    public Exit run(CommandLine line, Console console) throws UsageProblem, IOException {
        if (line.has("grants")) {
            console.out().print(Grants.text());
            return Exit.CLEAN;
        }
        if (line.has("explain")) {
            return new ExplainRun(line, console).run();
        }
        if (line.has("log")) {
            return new RequestsRun(line, console).run();
        }
        if (line.has("demo")) {
            return new DemoRun(line, console).run();
        }
        if (line.has("db")) {
            return new DatabaseRun(line, console).run(line.value("db").orElse(""));
        }
        if (!line.operands().isEmpty()) {
            return new SourceRun(line, console).run(Sources.read(line.operands().getFirst(), console));
        }
        throw new UsageProblem(
                "say what to look at: PATH, --db ADDRESS, --explain FILE, --log FILE or --grants (lintel optimize --help)");
    }
}
