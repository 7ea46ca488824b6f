package dev.lintel.guard.idempotency;

import dev.lintel.guard.digest.Digests;
import dev.lintel.guard.filter.RequestFilter;
import dev.lintel.guard.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.transaction.PlatformTransactionManager;

/// Stands before handlers that are [dev.lintel.guard.Idempotent]: reads the key, claims the request, gives stored
/// answers again, and has the rest run by [Attempt].
public final class IdempotencyFilter extends RequestFilter {
    static final String HEADER = "Idempotency-Key";
    private static final Set<String> METHODS = Set.of("POST", "PATCH", "PUT", "DELETE");
    private static final long LONGEST_WAIT = 5;

    private final Supplier<IdempotentHandlers> handlers;
    private final IdempotencyStore store;
    private final Attempt attempt;
    private final KeyOwners owners;
    private final int mostBytes;

    /// @param handlers known once the service has started
    /// @param converters those of the service
    /// @param owners says whose keys a request uses
    /// @param mostBytes the largest request and answer
    public IdempotencyFilter(
            Supplier<IdempotentHandlers> handlers,
            IdempotencyStore store,
            PlatformTransactionManager transactions,
            Supplier<List<HttpMessageConverter<?>>> converters,
            KeyOwners owners,
            int mostBytes) {
        this.handlers = handlers;
        this.store = store;
        this.attempt = new Attempt(store, transactions, new AnswerWriter(converters), mostBytes);
        this.owners = owners;
        this.mostBytes = mostBytes;
    }

    @Override
    protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean may = METHODS.contains(request.getMethod()) && handlers.get().any();
        Optional<IdempotentHandlers.Found> handler = may ? handlers.get().of(request) : Optional.empty();
        if (handler.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        String sent = request.getHeader(HEADER);
        if (sent == null && !handler.get().required() && !handler.get().itself()) {
            chain.doFilter(request, response);
        } else if (sent == null) {
            problem(
                            "key-missing",
                            400,
                            "Idempotency-Key is missing",
                            "Send a new random key with each new request, and" + " the same key when you repeat one.")
                    .write(response);
        } else {
            once(request, response, chain, handler.get(), key(sent));
        }
    }

    private void once(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            IdempotentHandlers.Found handler,
            Optional<String> key)
            throws ServletException, IOException {
        if (key.isEmpty()) {
            problem("key-invalid", 400, "Idempotency-Key is invalid", "A key has 16 to 255 visible characters.")
                    .write(response);
            return;
        }
        Optional<String> owner = owners.of(request);
        if (owner.isEmpty()) {
            problem("caller-unknown", 401, "Who sends this key?", "Log in first; a key belongs to its caller.")
                    .write(response);
            return;
        }
        if (isForm(request)) {
            problem("media-type", 415, "Unsupported media type", "Send the request as JSON, not as a form.")
                    .write(response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(mostBytes + 1);
        if (body.length > mostBytes) {
            problem("too-large", 413, "Request too large", "At most " + mostBytes + " bytes are taken here.")
                    .write(response);
            return;
        }
        Claim claim = store.claim(
                Digests.of(owner.get(), request.getMethod(), handler.pattern(), key.get()), fingerprint(request, body));
        if (claim instanceof Claim.Ours ours) {
            attempt.run(ours, handler, new BufferedRequest(request, body), response, chain);
        } else {
            answer(claim, response);
        }
    }

    private static void answer(Claim claim, HttpServletResponse response) throws IOException {
        if (claim instanceof Claim.Done done) {
            Attempt.send(done.answer(), response, true);
        } else if (claim instanceof Claim.InFlight running) {
            response.setHeader("Retry-After", String.valueOf(Math.max(1, Math.min(LONGEST_WAIT, running.seconds()))));
            problem("in-flight", 409, "The same request is being processed", "Repeat it in a moment for its answer.")
                    .write(response);
        } else {
            problem("key-reused", 422, "Idempotency-Key was used for another request", "Send a new key.")
                    .write(response);
        }
    }

    /// Visible ASCII, with or without the quotes of a structured field. Short keys are no random ones.
    private static Optional<String> key(String sent) {
        String plain = sent.strip();
        boolean quoted = plain.length() > 1 && plain.startsWith("\"") && plain.endsWith("\"");
        String key = quoted ? plain.substring(1, plain.length() - 1) : plain;
        return key.matches("[\\x21-\\x7e]{16,255}") ? Optional.of(key) : Optional.empty();
    }

    private static byte[] fingerprint(HttpServletRequest request, byte[] body) {
        String query = request.getQueryString();
        return Digests.of(Digests.of(request.getRequestURI(), query == null ? "" : query), body);
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
        return lower.startsWith("application/x-www-form-urlencoded") || lower.startsWith("multipart/");
    }

    private static Problem problem(String code, int status, String title, String detail) {
        return Problem.of("idempotency-" + code, status, title, detail);
    }
}
