package dev.lintel.practice.access;

import dev.lintel.graph.AnyGuard;
import dev.lintel.graph.Guard;
import dev.lintel.graph.Path;
import dev.lintel.graph.Step;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What an endpoint does only to find out who calls it.
final class Identification {
    private final Set<Step.Call> questions = new HashSet<>();
    private final Set<Guard> raised = Collections.newSetFromMap(new IdentityHashMap<>());

    /// @param handed whether the call on a path is handed only what proves who calls
    /// @param loads whether an account is loaded on a path: a call that does so with nothing else in hand asks who
    ///     calls
    Identification(List<Path> paths, Predicate<Path> handed, Predicate<Path> loads) {
        Set<Step.Call> loading = new HashSet<>();
        paths.stream().filter(loads).forEach(path -> loading.addAll(path.via()));
        Set<Guard> before = Collections.newSetFromMap(new IdentityHashMap<>());
        AnyGuard standing = new AnyGuard(guard -> {
            before.add(guard);
            return false;
        });
        for (Path path : paths) {
            if (path.step() instanceof Step.Call call && loading.contains(call) && handed.test(path)) {
                questions.add(call);
                standing.test(path);
            }
        }
        AnyGuard within = new AnyGuard(guard -> {
            if (!before.contains(guard)) {
                raised.add(guard);
            }
            return false;
        });
        paths.stream().filter(this::inside).forEach(within::test);
    }

    boolean inside(Path path) {
        return !questions.isEmpty() && path.via().stream().anyMatch(questions::contains);
    }

    /// Whether it was asked there, perhaps for good: what throws inside holds behind it as well.
    boolean raised(Guard guard) {
        return raised.contains(guard);
    }
}
