package dev.lintel.review;

import dev.lintel.code.Program;
import dev.lintel.code.value.Dispatch;
import dev.lintel.flow.DataFlow;
import dev.lintel.flow.Flows;
import dev.lintel.flow.knowledge.Knowledge;
import dev.lintel.flow.knowledge.Rule;
import dev.lintel.flow.run.World;
import dev.lintel.graph.Backend;
import dev.lintel.link.steps.Effects;
import dev.lintel.practice.regex.Backtracking;
import dev.lintel.read.Fact;
import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceFile.Origin;
import dev.lintel.source.SourceId;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes the data flow of backends from what reading found. Nothing is computed before a practice asks.
final class Flowing {
    private final Workspace workspace;
    private final Program program;
    private final List<Fact> facts;
    private final List<Rule> own;
    private @Nullable World world;

    /// @param own what the team says of its own code
    Flowing(Workspace workspace, Program program, List<Fact> facts, List<Rule> own) {
        this.workspace = workspace;
        this.program = program;
        this.facts = facts;
        this.own = own;
    }

    /// What all backends share.
    private synchronized World world() {
        World known = world;
        if (known == null) {
            known = new World(
                    program,
                    new Dispatch(program, new Effects(facts)),
                    Knowledge.builtIn().and(MapperRules.of(facts)).and(own),
                    path -> properties(workspace, path),
                    Flowing::isSlow);
            world = known;
        }
        return known;
    }

    private static boolean isSlow(String regex) {
        return Backtracking.of(regex, false).isPresent()
                || Backtracking.of(regex, true).isPresent();
    }

    /// Finds out what does not depend on a backend, for all of them.
    void begin() {
        world().findCallers();
    }

    Flows of(Backend backend) {
        return new FlowsOnDemand(() -> new DataFlow(world(), backend, new DataFlow.Batch() {
            @Override
            public <T> List<Optional<T>> all(List<Callable<T>> tasks) {
                return run(tasks);
            }

            @Override
            public void rest() {
                Leftovers.clear();
            }
        }));
    }

    private static <T> List<Optional<T>> run(List<Callable<T>> tasks) {
        try (DeepThreads threads = new DeepThreads()) {
            List<Optional<T>> answers = new ArrayList<>();
            for (DeepThreads.Outcome<T> each : threads.all(tasks)) {
                answers.add(
                        each instanceof DeepThreads.Outcome.Done<T>(T value) ? Optional.of(value) : Optional.empty());
            }
            return answers;
        }
    }

    /// A properties file by its path on the class path, where builds look for it. Files that git ignores are read
    /// too: what lies there is what the program will load.
    private static Optional<Map<String, String>> properties(Workspace workspace, String path) {
        String name = path.startsWith("/") ? path.substring(1) : path;
        if (!name.endsWith(".properties") || name.contains("..")) {
            return Optional.empty();
        }
        return workspace.files().stream()
                .map(SourceFile::module)
                .distinct()
                .sorted()
                .flatMap(module -> Stream.of("src/main/resources/", "src/main/java/", "src/", "resources/")
                        .map(folder -> (module.isEmpty() ? "" : module + "/") + folder + name)
                        .map(file -> new SourceFile(
                                new SourceId(file), workspace.root().resolve(file), Origin.MAIN, module, 0)))
                .flatMap(file -> entries(workspace, file).stream())
                .findFirst();
    }

    private static Optional<Map<String, String>> entries(Workspace workspace, SourceFile file) {
        Properties read = new Properties();
        try {
            read.load(new StringReader(workspace.text(file)));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
        Map<String, String> entries = new TreeMap<>();
        read.stringPropertyNames().forEach(key -> entries.put(key, read.getProperty(key)));
        return Optional.of(entries);
    }
}
