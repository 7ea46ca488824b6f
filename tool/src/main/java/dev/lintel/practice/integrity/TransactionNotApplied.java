package dev.lintel.practice.integrity;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Path;
import dev.lintel.graph.Path.Ignored;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Step;
import dev.lintel.graph.TransactionRule.Propagation;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A transaction is declared where no proxy ever sees the call.
public final class TransactionNotApplied implements Practice {
    static final Guide GUIDE = new Guide(
            "data-tx-not-applied",
            Risk.MEDIUM,
            "@Transactional is effective where it stands",
            """
            The annotation works only when the call comes through the container's proxy. A call inside the class, or of \
            a private or final method, goes past it: every statement commits on its own, and the second one that fails \
            leaves the first one behind.""",
            "High when one of the statements books money; little matter where all of them can simply be repeated.",
            "Making the method public does not help while the caller sits in the same class.",
            """
            Move the method to a bean of its own, or open the transaction by hand:

            ```java
            transactionTemplate.executeWithoutResult(status -> { .. });
            ```""",
            List.of("OWASP ASVS 2.3.3", "Spring Framework reference, Declarative transactions, proxy mode"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        if (interceptsEveryCall(backend)) {
            return Stream.empty();
        }
        return backend.entries().stream().flatMap(entry -> examine(backend, paths, entry));
    }

    /// Quarkus and Micronaut put the interceptor into a subclass, so that calls inside the class meet it as well
    /// (Quarkus CDI reference, "Self-Interception").
    private static boolean interceptsEveryCall(Backend backend) {
        return backend.application().frameworks().stream()
                .anyMatch(name -> name.startsWith("Quarkus") || name.startsWith("Micronaut"));
    }

    private static Stream<Finding> examine(Backend backend, Paths paths, Entry entry) {
        Map<Ignored, List<Path>> writes = new LinkedHashMap<>();
        paths.queries(entry)
                .filter(path -> ((Step.Run) path.step()).query().shape().mutates())
                // What runs on another thread is in no transaction of this one, proxied or not.
                .filter(path -> !path.later())
                .forEach(path -> path.ignored().stream()
                        .filter(ignored -> matters(ignored, path))
                        .forEach(ignored -> writes.computeIfAbsent(ignored, _ -> new ArrayList<>())
                                .add(path)));
        return writes.entrySet().stream()
                .filter(each -> !each.getValue().getFirst().transaction().isEmpty() || severalOf(each.getValue()))
                .map(each -> finding(backend, each.getKey(), each.getValue()));
    }

    private static boolean matters(Ignored ignored, Path path) {
        return switch (ignored.rule().propagation()) {
            case REQUIRED, NESTED -> path.transaction().isEmpty();
            case REQUIRES_NEW ->
                path.transaction()
                        .filter(open -> open.rule().propagation() == Propagation.REQUIRES_NEW)
                        .isEmpty();
            case SUPPORTS, MANDATORY, NOT_SUPPORTED, NEVER -> false;
        };
    }

    /// Whether one call writes more than once. A single statement is atomic by itself.
    private static boolean severalOf(List<Path> writes) {
        return writes.stream().anyMatch(Path::repeated)
                || writes.stream()
                        .anyMatch(one -> writes.stream()
                                .anyMatch(other -> other.order() > one.order() && !Writes.areAlternatives(one, other)));
    }

    /// Deleting, and setting columns to values that, as far as is known, do not depend on the row.
    private static boolean isRepeatable(Path path) {
        Shape shape = ((Step.Run) path.step()).query().shape();
        return switch (shape.kind()) {
            case DELETE -> true;
            case UPDATE ->
                shape.assigned().stream()
                        .noneMatch(each ->
                                each.value() instanceof Operand.Computed || each.value() instanceof Operand.Other);
            case SELECT, INSERT, UPSERT, OTHER -> false;
        };
    }

    private static Finding finding(Backend backend, Ignored ignored, List<Path> writes) {
        Path first = writes.getFirst();
        String method = ignored.operation().shortName();
        Trail trail = Trail.start(first.from().at(), first.from().label() + " arrives here")
                .then(ignored.call(), "calls " + method + " past the proxy (" + ignored.why() + ")")
                .then(ignored.rule().at(), "so this transaction is never opened");
        String each = first.transaction().isPresent() ? "is part of the caller's transaction" : "commits by itself";
        writes.stream().limit(2).forEach(path -> trail.then(path.at(), each));
        boolean money = writes.stream().anyMatch(path -> Writes.books(backend, path));
        Judgement judgement = Judgement.from(money ? Risk.HIGH : Risk.MEDIUM)
                .notingIf(money, "one of the writes books money")
                .loweredIf(
                        first.transaction().isPresent(),
                        "it is all or nothing still, together with what the caller writes")
                .loweredIf(
                        writes.stream().allMatch(TransactionNotApplied::isRepeatable),
                        "calling it again completes what is half done: each write can be repeated");
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                first.from().label(),
                headline(method, first),
                judgement.reasons(),
                method,
                List.of(first.from().label()),
                trail.guilty(ignored.call()),
                Optional.of(new Fix(
                        "Move the method to another bean, or use a TransactionTemplate.",
                        "- " + ignored.operation().name() + "(..);\n+ transactionTemplate.execute(status -> {\n+     "
                                + ignored.operation().name() + "(..);\n+     return null;\n+ });",
                        List.of())));
    }

    private static String headline(String method, Path first) {
        return first.transaction().isPresent()
                ? "What " + method
                        + " writes is rolled back together with its caller: its own transaction is never opened."
                : "When one write of " + method + " fails, those before it stay: its transaction is never opened.";
    }
}
