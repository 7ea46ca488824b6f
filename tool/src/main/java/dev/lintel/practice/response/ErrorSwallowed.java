package dev.lintel.practice.response;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.QuietCatch;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that a request writes stands in a `try` that takes every failure and goes on: nothing is stored, and the caller
/// hears that it was.
public final class ErrorSwallowed implements Practice {
    static final Guide GUIDE = new Guide(
            "resp-error-swallowed",
            Risk.HIGH,
            "an exception on a write path is not swallowed",
            """
            The database refuses, the line goes into a log that nobody reads, and the caller gets the same 200 as always. \
            The order is lost, and the first to notice is the customer who asks where it is.""",
            "Better where only staff call it, who see what became of it.",
            """
            What may fail without harm, a line of an audit or a counter, can be caught by itself, apart from the deed. \
            Catching around `@Transactional` code does not undo what was caught inside. Logging and throwing again writes \
            the same failure twice.""",
            """
            Let it pass, and let one handler answer:

            ```java
            orders.save(order);
            return ResponseEntity.status(CREATED).build();
            ```
            What the caller can mend becomes a 4xx where it is known, not a caught `Exception`.""",
            List.of("CWE-390", "CWE-755", "OWASP A10:2025", "OWASP ASVS 16.5.3"));

    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final List<String> BESIDE =
            List.of("log", "audit", "trail", "history", "visit", "stat", "trace", "metric", "event");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        Map<Span, QuietCatch> quiet = backend.quiet().stream()
                .collect(Collectors.toMap(QuietCatch::attempt, Function.identity(), (one, _) -> one));
        return quiet.isEmpty()
                ? Stream.empty()
                : backend.endpoints().stream()
                        .filter(endpoint -> WRITING.contains(endpoint.route().method()))
                        .flatMap(endpoint -> finding(endpoint, paths, quiet).stream());
    }

    private static Optional<Finding> finding(Endpoint endpoint, Paths paths, Map<Span, QuietCatch> quiet) {
        List<Path> writes = paths.queries(endpoint)
                .filter(path -> ((Step.Run) path.step()).query().shape().mutates())
                .toList();
        boolean all = !writes.isEmpty()
                && paths.isWhole(endpoint)
                && writes.stream().allMatch(path -> around(path, quiet).isPresent());
        return writes.stream()
                .filter(path -> all && !isBeside(path))
                .findFirst()
                .map(path -> finding(endpoint, path, around(path, quiet).orElseThrow()));
    }

    /// The quiet `try` in which a write stands, when what it caught is not told by a transaction around it, which can
    /// no longer be committed.
    private static Optional<QuietCatch> around(Path path, Map<Span, QuietCatch> quiet) {
        if (path.guessed() || path.later() || path.repeated()) {
            return Optional.empty();
        }
        return path.tries().stream()
                .flatMap(each -> Stream.ofNullable(quiet.get(each.at())))
                .filter(each -> path.transaction()
                        .filter(open -> outside(path, each).contains(open.operation()))
                        .isEmpty())
                .findFirst();
    }

    /// The operations on the way down to the one that catches, itself among them.
    private static Set<OperationId> outside(Path path, QuietCatch caught) {
        Set<OperationId> on = new HashSet<>();
        if (path.from() instanceof Endpoint endpoint) {
            on.add(endpoint.handler());
        }
        for (Step.Call call : path.via()) {
            if (on.contains(caught.in())) {
                break;
            }
            on.addAll(call.targets());
        }
        return on;
    }

    /// What is kept about a deed and is not the deed.
    static boolean isBeside(Path path) {
        String table = table(path).toLowerCase(Locale.ROOT);
        return BESIDE.stream().anyMatch(table::contains);
    }

    private static String table(Path path) {
        return ((Step.Run) path.step()).query().shape().mainTable().orElse("");
    }

    private static Finding finding(Endpoint endpoint, Path write, QuietCatch caught) {
        String table = table(write).isEmpty() ? "the database" : table(write);
        Judgement judgement = Judgement.from(Risk.HIGH)
                .loweredIf(true, "it shows only when the database refuses")
                .noting("all that " + endpoint.label() + " writes stands in this try");
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                endpoint.label(),
                "Callers hear that it worked when nothing was stored in " + table + ": " + endpoint.label()
                        + " catches every failure and goes on.",
                judgement.reasons(),
                caught.in() + ":" + caught.caught().line(),
                List.of(endpoint.label()),
                Trail.to(write)
                        .then(write.at(), "writes " + table)
                        .then(caught.caught(), "takes every failure, and the answer is the same")
                        .guilty(caught.caught()),
                Optional.of(new Fix(
                        "Let the failure pass to the handler of exceptions, or answer it as one.",
                        "- } catch (Exception e) {",
                        List.of())));
    }
}
