package dev.lintel.review;

import dev.lintel.code.Program;
import dev.lintel.code.Program.ModuleResolution;
import dev.lintel.finding.Failure;
import dev.lintel.finding.Verdict;
import dev.lintel.flow.Flows;
import dev.lintel.graph.Backend;
import dev.lintel.link.Linker;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.read.Language;
import dev.lintel.review.DeepThreads.Outcome;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A workspace read into backends.
///
/// @param program the resolved sources themselves
/// @param flowing what flows where in one of the backends
/// @param failures readers that crashed; what they would have told is unknown
public record Reading(
        Workspace workspace,
        Program program,
        List<Backend> backends,
        Function<Backend, Flows> flowing,
        List<Gap> gaps,
        List<Failure> failures,
        Verdict.Volume volume) {
    public Reading {
        backends = List.copyOf(backends);
        gaps = List.copyOf(gaps);
        failures = List.copyOf(failures);
    }

    static Reading of(Workspace workspace, Parts parts, ProjectSettings settings, DeepThreads threads) {
        List<Failure> failures = new ArrayList<>();
        Program program = program(workspace, parts.languages(), threads, failures);
        List<Fact> facts = facts(workspace, program, parts.frameworks(), threads, failures);
        Flowing flowing = new Flowing(workspace, program, facts, settings.flow());
        Optional<Flowing> asked = parts.followValues() ? Optional.of(flowing) : Optional.empty();
        List<Backend> backends = switch (linked(program, facts, settings, asked, threads)) {
            case Outcome.Done<List<Backend>>(List<Backend> linked) -> linked;
            case Outcome.Crashed<List<Backend>>(Throwable cause) -> {
                failures.add(new Failure("linking", cause));
                yield List.of();
            }
        };
        return new Reading(
                workspace,
                program,
                backends.stream().map(settings::applyTo).toList(),
                flowing::of,
                gaps(workspace, program, facts, backends),
                failures,
                volume(workspace, program));
    }

    /// Linking is at times one thread's work: what following values begins with is found out beside it.
    ///
    /// @param asked what will be asked to follow values
    private static Outcome<List<Backend>> linked(
            Program program, List<Fact> facts, ProjectSettings settings, Optional<Flowing> asked, DeepThreads threads) {
        List<Callable<List<Backend>>> tasks = new ArrayList<>();
        tasks.add(() -> Linker.link(program, facts, settings.edge(), Reading::beside));
        asked.ifPresent(flowing -> tasks.add(() -> {
            // one that crashes does so again for the practice that asks
            flowing.begin();
            return List.of();
        }));
        return threads.all(tasks).getFirst();
    }

    /// Who asks waits on its thread, so that those of one pool could wait for each other: each batch has its own.
    private static void beside(List<Runnable> tasks) {
        if (tasks.size() == 1) {
            tasks.getFirst().run();
            return;
        }
        try (DeepThreads further = new DeepThreads()) {
            further.all(tasks.stream().map(Executors::callable).toList());
        }
    }

    /// The first language whose sources are there. A second one has to share one program with it; that is a new
    /// front end's first task.
    private static Program program(
            Workspace workspace, List<Language> languages, DeepThreads threads, List<Failure> failures) {
        for (Language language : languages) {
            if (workspace.files().stream()
                    .anyMatch(file -> language.reads(file.id().fileName()))) {
                switch (threads.one(() -> language.read(workspace))) {
                    case Outcome.Done<Program>(Program program) -> {
                        return program;
                    }
                    case Outcome.Crashed<Program>(Throwable cause) ->
                        failures.add(new Failure(language.getClass().getSimpleName(), cause));
                }
            }
        }
        return new NoProgram();
    }

    private static List<Fact> facts(
            Workspace workspace,
            Program program,
            List<Framework> frameworks,
            DeepThreads threads,
            List<Failure> failures) {
        List<Framework> begun = frameworks.stream()
                .sorted(Comparator.comparing(Framework::isLong).reversed())
                .toList();
        List<Callable<List<Fact>>> tasks = new ArrayList<>();
        for (Framework framework : begun) {
            tasks.add(() -> framework.interpret(program, workspace).toList());
        }
        List<Outcome<List<Fact>>> outcomes = threads.all(tasks);
        List<Fact> facts = new ArrayList<>();
        for (Framework framework : frameworks) {
            switch (outcomes.get(begun.indexOf(framework))) {
                case Outcome.Done<List<Fact>>(List<Fact> found) -> facts.addAll(found);
                case Outcome.Crashed<List<Fact>>(Throwable cause) -> failures.add(new Failure(framework.name(), cause));
            }
        }
        return facts;
    }

    private static List<Gap> gaps(Workspace workspace, Program program, List<Fact> facts, List<Backend> backends) {
        Set<Gap> all = new LinkedHashSet<>(workspace.gaps());
        all.addAll(program.gaps());
        for (Fact fact : facts) {
            if (fact instanceof Fact.Unread unread) {
                all.add(unread.gap());
            }
        }
        backends.forEach(backend -> all.addAll(backend.schema().gaps()));
        return List.copyOf(all);
    }

    private static Verdict.Volume volume(Workspace workspace, Program program) {
        long calls = 0;
        long bound = 0;
        for (ModuleResolution module : program.resolution().modules()) {
            calls += module.total();
            bound += module.exact() + module.owner();
        }
        long main = workspace.files().stream()
                .filter(file -> file.origin() == SourceFile.Origin.MAIN)
                .count();
        return new Verdict.Volume((int) main, calls, bound);
    }

    /// Whether there is anything to judge at all.
    public boolean foundBackend() {
        return !backends.isEmpty();
    }
}
