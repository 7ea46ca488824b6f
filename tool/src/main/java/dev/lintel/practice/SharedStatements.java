package dev.lintel.practice;

import dev.lintel.graph.Path;
import dev.lintel.graph.Step;
import dev.lintel.source.Span;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Statements that one line runs for many tables: a base class of data access objects, whose subclasses each have
/// their own. Which of them one request means is not known, so nothing is told of any of them.
public final class SharedStatements {
    private static final int FEW = 3;

    private final Set<Span> shared = new HashSet<>();

    public SharedStatements(Collection<Path> paths) {
        Map<Span, Set<String>> tables = new HashMap<>();
        for (Path path : paths) {
            if (path.step() instanceof Step.Run run) {
                run.query()
                        .shape()
                        .mainTable()
                        .ifPresent(table -> tables.computeIfAbsent(path.at(), _ -> new HashSet<>())
                                .add(table));
            }
        }
        tables.forEach((at, all) -> {
            if (all.size() > FEW) {
                shared.add(at);
            }
        });
    }

    public boolean has(Path path) {
        return shared.contains(path.at());
    }
}
