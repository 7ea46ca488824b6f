package dev.lintel.practice.resilience;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Client;
import dev.lintel.graph.Entry;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Settings;
import dev.lintel.graph.Step;
import dev.lintel.practice.Peer;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A job that every instance of the service runs at the same moment, with an effect each time.
public final class ScheduledOverlap implements Practice {
    static final Guide GUIDE = new Guide(
            "res-scheduled-overlap",
            Risk.MEDIUM,
            "scheduled writers run once per cluster and do not overlap",
            """
            `@Scheduled` knows of its own process only. With two instances each customer is sent each mail twice, each row \
            is inserted twice, and what another system is asked for is asked twice, at the very same second.""",
            "Told where the application itself shows that several of it run: a lock library that the job does not use, sessions that are kept outside.",
            """
            A lock without a time limit stays when its holder dies; one that is shorter than the job lets a second one in. \
            `synchronized` and a flag in memory end at the process.""",
            """
            ```java
            @Scheduled(cron = "0 0 6 * * *")
            @SchedulerLock(name = "reminders", lockAtLeastFor = "1m", lockAtMostFor = "30m")
            public void remind() { .. }
            ```
            or claim the rows: `SELECT .. FOR UPDATE SKIP LOCKED`.""",
            List.of("CWE-362", "OWASP ASVS 15.4.2"));

    /// What nobody adds who runs one process, and what it shows.
    private static final Map<String, String> FOR_SEVERAL = Map.of(
            "shedlock", "locks for jobs",
            "spring-session", "sessions kept outside of the process",
            "redisson", "locks and objects shared by processes",
            "spring-cloud-starter-netflix-eureka-client", "a registry of its instances",
            "spring-cloud-starter-alibaba-nacos-discovery", "a registry of its instances",
            "spring-cloud-starter-consul-discovery", "a registry of its instances",
            "spring-cloud-starter-kubernetes", "a cluster that it asks about itself");

    private static final List<String> ALONE = List.of(
            "lock", "leader", "election", "acquire", "claim", "partition", "cluster", "shard", "semaphore", "master");

    private static final List<String> CHANGES = List.of("post", "put", "patch", "delete");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        Optional<Settings.Library> several = backend.settings().libraries().stream()
                .filter(library -> FOR_SEVERAL.keySet().stream().anyMatch(library.artifact()::startsWith))
                .findFirst();
        return several.stream()
                .flatMap(library -> backend.entries().stream()
                        .filter(Entry.Schedule.class::isInstance)
                        .map(Entry.Schedule.class::cast)
                        .filter(ScheduledOverlap::isPerProcess)
                        .filter(paths::isWhole)
                        .flatMap(job -> examine(backend, paths, job, library).stream()));
    }

    /// Quartz and central schedulers may hand a job to one of several.
    private static boolean isPerProcess(Entry.Schedule job) {
        return !job.timing().equals("quartz") && !job.timing().startsWith("job ");
    }

    private static Optional<Finding> examine(
            Backend backend, Paths paths, Entry.Schedule job, Settings.Library several) {
        List<Path> all = paths.of(job);
        boolean alone = backend.operation(job.handler())
                        .filter(each -> each.annotations().stream().anyMatch(ScheduledOverlap::saysAlone))
                        .isPresent()
                || all.stream().anyMatch(ScheduledOverlap::asksForTurn);
        return alone
                ? Optional.empty()
                : all.stream()
                        .filter(path -> path.spread() == 1 && hasEffect(path))
                        .findFirst()
                        .map(effect -> finding(job, effect, several));
    }

    /// Whatever it is that a job asks before it does its work, a lock, a lead, a part of its own: its name says so.
    private static boolean asksForTurn(Path path) {
        return switch (path.step()) {
            case Step.Invoke invoke -> saysAlone(invoke.name()) || saysAlone(invoke.owner());
            case Step.Call call -> call.targets().stream().anyMatch(ScheduledOverlap::saysAlone);
            case Step.Run run ->
                run.query().shape().lock() != Shape.Lock.NONE
                        || saysAlone(run.query().text());
            default -> false;
        };
    }

    private static boolean saysAlone(OperationId id) {
        return saysAlone(id.name()) || saysAlone(id.owner());
    }

    private static boolean saysAlone(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return ALONE.stream().anyMatch(plain::contains);
    }

    /// What is done twice when two do it: a row of its own, a message, a request that changes something elsewhere.
    private static boolean hasEffect(Path path) {
        return switch (path.step()) {
            case Step.Run run -> run.query().shape().kind() == Shape.Kind.INSERT;
            case Step.Remote remote ->
                remote.client().kind() == Client.Kind.MAIL
                        || Peer.isWaitedFor(remote.client()) && changes(remote.operation());
            case Step.Publish publish -> !publish.channel().isEmpty();
            default -> false;
        };
    }

    /// Whether the request asks for a change, by its method or by the function that sends it.
    private static boolean changes(String operation) {
        String plain = operation.toLowerCase(Locale.ROOT);
        return CHANGES.stream().anyMatch(plain::startsWith);
    }

    private static Finding finding(Entry.Schedule job, Path effect, Settings.Library several) {
        String what = switch (effect.step()) {
            case Step.Remote _ -> Peer.of(effect) + " is asked";
            case Step.Publish publish -> "a message goes to " + publish.channel();
            case Step.Run run -> "a row of " + run.query().shape().mainTable().orElse("the table") + " is added";
            default -> "it happens";
        };
        String shows = FOR_SEVERAL.entrySet().stream()
                .filter(each -> several.artifact().startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        return new Finding(
                GUIDE,
                Risk.MEDIUM,
                Confidence.LIKELY,
                job.label(),
                "With two instances " + what + " twice each time that the job runs.",
                List.of(several.artifact() + " shows that several run: " + shows),
                job.handler().shortName(),
                List.of(job.label()),
                Trail.to(effect)
                        .then(several.at(), "several instances are expected: " + shows)
                        .then(effect.at(), what)
                        .guilty(job.at()),
                Optional.of(new Fix(
                        "Take a lock that all instances share, or claim the rows that this run works on.",
                        "+ @SchedulerLock(name = \"" + job.handler().name() + "\", lockAtMostFor = \"30m\")",
                        List.of())));
    }
}
