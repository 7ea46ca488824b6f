package dev.lintel.cli;

import dev.lintel.finding.Baseline;
import dev.lintel.finding.Failure;
import dev.lintel.finding.Risk;
import dev.lintel.finding.Verdict;
import dev.lintel.practice.Practice;
import dev.lintel.review.Parts;
import dev.lintel.review.Request;
import dev.lintel.review.Review;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/// `lintel review PATH`
final class ReviewVerb {
    private final CommandLine line;
    private final Console console;
    /// Put together while the folder is listed.
    private final FutureTask<Parts> parts = new FutureTask<>(Wiring::parts);

    ReviewVerb(CommandLine line, Console console) {
        this.line = line;
        this.console = console;
        Thread.ofPlatform().daemon().name("wiring").start(parts);
    }

    Exit run() throws UsageProblem, IOException {
        Risk failOn = failOn();
        Outputs outputs = Outputs.of(line);
        Target target = Target.of(line.operand());
        Request request = request(target);
        Verdict verdict;
        try (Progress _ = Progress.start(console, "reviewing " + target.name())) {
            verdict = Review.of(request);
        }
        if (line.has("fix") || line.has("write")) {
            return new FixRun(request, console, line.has("write")).run(verdict);
        }
        outputs.write(verdict, target.workspace(), console, line.has("verbose"));
        return exit(verdict, failOn);
    }

    /// The request that `review` and `baseline` share.
    Request request(Target target) throws UsageProblem, IOException {
        Parts all = parts();
        List<Practice> chosen = Review.chosen(all.practices(), ids("only"), ids("except"), target.settings());
        Optional<String> baseline = Target.text(target.root().resolve(Baseline.FILE));
        return new Request(
                target.name(),
                target.workspace(),
                base(target),
                all.withPractices(chosen),
                target.settings(),
                baseline.map(Baseline::parse),
                line.has("all"));
    }

    private Parts parts() throws IOException {
        try {
            return parts.get();
        } catch (ExecutionException broken) {
            if (broken.getCause() instanceof IOException absent) {
                throw absent;
            }
            throw new IllegalStateException(broken.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped");
        }
    }

    private Optional<Workspace> base(Target target) throws UsageProblem {
        Optional<String> revision = line.value("diff");
        if (revision.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Workspace.ofRevision(target.root(), revision.get()));
        } catch (IOException unreadable) {
            throw new UsageProblem("--diff " + revision.get() + ": " + target.name() + " " + unreadable.getMessage());
        }
    }

    private Set<String> ids(String option) throws UsageProblem {
        Set<String> ids = line.words(option);
        Set<String> known = Explain.ids();
        for (String id : ids) {
            if (!known.contains(id)) {
                throw new UsageProblem("--" + option + ": no practice '" + id + "'" + Suggestion.forWord(id, known));
            }
        }
        return ids;
    }

    private Risk failOn() throws UsageProblem {
        String label = line.value("fail-on").orElse(Risk.HIGH.label());
        List<String> labels = Stream.of(Risk.values()).map(Risk::label).toList();
        if (!labels.contains(label)) {
            throw new UsageProblem("--fail-on: no risk '" + label + "'" + Suggestion.forWord(label, labels));
        }
        return Risk.values()[labels.indexOf(label)];
    }

    private Exit exit(Verdict verdict, Risk failOn) {
        verdict.failures().forEach(this::complain);
        if (verdict.backends().isEmpty()) {
            console.note("no backend found in " + verdict.target()
                    + ": no endpoint, listener or table in Java sources, migrations or configuration");
            return Exit.INCOMPLETE;
        }
        Optional<String> unreadable = verdict.backends().stream()
                .flatMap(backend -> Unreadable.in(backend).stream())
                .findFirst();
        if (unreadable.isPresent()) {
            console.note(unreadable.get());
            return Exit.INCOMPLETE;
        }
        if (!verdict.failures().isEmpty()) {
            return Exit.INCOMPLETE;
        }
        return verdict.worstIsAtLeast(failOn) ? Exit.FINDINGS : Exit.CLEAN;
    }

    private void complain(Failure failure) {
        console.note(failure.part() + " crashed (" + failure.summary() + "); the others were still asked");
        if (line.has("verbose")) {
            failure.cause().printStackTrace(console.err());
        }
    }
}
