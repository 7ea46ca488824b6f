package dev.lintel.review;

import dev.lintel.finding.Compounding;
import dev.lintel.finding.Confidence;
import dev.lintel.finding.Failure;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fingerprints;
import dev.lintel.finding.Reported;
import dev.lintel.finding.RootCauses;
import dev.lintel.finding.Standard;
import dev.lintel.finding.Suppressions;
import dev.lintel.finding.Verdict;
import dev.lintel.finding.Verdict.Withheld;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Paths;
import dev.lintel.practice.Practice;
import dev.lintel.review.standard.Standards;
import dev.lintel.source.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The whole of a review, from files to a verdict.
public final class Review {
    private Review() {}

    /// Reads the target without judging it: what `lintel map` shows.
    public static Reading read(Workspace workspace, Parts parts, ProjectSettings settings) {
        try (DeepThreads threads = new DeepThreads()) {
            return Reading.of(workspace, parts.withPractices(List.of()), settings, threads);
        }
    }

    public static Verdict of(Request request) {
        long start = System.nanoTime();
        try (DeepThreads threads = new DeepThreads()) {
            Judgement now = judge(request.workspace(), request, threads);
            Optional<Judgement> before = request.base().map(base -> judge(base, request, threads));
            return verdict(
                    request,
                    before.map(base -> now.since(base, request, threads)).orElse(now),
                    before,
                    Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /// The ways of each backend, walked on all processors, for who asks them more than once.
    public static List<Paths> ways(Reading reading) {
        List<Paths> ways = reading.backends().stream().map(Backend::paths).toList();
        try (DeepThreads threads = new DeepThreads()) {
            Judging.walk(ways, threads);
        }
        return ways;
    }

    /// What is wrong with something that was read before, without a base. The time that it tells is that of
    /// judging.
    ///
    /// @param reading of the request's workspace, parts and settings
    /// @param ways of its backends, [#ways]
    public static Verdict of(Request request, Reading reading, List<Paths> ways) {
        long start = System.nanoTime();
        try (DeepThreads threads = new DeepThreads()) {
            Judgement now = judge(reading, ways, request, threads);
            return verdict(request, now, Optional.empty(), Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /// @param findings joined by root cause and named
    private record Judgement(
            Reading reading,
            List<Standard> standards,
            List<Reported> findings,
            List<Failure> failures,
            Verdict.Followed followed) {
        /// The same with what the change takes away.
        Judgement since(Judgement base, Request request, DeepThreads threads) {
            Judging.Told told = new Comparing(base.reading().backends(), reading.backends())
                    .by(request.parts().practices(), threads);
            List<Reported> found = new ArrayList<>(findings);
            found.addAll(Fingerprints.name(RootCauses.join(
                    told.findings().stream().map(request.settings()::weigh).toList())));
            List<Failure> crashed = new ArrayList<>(failures);
            crashed.addAll(told.failures());
            return new Judgement(reading, standards, found, crashed, followed);
        }
    }

    private static Judgement judge(Workspace workspace, Request request, DeepThreads threads) {
        Reading reading = Reading.of(workspace, request.parts(), request.settings(), threads);
        return judge(reading, reading.backends().stream().map(Backend::paths).toList(), request, threads);
    }

    private static Judgement judge(Reading reading, List<Paths> applications, Request request, DeepThreads threads) {
        Judging.Outcome outcome = Judging.of(applications, reading.flowing(), request.parts(), threads);
        List<Finding> weighed =
                outcome.findings().stream().map(request.settings()::weigh).toList();
        List<Reported> named = Fingerprints.name(RootCauses.join(weighed));
        List<Failure> failures = new ArrayList<>(reading.failures());
        failures.addAll(outcome.failures());
        return new Judgement(
                reading, Standards.of(applications, outcome.findings()), named, failures, outcome.followed());
    }

    private static Verdict verdict(Request request, Judgement now, Optional<Judgement> before, Duration elapsed) {
        Set<String> ran = request.parts().practices().stream()
                .map(practice -> practice.guide().id())
                .collect(Collectors.toSet());
        Suppressions.Outcome allowed = Suppressions.apply(now.findings(), Comments.in(request.workspace()), ran);
        List<Reported> all = new ArrayList<>(allowed.shown());
        all.addAll(Fingerprints.name(RootCauses.join(allowed.about())));
        List<Reported> wanted = all.stream()
                .filter(each -> request.showPossible() || !isPossible(each))
                .toList();
        List<Reported> changed = before.map(base -> notIn(base, wanted)).orElse(wanted);
        List<Reported> fresh =
                request.baseline().map(baseline -> baseline.newIn(changed)).orElse(changed);
        Withheld withheld = new Withheld(
                allowed.suppressed(),
                changed.size() - fresh.size(),
                wanted.size() - changed.size(),
                all.size() - wanted.size());
        List<Reported> shown = new Ranking(now.reading().backends()).ranked(Compounding.compound(fresh));
        return new Verdict(
                request.target(),
                now.reading().backends(),
                now.standards(),
                shown,
                withheld,
                now.reading().gaps(),
                now.failures(),
                now.reading().volume(),
                now.followed(),
                elapsed);
    }

    private static boolean isPossible(Reported reported) {
        return reported.finding().confidence() == Confidence.POSSIBLE;
    }

    /// What the base did not have. The whole graph was judged on both sides: a dropped index makes an old query
    /// slow.
    private static List<Reported> notIn(Judgement base, List<Reported> findings) {
        Set<String> known = new HashSet<>();
        base.findings().forEach(each -> known.add(each.fingerprint()));
        return findings.stream()
                .filter(each -> !known.contains(each.fingerprint()))
                .toList();
    }

    /// The practices that are asked for, without those that the team switched off.
    public static List<Practice> chosen(
            List<Practice> all, Set<String> only, Set<String> except, ProjectSettings settings) {
        return all.stream()
                .filter(each -> only.isEmpty()
                        ? !settings.isOff(each.guide().id())
                        : only.contains(each.guide().id()))
                .filter(each -> !except.contains(each.guide().id()))
                .toList();
    }
}
