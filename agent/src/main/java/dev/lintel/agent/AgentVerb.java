package dev.lintel.agent;

import dev.lintel.agent.install.CodingAgent;
import dev.lintel.agent.install.CodingAgent.Placement;
import dev.lintel.agent.install.Form.Start;
import dev.lintel.agent.install.Plan;
import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.cli.Exit;
import dev.lintel.cli.ModuleVerb;
import dev.lintel.cli.Option;
import dev.lintel.cli.UsageProblem;
import dev.lintel.review.Patch;
import dev.lintel.review.UnifiedDiff;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `lintel agent install` and `lintel agent uninstall`
public final class AgentVerb implements ModuleVerb {
    private static final String EVERY =
            Stream.of(CodingAgent.values()).map(CodingAgent::word).collect(Collectors.joining(", "));

    @Override
    public String word() {
        return "agent";
    }

    @Override
    public String operand() {
        return "ACTION";
    }

    @Override
    public String says() {
        return "make coding agents of a project know Lintel: install or uninstall";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option(
                        "for",
                        "AGENT,..",
                        "which agents: " + EVERY + "; without it those that the project has files of"),
                new Option("in", "PATH", "the project; without it the folder that you are in"),
                new Option("write", "", "really change the files; without it they are only shown"));
    }

    @Override
    public Exit run(CommandLine line, Console console) throws UsageProblem, IOException {
        boolean install = line.operand().equals("install");
        if (!install && !line.operand().equals("uninstall")) {
            throw new UsageProblem("agent " + line.operand() + ": it is install or uninstall");
        }
        Path root = Path.of(line.value("in").orElse("."));
        if (!Files.isDirectory(root)) {
            throw new UsageProblem("there is no folder '" + root + "'");
        }
        List<CodingAgent> agents = agents(line, root);
        if (agents.isEmpty()) {
            throw new UsageProblem("no agent's files were found in " + root + "; name one with --for (" + EVERY + ")");
        }
        Plan plan = install ? Plan.install(agents, root, start()) : Plan.uninstall(agents, root, start());
        console.out().print(UnifiedDiff.of(new Patch(plan.changes(), List.of())));
        plan.notes().forEach(console::note);
        plan.leftOut().forEach(console::note);
        List<String> failed = line.has("write") ? plan.write() : List.of();
        failed.forEach(console::note);
        if (!plan.agents().isEmpty()) {
            console.note(summary(plan, plan.changes().size() - failed.size(), line.has("write")));
        }
        return plan.leftOut().isEmpty() && failed.isEmpty() ? Exit.CLEAN : Exit.INCOMPLETE;
    }

    private static String summary(Plan plan, int files, boolean written) {
        String names = plan.agents().stream().map(CodingAgent::display).collect(Collectors.joining(", "));
        if (plan.changes().isEmpty()) {
            return "nothing to change for " + names;
        }
        String counted = files == 1 ? "1 file" : files + " files";
        return written
                ? counted + " changed for " + names
                : counted + " would change for " + names + "; --write changes " + (files == 1 ? "it" : "them");
    }

    private static List<CodingAgent> agents(CommandLine line, Path root) throws UsageProblem {
        List<CodingAgent> chosen = new ArrayList<>();
        for (String word : line.words("for")) {
            chosen.add(CodingAgent.of(word)
                    .orElseThrow(() -> new UsageProblem("--for " + word + ": it is one of " + EVERY)));
        }
        return chosen.isEmpty()
                ? Stream.of(CodingAgent.values())
                        .filter(agent -> isUsed(agent, root))
                        .toList()
                : chosen;
    }

    /// An agent is used where the folder of its own files is there.
    private static boolean isUsed(CodingAgent agent, Path root) {
        return agent.placements().stream()
                .map(Placement::path)
                .filter(path -> path.startsWith("."))
                .map(path -> path.contains("/") ? path.substring(0, path.indexOf('/')) : path)
                .anyMatch(path -> Files.exists(root.resolve(path)));
    }

    /// By the launcher that stands in the checkout or the installed copy that this runs from.
    private static Start start() throws UsageProblem {
        try {
            Path jar = Path.of(AgentVerb.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path folder = jar.getParent(); folder != null; folder = folder.getParent()) {
                Path launcher = folder.resolve("lintel");
                if (Files.isRegularFile(launcher) && Files.isExecutable(launcher)) {
                    return new Start(launcher.toString(), List.of("mcp", "."));
                }
            }
        } catch (URISyntaxException odd) {
            throw new UsageProblem("the folder that Lintel runs from has an odd name: " + odd.getMessage());
        }
        return new Start("lintel", List.of("mcp", "."));
    }
}
