package dev.lintel.agent;

import dev.lintel.agent.mcp.HttpServer;
import dev.lintel.agent.mcp.Listening;
import dev.lintel.agent.mcp.Server;
import dev.lintel.agent.mcp.Toolbox;
import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.cli.Exit;
import dev.lintel.cli.ModuleVerb;
import dev.lintel.cli.Option;
import dev.lintel.cli.UsageProblem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// `lintel mcp [PATH]`
public final class McpVerb implements ModuleVerb {
    /// Where a token may stand that several starts share. The command line is no place for it: others see that.
    private static final String TOKEN = "LINTEL_MCP_TOKEN";

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
        return "serve this backend to coding agents (Model Context Protocol, stdio or HTTP)";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("allow-write", "", "let apply_fix change files; without it every tool only reads"),
                new Option("db", "ADDRESS", "let optimize_plan look at this database, read-only"),
                new Option("tools", "NAME,..", "offer only these tools"),
                new Option(
                        "http",
                        "PORT",
                        "serve over HTTP on this machine's own address; ADDRESS:PORT for another, 0 for any free port"),
                new Option("allow-host", "NAME,..", "with --http: further host names that this server answers to"));
    }

    @Override
    public Exit run(CommandLine line, Console console) throws UsageProblem, IOException {
        String path = line.operands().isEmpty() ? "." : line.operand();
        Repository repository = Repository.open(path);
        Toolbox all = Toolbox.of(line.has("allow-write"), line.value("db"));
        Server server = new Server(repository, line.has("tools") ? all.only(names(line, "tools")) : all);
        if (line.has("http")) {
            overHttp(server, repository, line, console);
        } else {
            console.note("serving " + repository.root() + " on standard input and output; end of input ends it");
            // The protocol owns standard output from here on.
            server.serve(System.in, console.out());
        }
        return Exit.CLEAN;
    }

    private static void overHttp(Server server, Repository repository, CommandLine line, Console console)
            throws UsageProblem, IOException {
        Listening listening = Listening.of(line.value("http").orElseThrow(), names(line, "allow-host"));
        Optional<String> given = Optional.ofNullable(System.getenv(TOKEN)).filter(token -> !token.isBlank());
        if (given.isPresent() && !HttpServer.isLongEnough(given.get())) {
            throw new UsageProblem(TOKEN + " is too short to be a secret");
        }
        String token = given.orElseGet(HttpServer::newToken);
        try (HttpServer http = HttpServer.start(server, listening, token)) {
            console.note("serving " + repository.root() + " on " + http.address());
            console.note(
                    given.isPresent()
                            ? "callers send the token of " + TOKEN
                            : "callers send: Authorization: Bearer " + token);
            http.await();
        }
    }

    private static Set<String> names(CommandLine line, String option) {
        Set<String> names = new TreeSet<>();
        line.value(option).ifPresent(text -> names.addAll(List.of(text.strip().split("\\s*,\\s*"))));
        return names;
    }
}
