package dev.lintel.agent;

import dev.lintel.agent.install.CodingAgent;
import dev.lintel.agent.install.CodingAgent.Placement;
import dev.lintel.agent.install.Form.Start;
import dev.lintel.agent.install.Form.Unmergeable;
import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.cli.Exit;
import dev.lintel.cli.ModuleVerb;
import dev.lintel.cli.Option;
import dev.lintel.cli.UsageProblem;
import dev.lintel.review.Patch;
import dev.lintel.review.Patch.Change;
import dev.lintel.review.UnifiedDiff;
import dev.lintel.source.SourceId;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Map<String, Optional<String>> after = new LinkedHashMap<>();
        List<Change> changes = changes(agents, root.toRealPath(), install, after);
        console.out().print(UnifiedDiff.of(new Patch(changes, List.of())));
        String names = agents.stream().map(CodingAgent::display).collect(Collectors.joining(", "));
        if (changes.isEmpty()) {
            console.note("nothing to change for " + names);
            return Exit.CLEAN;
        }
        if (!line.has("write")) {
            console.note(changes.size() + " files would change for " + names + "; --write changes them");
            return Exit.CLEAN;
        }
        write(root.toRealPath(), after);
        console.note(changes.size() + " files changed for " + names);
        return Exit.CLEAN;
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

    private static List<Change> changes(
            List<CodingAgent> agents, Path root, boolean install, Map<String, Optional<String>> after)
            throws UsageProblem, IOException {
        Map<String, Optional<String>> before = new LinkedHashMap<>();
        Start start = start();
        for (Placement placement :
                agents.stream().flatMap(agent -> agent.placements().stream()).toList()) {
            String path = placement.path();
            if (!before.containsKey(path)) {
                before.put(path, read(root, path));
                after.put(path, before.get(path));
            }
            Optional<String> now = after.getOrDefault(path, Optional.empty());
            try {
                after.put(
                        path,
                        install
                                ? Optional.of(placement.form().with(now, start))
                                : now.isPresent() ? placement.form().without(now.get()) : now);
            } catch (Unmergeable problem) {
                throw new UsageProblem(path + " " + problem.getMessage());
            }
        }
        after.entrySet().removeIf(each -> each.getValue().equals(before.get(each.getKey())));
        return after.entrySet().stream()
                .map(each -> new Change(
                        new SourceId(each.getKey()),
                        before.getOrDefault(each.getKey(), Optional.empty()),
                        each.getValue().orElse("")))
                .toList();
    }

    private static Optional<String> read(Path root, String path) throws UsageProblem, IOException {
        Path file = root.resolve(path);
        if (Files.isSymbolicLink(file)) {
            throw new UsageProblem(path + " is a link; Lintel changes no file that may belong to another project");
        }
        return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    private static void write(Path root, Map<String, Optional<String>> after) throws IOException {
        for (Map.Entry<String, Optional<String>> each : after.entrySet()) {
            Path file = root.resolve(each.getKey());
            if (each.getValue().isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                Files.createDirectories(file.getParent());
                Files.writeString(file, each.getValue().get());
            }
        }
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
