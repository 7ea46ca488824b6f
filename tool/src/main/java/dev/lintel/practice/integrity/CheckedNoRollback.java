package dev.lintel.practice.integrity;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Step;
import dev.lintel.graph.TransactionRule;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A checked exception leaves a transaction that has written, and the transaction commits.
public final class CheckedNoRollback implements Practice {
    static final Guide GUIDE = new Guide(
            "data-tx-checked-no-rollback",
            Risk.MEDIUM,
            "a failed business operation rolls back also on checked exceptions",
            """
            Spring and Jakarta Transactions roll back for unchecked exceptions only. Where a checked one leaves the \
            method, what was written before it is committed: the caller is told that it failed, and half of it is in \
            the database.""",
            "High when the row that stays holds money. Told where the code itself throws the exception after a write in the same "
                    + "transaction and nothing on the way takes it.",
            """
            The rule counts at the method that opens the transaction; one further in that only joins it changes nothing. \
            Some exceptions should commit (a counter of failed attempts): say so with `noRollbackFor`, so that the \
            next reader knows.""",
            """
            ```java
            @Transactional(rollbackFor = Exception.class)
            public void transfer(..) throws InsufficientFunds { .. }
            ```
            or derive the exception from `RuntimeException`.""",
            List.of("CWE-460", "OWASP A10:2025", "Spring Framework reference, Rolling Back a Declarative Transaction"));

    private static final String CHECKED = "java.lang.Exception";
    private static final String UNCHECKED = "java.lang.RuntimeException";

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.entries().stream().flatMap(entry -> examine(backend, paths, entry));
    }

    private static Stream<Finding> examine(Backend backend, Paths paths, Entry entry) {
        Set<String> said = new HashSet<>();
        List<Path> all = paths.of(entry);
        return all.stream()
                .filter(path ->
                        path.step() instanceof Step.Throw && path.transaction().isPresent())
                .filter(path -> !path.later() && !path.guessed())
                .filter(path -> commits(backend, path))
                .flatMap(thrown -> write(all, thrown).map(row -> finding(backend, thrown, row)).stream())
                .filter(finding -> said.add(finding.root()));
    }

    /// Whether the transaction ends with this exception, and commits.
    private static boolean commits(Backend backend, Path path) {
        String exception = ((Step.Throw) path.step()).exception();
        TransactionRule rule = path.transaction().orElseThrow().rule();
        List<String> lineage = backend.failures().lineage().getOrDefault(exception, List.of());
        return lineage.contains(CHECKED)
                && !lineage.contains(UNCHECKED)
                && rule.rollbackFor().stream().noneMatch(name -> rollsBack(name, lineage))
                && path.tries().stream().allMatch(each -> each.catches().isEmpty());
    }

    /// Rules may name the class without its package.
    private static boolean rollsBack(String rule, List<String> lineage) {
        return lineage.stream().anyMatch(type -> type.equals(rule) || type.endsWith("." + rule));
    }

    private static Optional<Path> write(List<Path> all, Path thrown) {
        return all.stream()
                .filter(path -> path.step() instanceof Step.Run run
                        && run.query().shape().mutates()
                        && path.order() < thrown.order()
                        && path.transaction().equals(thrown.transaction())
                        && path.tries().isEmpty()
                        && !path.later()
                        && !Writes.areAlternatives(path, thrown))
                .findFirst();
    }

    private static Finding finding(Backend backend, Path thrown, Path row) {
        String exception = ((Step.Throw) thrown.step()).exception();
        String simple = exception.substring(exception.lastIndexOf('.') + 1);
        String table = ((Step.Run) row.step()).query().shape().mainTable().orElse("the row");
        Path.Open open = thrown.transaction().orElseThrow();
        boolean money = Writes.books(backend, row);
        Judgement judgement = Judgement.from(money ? Risk.HIGH : Risk.MEDIUM).notingIf(money, "the row holds money");
        return new Finding(
                GUIDE,
                judgement.risk(),
                Judgement.confidence(thrown),
                thrown.from().label(),
                "After " + simple + " the change to " + table
                        + " stays: the transaction commits, and the caller is told" + " that it failed.",
                judgement.reasons(),
                open.operation().shortName() + ":" + simple,
                List.of(thrown.from().label()),
                Trail.start(thrown.from().at(), thrown.from().label() + " arrives here")
                        .then(open.rule().at(), "a transaction opens, which rolls back for unchecked exceptions")
                        .then(row.at(), table + " is changed")
                        .then(thrown.at(), simple + " is a checked exception")
                        .guilty(open.rule().at()),
                Optional.of(new Fix("Roll back for checked exceptions as well.", """
                        - @Transactional
                        + @Transactional(rollbackFor = Exception.class)""", List.of())));
    }
}
