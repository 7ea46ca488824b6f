package dev.lintel.link.steps;

import dev.lintel.code.Expression.Call;
import dev.lintel.code.Program;
import java.util.Set;

/// Whether a call has what it is handed run by another thread: a pool, a scheduler, a future that starts its own
/// work. Transactions and sessions are bound to a thread, so that none of the caller's reach there.
///
/// Java SE API, `java.util.concurrent.Executor`; Spring Framework, "Task Execution and Scheduling".
final class OtherThread {
    private static final String EXECUTOR = "java.util.concurrent.Executor";
    private static final Set<String> POOLS = Set.of(
            EXECUTOR,
            "java.util.Timer",
            "org.springframework.scheduling.TaskScheduler",
            "io.vertx.core.Vertx",
            "jakarta.enterprise.concurrent.ManagedExecutorService",
            "javax.enterprise.concurrent.ManagedExecutorService");
    private static final String FUTURE = "java.util.concurrent.CompletableFuture";
    private static final Set<String> STARTS = Set.of("runAsync", "supplyAsync");

    private final Program program;

    OtherThread(Program program) {
        this.program = program;
    }

    boolean runs(Call call) {
        String owner = call.callee().owner();
        if (owner.equals(FUTURE)) {
            return STARTS.contains(call.name());
        }
        return isPool(owner)
                || call.receiver().filter(each -> isPool(each.type().erasure())).isPresent();
    }

    private boolean isPool(String type) {
        return POOLS.contains(type)
                || program.supertypes(type).stream().anyMatch(above -> POOLS.contains(above.name()));
    }
}
