package dev.lintel.guard.idempotency;

import dev.lintel.guard.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs a claimed request to its end and stores what came of it.
///
/// - The answer of a handler that finishes itself is stored already.
/// - Else the handler runs in one transaction with the stored answer.
/// - A refusal (4xx) is an answer too; its writes were rolled back, and it is stored by itself.
/// - A failure (5xx) is none, nor is a refusal that passes (429): everything is rolled back, and the claim is given
///   back for another attempt.
final class Attempt {
    static final String ATTRIBUTE = Idempotency.class.getName();

    /// Name of the transaction that runs around a handler; by it guard's clients know that they must not call
    /// anybody.
    private static final String TRANSACTION = "lintel idempotent handler";

    /// What belongs to one connection or one client, not to the answer.
    private static final Set<String> NOT_STORED =
            Set.of("set-cookie", "date", "ratelimit", "ratelimit-policy", "content-length", "connection");

    /// Not logged in, not allowed, too slow, too early, too many.
    private static final Set<Integer> PASSING = Set.of(401, 403, 408, 425, 429);

    private final IdempotencyStore store;
    private final PlatformTransactionManager transactions;
    private final AnswerWriter writer;
    private final int mostBytes;

    Attempt(IdempotencyStore store, PlatformTransactionManager transactions, AnswerWriter writer, int mostBytes) {
        this.store = store;
        this.transactions = transactions;
        this.writer = writer;
        this.mostBytes = mostBytes;
    }

    void run(
            Claim.Ours claim,
            IdempotentHandlers.Found handler,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        Idempotency once = new Idempotency(claim, store, new TransactionTemplate(transactions), writer);
        request.setAttribute(ATTRIBUTE, once);
        boolean kept = false;
        try {
            StoredAnswer answer = handler.itself()
                    ? capture(request, response, chain)
                    : inTransaction(claim, request, response, chain);
            kept = once.isFinished() || isAnswer(answer.status()) && stored(claim, handler, answer);
            send(answer, response, false);
        } catch (LeaseLostException lost) {
            kept = true;
            Problem.of("idempotency-in-flight", 409, "The same request is being processed", "Repeat it for its answer.")
                    .write(response);
        } finally {
            if (!kept) {
                store.release(claim);
            }
        }
    }

    /// Runs the handler and, if it succeeds, stores its answer before the commit. The transaction ends with the
    /// lease at the latest: after that another attempt may have run.
    private StoredAnswer inTransaction(
            Claim.Ours claim, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
        definition.setName(TRANSACTION);
        definition.setTimeout((int) Math.max(1, store.lease().toSeconds()));
        TransactionStatus transaction = transactions.getTransaction(definition);
        boolean commit = false;
        try {
            StoredAnswer answer = capture(request, response, chain);
            if (answer.status() >= 400) {
                return answer;
            }
            if (transaction.isRollbackOnly()) {
                throw new UnexpectedRollbackException("the handler answered success and undid its writes");
            }
            store.complete(claim, answer);
            commit = true;
            return answer;
        } finally {
            end(transaction, commit);
        }
    }

    /// Whether the current transaction is one around a whole handler, which holds a connection all the time.
    static boolean holdsConnection() {
        return TRANSACTION.equals(TransactionSynchronizationManager.getCurrentTransactionName());
    }

    private void end(TransactionStatus transaction, boolean commit) {
        if (commit) {
            transactions.commit(transaction);
        } else {
            transactions.rollback(transaction);
        }
    }

    /// What another attempt might be answered otherwise is none: failures, and refusals that pass.
    private static boolean isAnswer(int status) {
        return status < 500 && !PASSING.contains(status);
    }

    /// Stores a refusal; a success is stored already.
    private boolean stored(Claim.Ours claim, IdempotentHandlers.Found handler, StoredAnswer answer) {
        if (answer.status() >= 400 || handler.itself()) {
            store.complete(claim, answer);
        }
        return true;
    }

    private StoredAnswer capture(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Set<String> before = names(response.getHeaderNames());
        CapturedResponse captured = new CapturedResponse(response);
        chain.doFilter(request, captured);
        byte[] body = captured.body();
        if (body.length > mostBytes) {
            throw new IllegalStateException("the answer of an idempotent handler has " + body.length
                    + " bytes; lintel.guard.idempotency.most-bytes is " + mostBytes);
        }
        Map<String, List<String>> headers = new TreeMap<>();
        for (String name : captured.getHeaderNames()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!before.contains(lower) && !NOT_STORED.contains(lower)) {
                headers.put(name, new ArrayList<>(captured.getHeaders(name)));
            }
        }
        String type = captured.getContentType();
        if (type != null) {
            headers.put("Content-Type", List.of(type));
        }
        return new StoredAnswer(captured.getStatus(), headers, body);
    }

    private static Set<String> names(Collection<String> names) {
        Set<String> lower = new HashSet<>();
        names.forEach(each -> lower.add(each.toLowerCase(Locale.ROOT)));
        return lower;
    }

    static void send(StoredAnswer answer, HttpServletResponse response, boolean again) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach((name, values) -> {
            response.setHeader(name, values.get(0));
            values.stream().skip(1).forEach(value -> response.addHeader(name, value));
        });
        if (again) {
            response.setHeader("Idempotency-Replayed", "true");
        }
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
        response.flushBuffer();
    }
}
