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
                new Option("explain", "FILE", "read plans of EXPLAIN (any format, a log; - is stdin)"),
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
        throw new UsageProblem("say what to look at: --explain FILE or --grants (lintel optimize --help)");
    }
}
