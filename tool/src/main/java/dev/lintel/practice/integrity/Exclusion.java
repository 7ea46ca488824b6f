package dev.lintel.practice.integrity;

import dev.lintel.graph.Path;
import dev.lintel.graph.Step;
import dev.lintel.sql.Shape;
import java.util.List;
import java.util.Set;

/// Something that only one request at a time can hold: a locked row, an advisory lock, a distributed lock, a
/// serializable transaction.
final class Exclusion {
    private static final Set<String> LOCKS = Set.of("tryLock", "lock", "lockInterruptibly", "acquire");

    private Exclusion() {}

    /// Whether one stands before the step.
    ///
    /// @param all the paths of its entry
    static boolean before(Path path, List<Path> all) {
        boolean serializable = path.transaction()
                .filter(open -> open.rule().isolation().contains("SERIALIZABLE"))
                .isPresent();
        return serializable || all.stream().limit(path.order()).anyMatch(Exclusion::locks);
    }

    private static boolean locks(Path path) {
        return switch (path.step()) {
            case Step.Run run ->
                run.query().shape().lock() != Shape.Lock.NONE
                        || run.query().text().contains("advisory")
                        || run.query().text().contains("get_lock");
            case Step.Invoke invoke ->
                LOCKS.contains(invoke.name()) && invoke.owner().contains("redisson");
            default -> false;
        };
    }
}
