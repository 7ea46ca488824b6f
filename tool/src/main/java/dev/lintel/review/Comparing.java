package dev.lintel.review;

import dev.lintel.finding.Finding;
import dev.lintel.graph.Backend;
import dev.lintel.practice.Practice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Both sides of a change, for the practices that look at what it takes away.
///
/// @param before the applications without it
record Comparing(List<Backend> before, List<Backend> now) {
    Judging.Told by(List<Practice> practices, DeepThreads threads) {
        List<Practice> asked = new ArrayList<>();
        List<Callable<List<Finding>>> tasks = new ArrayList<>();
        for (Backend backend : now) {
            String name = backend.application().name();
            Optional<Backend> old = old(name);
            for (Practice practice : practices) {
                old.ifPresent(each -> {
                    asked.add(practice);
                    tasks.add(() -> practice.compare(each, backend)
                            .map(found -> found.in(name))
                            .toList());
                });
            }
        }
        return Judging.Told.by(asked, tasks, threads);
    }

    /// The application of this name; the only one, if the change has named it anew.
    private Optional<Backend> old(String name) {
        return before.stream()
                .filter(each -> each.application().name().equals(name))
                .findFirst()
                .or(() -> before.size() == 1 && now.size() == 1 ? Optional.of(before.getFirst()) : Optional.empty());
    }
}
