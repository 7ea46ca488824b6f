package dev.lintel.guard.audit;

import dev.lintel.guard.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// The audit log. An entry is part of the transaction that it is written in: what is undone was not done and leaves
/// none.
public final class AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final int WAITING = 10_000;
    private static final String INSERT = "insert into lintel_guard_audit (actor, address, agent, action, object,"
            + " object_id, outcome, before, after, trace) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate savepoint;
    private final Fields fields;
    private final Supplier<Caller> callers;
    private final boolean refuse;
    private final BlockingQueue<Entry> failures = new ArrayBlockingQueue<>(WAITING);
    private final AtomicLong lost = new AtomicLong();

    /// @param fields which fields of which kind of object are kept before and after
    /// @param masked fields of which only is kept whether they changed
    /// @param refuse whether an act fails whose entry cannot be written; else it goes on and the entry goes to the
    ///     service's own log
    public AuditLog(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Map<String, List<String>> fields,
            Set<String> masked,
            Supplier<Caller> callers,
            boolean refuse) {
        this.jdbc = jdbc;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.fields = new Fields(fields, masked);
        this.callers = callers;
        this.refuse = refuse;
    }

    /// Logs that something was done, in the current transaction.
    ///
    /// @param before the object as it was; of it only the configured fields are kept
    /// @param after the object as it is
    /// @throws AuditUnavailableException if it cannot be written and the service is set to refuse
    public void write(String action, String object, Object id, @Nullable Object before, @Nullable Object after) {
        Fields.Sides sides = fields.of(object, before, after);
        write(entry(callers.get(), action, object, id, Outcome.DONE, sides));
    }

    /// Logs that something was tried and not done. Its transaction is lost; the entry is written soon, in another one
    /// and on another thread, so that an attacker's failures hold no second connection.
    public void tried(String action, String object, Object id, Outcome outcome) {
        later(entry(callers.get(), action, object, id, outcome, new Fields.Sides("", "")));
    }

    /// Logs that a request was refused, by the way of [#tried].
    ///
    /// @param leftOut refusals since the last entry that have none
    void refused(Caller caller, String action, String endpoint, long leftOut) {
        String more = leftOut == 0 ? "" : "{\"left out\":" + leftOut + "}";
        later(entry(caller, action, "endpoint", endpoint, Outcome.DENIED, new Fields.Sides("", more)));
    }

    private void later(Entry entry) {
        if (!failures.offer(entry)) {
            lost.incrementAndGet();
            outside(entry);
        }
    }

    /// Entries that could only be told to the service's own log.
    public long lost() {
        return lost.get();
    }

    private void write(Entry entry) {
        try {
            if (refuse) {
                insert(entry);
            } else {
                savepoint.executeWithoutResult(status -> insert(entry));
            }
        } catch (DataAccessException | TransactionException failed) {
            if (refuse) {
                throw new AuditUnavailableException(failed);
            }
            lost.incrementAndGet();
            LOG.error("The audit log could not be written.", failed);
            outside(entry);
        }
    }

    /// Writes what [#tried] left; called by a thread of its own.
    void writeFailures() {
        for (Entry next = failures.peek(); next != null; next = failures.peek()) {
            insert(next); // stays in the queue while the database is away
            failures.poll();
        }
    }

    private void insert(Entry entry) {
        jdbc.update(
                INSERT,
                entry.actor(),
                entry.address(),
                entry.agent(),
                entry.action(),
                entry.object(),
                entry.id(),
                entry.outcome().name(),
                entry.before(),
                entry.after(),
                entry.trace());
    }

    private static void outside(Entry entry) {
        LOG.error("audit {}", Problem.quoted(entry.toString()));
    }

    private static Entry entry(
            Caller caller, String action, String object, Object id, Outcome outcome, Fields.Sides sides) {
        String trace = MDC.get("traceId");
        return new Entry(
                text(caller.name()),
                text(caller.address()),
                text(caller.agent()),
                text(action),
                text(object),
                text(String.valueOf(id)),
                outcome,
                sides.before(),
                sides.after(),
                trace == null ? "" : text(trace));
    }

    /// PostgreSQL's text has no NUL; a client that sends one must not thereby keep its act out of the log.
    private static String text(String sent) {
        return Fields.bounded(sent.replace("\0", "\\0"));
    }
}
