package dev.lintel.practice.integrity;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Operation;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A failure between two writes of one transaction is caught inside of it, so that the first of them is committed.
public final class HalfCommitted implements Practice {
    static final Guide GUIDE = new Guide(
            "data-tx-swallowed",
            Risk.MEDIUM,
            "exceptions inside a transaction are not caught in a way that commits or poisons it",
            """
            The transaction was opened so that both writes happen or neither. It only learns of a failure by the exception \
            that leaves the method; one that is caught before lets it commit what was done up to then: the order without \
            its items, the account without its entry. No log of the database tells, and no retry mends it.""",
            "Told where two writes that no other transaction rule stands between are tried together and what catches their failure goes on. "
                    + "A handler that throws, marks the transaction for rollback or comes before a throw is left alone.",
            """
            Repositories of Spring Data JPA mark the transaction themselves when one of their calls fails; there the commit \
            fails with `UnexpectedRollbackException` instead, and the caller is told nothing of the reason.""",
            """
            ```java
            } catch (DataAccessException failed) {
                log.error("order {} was not placed", id, failed);
                throw failed; // or TransactionAspectSupport.currentTransactionStatus().setRollbackOnly()
            }
            ```""",
            List.of("CWE-391", "Spring Framework reference, Rolling Back a Declarative Transaction", "OWASP A10:2025"));

    /// What a failed statement of JDBC and of mappers arrives as, and what is above that.
    private static final Set<String> ALL_FAILURES = Set.of(
            "java.lang.Throwable",
            "java.lang.Exception",
            "java.lang.RuntimeException",
            "org.springframework.dao.DataAccessException",
            "org.springframework.core.NestedRuntimeException");
    /// Who rolls back by hand, or sets a mark for it.
    private static final Set<String> ROLLS_BACK =
            Set.of("setRollbackOnly", "rollback", "rollbackToSavepoint", "setTransactionRollbackOnly");

    private static final int DEEPEST = 3;

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.entries().stream().flatMap(entry -> examine(backend, paths, entry));
    }

    private static Stream<Finding> examine(Backend backend, Paths paths, Entry entry) {
        Map<Span, List<Path>> tried = new LinkedHashMap<>();
        paths.queries(entry)
                .filter(path -> isKept(backend, path))
                .forEach(path -> path.tries().stream()
                        .filter(HalfCommitted::goesOn)
                        .forEach(each -> tried.computeIfAbsent(each.at(), _ -> new ArrayList<>())
                                .add(path)));
        Set<String> said = new HashSet<>();
        return tried.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .flatMap(each -> pair(backend, each.getKey(), each.getValue()).stream())
                .filter(finding -> said.add(finding.root()));
    }

    /// A write that stays when only a later one fails: no repository that marks the transaction by itself made it.
    private static boolean isKept(Backend backend, Path path) {
        Query query = ((Step.Run) path.step()).query();
        boolean plain = switch (query.language()) {
            case SQL, MAPPER -> true;
            case BUILT_IN -> backend.settings().has("com.baomidou", "mybatis-plus");
            case DERIVED_NAME, JPQL, CRITERIA, ASSOCIATION -> false;
        };
        return plain
                && query.shape().mutates()
                && path.transaction().isPresent()
                && !path.tries().isEmpty()
                && !path.later()
                && path.spread() == 1;
    }

    private static boolean goesOn(Path.Try tried) {
        return tried.catches().stream()
                .anyMatch(each ->
                        each.rethrows().isEmpty() && each.types().stream().anyMatch(ALL_FAILURES::contains));
    }

    private static Optional<Finding> pair(Backend backend, Span at, List<Path> writes) {
        for (Path last : writes) {
            Optional<Path> first = writes.stream()
                    .filter(each -> each.order() < last.order()
                            && !each.at().equals(last.at())
                            && each.transaction().equals(last.transaction())
                            && !Writes.areAlternatives(each, last))
                    .findFirst();
            if (first.isPresent()) {
                return tried(backend, last, at).map(place -> finding(first.get(), last, place));
            }
        }
        return Optional.empty();
    }

    /// The `try` itself, where the transaction was opened outside of it, no rule of a method below it has a say, and
    /// what catches the failure swallows it.
    private static Optional<Step.Attempt> tried(Backend backend, Path path, Span at) {
        OperationId opened = path.transaction().orElseThrow().operation();
        boolean open = false;
        for (int depth = 0; depth <= path.via().size(); depth++) {
            OperationId id = depth == 0
                    ? path.from().handler()
                    : path.via().get(depth - 1).targets().getFirst();
            Optional<Operation> operation = backend.operation(id);
            if (operation.isEmpty()) {
                return Optional.empty();
            }
            open |= id.equals(opened) && operation.get().transaction().isPresent();
            Optional<Step.Attempt> found = Step.all(operation.get().body())
                    .filter(step -> step instanceof Step.Attempt && step.at().equals(at))
                    .map(Step.Attempt.class::cast)
                    .findFirst();
            if (found.isPresent()) {
                boolean swallowed = open
                        && isRuleless(
                                backend, path.via().subList(depth, path.via().size()))
                        && swallows(backend, operation.get(), found.get());
                return swallowed ? found : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isRuleless(Backend backend, List<Step.Call> inside) {
        return inside.stream()
                .flatMap(call -> call.targets().stream())
                .allMatch(target -> backend.operation(target)
                        .filter(each -> each.transaction().isEmpty())
                        .isPresent());
    }

    private static boolean swallows(Backend backend, Operation in, Step.Attempt attempt) {
        boolean refusesLater = Step.all(in.body())
                .anyMatch(step -> step instanceof Step.Throw
                        && step.at().line() > attempt.at().line()
                        && Step.all(attempt.body()).noneMatch(step::equals));
        return !refusesLater
                && Stream.concat(attempt.handlers().stream(), Stream.of(attempt.last()))
                        .noneMatch(handler -> isTold(backend, handler, DEEPEST));
    }

    /// Whether the transaction is told: by what the handler throws or calls.
    private static boolean isTold(Backend backend, List<Step> handler, int depth) {
        return Step.all(handler).anyMatch(step -> switch (step) {
            case Step.Throw _ -> true;
            case Step.Invoke invoke -> ROLLS_BACK.contains(invoke.name());
            case Step.Call call ->
                depth > 0
                        && call.targets().stream()
                                .flatMap(target -> backend.operation(target).stream())
                                .anyMatch(each -> isTold(backend, each.body(), depth - 1));
            default -> false;
        });
    }

    private static Finding finding(Path first, Path last, Step.Attempt attempt) {
        String kept = table(first);
        String lost = table(last);
        Judgement judgement = Judgement.from(Risk.MEDIUM).by(last).atMost(Risk.MEDIUM);
        return new Finding(
                GUIDE,
                judgement.risk(),
                Judgement.confidence(last),
                last.from().label(),
                kept.equals(lost)
                        ? "When a later change to " + lost + " fails, the earlier one is committed all the same."
                        : "When the change to " + lost + " fails, the one to " + kept + " is committed all the same.",
                judgement.reasons(),
                last.in().shortName() + ":" + kept + ":" + lost,
                List.of(last.from().label()),
                Trail.start(last.from().at(), last.from().label() + " arrives here")
                        .then(last.transaction().orElseThrow().rule().at(), "a transaction opens")
                        .then(attempt.at(), "every failure is caught from here on, and nothing throws it on")
                        .then(first.at(), kept + " is changed")
                        .then(last.at(), "when this fails, what was done before stays")
                        .guilty(attempt.at()),
                Optional.of(new Fix(
                        "Let the exception leave the method, or mark the transaction for rollback where it is caught.",
                        "+ TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();",
                        List.of())));
    }

    private static String table(Path write) {
        return ((Step.Run) write.step()).query().shape().mainTable().orElse("a table");
    }
}
