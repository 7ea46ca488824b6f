package dev.lintel.guard.idempotency;

import dev.lintel.guard.digest.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// One attempt of an idempotent request, for handlers that call somebody else. Taken as a parameter of the handler:
///
/// ```java
/// @Idempotent
/// @PostMapping("/orders/{id}/payments")
/// ResponseEntity<byte[]> pay(@PathVariable long id, Idempotency once) {
///     String charge = once.step("charge", key -> provider.charge(id, key));
///     return once.finish(() -> ResponseEntity.status(201).body(payments.save(id, charge)));
/// }
/// ```
///
/// A crash before a step is recorded repeats it with the same key; one after it goes on from there; one after
/// `finish` finds the answer. No connection is held during a step.
public final class Idempotency {
    private final Claim.Ours claim;
    private final IdempotencyStore store;
    private final TransactionTemplate transactions;
    private final AnswerWriter writer;
    private boolean finished;

    Idempotency(Claim.Ours claim, IdempotencyStore store, TransactionTemplate transactions, AnswerWriter writer) {
        this.claim = claim;
        this.store = store;
        this.transactions = transactions;
        this.writer = writer;
    }

    /// Does something remote at most once, as far as it can be told from here: what it returned before is returned
    /// again. Between the remote effect and its record a crash is possible; therefore the call hands on a key, the
    /// same in every attempt, by which the other side knows a repetition.
    ///
    /// @param name of the step, unique in the handler
    /// @throws IllegalStateException inside a transaction, which would hold a connection while the other side
    ///     thinks
    public String step(String name, Step step) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("step \"" + name + "\" runs inside a transaction, which would hold a"
                    + " connection during the call; make the call before the transaction begins");
        }
        Optional<String> before = store.step(claim, name);
        if (before.isPresent()) {
            return before.get();
        }
        store.record(claim, name, step.run(key(name)));
        return store.step(claim, name).orElseThrow(LeaseLostException::new);
    }

    /// The final write and the answer, in one transaction: either both are there or neither.
    ///
    /// @throws LeaseLostException if another attempt has taken over; nothing was written
    public <T> ResponseEntity<byte[]> finish(Supplier<ResponseEntity<T>> write) {
        StoredAnswer answer = transactions.execute(status -> {
            StoredAnswer stored = writer.render(write.get());
            store.complete(claim, stored);
            return stored;
        });
        finished = true;
        ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.status());
        answer.headers().forEach((name, values) -> response.header(name, values.toArray(String[]::new)));
        return response.body(answer.body());
    }

    /// For clients that call somebody: nobody is called while the transaction around a whole handler holds a
    /// connection.
    ///
    /// @throws IllegalStateException inside the transaction of an idempotent handler that takes no `Idempotency`
    public static void requireNoTransaction(String call) {
        if (Attempt.holdsConnection()) {
            throw new IllegalStateException(call + " is called inside the transaction of an @Idempotent handler, which"
                    + " holds a connection meanwhile and cannot be undone there; take an Idempotency as a parameter and"
                    + " make the call in step(…)");
        }
    }

    boolean isFinished() {
        return finished;
    }

    private String key(String step) {
        byte[] digest = Digests.of(claim.id(), step.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    /// Something remote.
    @FunctionalInterface
    public interface Step {
        /// @param key for the other side to know a repetition by
        /// @return what later steps and attempts need to know, such as the id of a charge
        String run(String key);
    }
}
