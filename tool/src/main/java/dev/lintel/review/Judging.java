package dev.lintel.review;

import dev.lintel.finding.Failure;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Verdict.Followed;
import dev.lintel.flow.Flows;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Paths;
import dev.lintel.practice.Practice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// Holds every backend against every practice, in parallel.
final class Judging {
    private Judging() {}

    /// @param findings by backend and practice, in the order of both
    record Outcome(List<Finding> findings, List<Failure> failures, Followed followed) {}

    static Outcome of(List<Paths> applications, Function<Backend, Flows> flowing, Parts parts, DeepThreads threads) {
        List<Flows> all = applications.stream().map(Paths::backend).map(flowing).toList();
        ahead(applications, parts.followValues() ? all : List.of(), threads);
        List<Practice> asked = new ArrayList<>();
        List<Callable<List<Finding>>> tasks = new ArrayList<>();
        for (int i = 0; i < applications.size(); i++) {
            Paths paths = applications.get(i);
            Backend backend = paths.backend();
            Flows flows = all.get(i);
            for (Practice practice : parts.practices()) {
                asked.add(practice);
                tasks.add(() -> practice.examine(backend, paths, flows)
                        .map(found -> found.in(backend.application().name()))
                        .toList());
            }
        }
        Leftovers.clear();
        Told told = Told.by(asked, tasks, threads);
        int shortened = applications.stream().mapToInt(Paths::cut).sum();
        Followed followed = all.stream()
                .map(each -> new Followed(each.followed(), each.cut().entries(), 0))
                .reduce(new Followed(0, 0, shortened), Followed::plus);
        return new Outcome(told.findings(), told.failures(), followed);
    }

    /// What practices say, those that crash left out and named.
    record Told(List<Finding> findings, List<Failure> failures) {
        /// @param asked whose each task is
        static Told by(List<Practice> asked, List<Callable<List<Finding>>> tasks, DeepThreads threads) {
            List<DeepThreads.Outcome<List<Finding>>> outcomes = threads.all(tasks);
            List<Finding> findings = new ArrayList<>();
            List<Failure> failures = new ArrayList<>();
            for (int i = 0; i < outcomes.size(); i++) {
                switch (outcomes.get(i)) {
                    case DeepThreads.Outcome.Done<List<Finding>>(List<Finding> found) -> findings.addAll(found);
                    case DeepThreads.Outcome.Crashed<List<Finding>>(Throwable cause) ->
                        failures.add(new Failure(asked.get(i).guide().id(), cause));
                }
            }
            return new Told(findings, failures);
        }
    }

    /// Walks all ways on all processors beforehand. Practices go through the entries in one order, so that each would
    /// wait for the same walk.
    static void walk(List<Paths> applications, DeepThreads threads) {
        ahead(applications, List.of(), threads);
    }

    /// Values are followed beside: who calls whom is found out on one thread, before anything runs on all.
    private static void ahead(List<Paths> applications, List<Flows> flows, DeepThreads threads) {
        List<Runnable> tasks = new ArrayList<>();
        flows.forEach(each -> tasks.add(each::follow));
        for (Paths paths : applications) {
            paths.backend().entries().forEach(entry -> tasks.add(() -> paths.of(entry)));
        }
        // one that crashes does so again for the practice that asks
        threads.all(tasks.stream().map(Executors::callable).toList());
    }
}
