package dev.lintel.agent;

import dev.lintel.agent.mcp.Server;
import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.cli.Exit;
import dev.lintel.cli.ModuleVerb;
import dev.lintel.cli.Option;
import dev.lintel.cli.UsageProblem;
import java.io.IOException;
import java.util.List;

/// `lintel mcp [PATH]`
public final class McpVerb implements ModuleVerb {
    @Override
    public String word() {
        return "mcp";
    }

    @Override
    public String operand() {
        return "[PATH]";
    }

    @Override
    public String says() {
        return "serve this backend to a coding agent (Model Context Protocol, stdio)";
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("allow-write", "", "let apply_fix change files; without it every tool only reads"));
    }

    @Override
    public Exit run(CommandLine line, Console console) throws UsageProblem, IOException {
        String path = line.operands().isEmpty() ? "." : line.operand();
        Repository repository = Repository.open(path);
        console.note("serving " + repository.root() + " on standard input and output; end of input ends it");
        // The protocol owns standard output from here on.
        new Server(repository, line.has("allow-write")).serve(System.in, console.out());
        return Exit.CLEAN;
    }
}
