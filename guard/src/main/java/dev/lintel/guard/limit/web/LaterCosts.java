package dev.lintel.guard.limit.web;

import dev.lintel.guard.limit.Limiter;
import dev.lintel.guard.limit.Stage;
import dev.lintel.guard.limit.Verdict;
import jakarta.servlet.http.HttpServletRequest;

/// Takes more of a caller's limits for a request that was let in already: what some cost is known only when they have
/// been read, a GraphQL document or a batch.
public final class LaterCosts {
    private final Limiter limiter;
    private final Identity identity;

    public LaterCosts(Limiter limiter, Identity identity) {
        this.limiter = limiter;
        this.identity = identity;
    }

    /// Asks the rules that count who calls. Nothing is taken when they refuse.
    ///
    /// @param units beside those that the request cost when it arrived, from 1 on
    /// @return whether the caller may spend so much now
    public boolean take(HttpServletRequest request, long units) {
        Verdict verdict =
                limiter.check(Stage.AFTER_AUTHENTICATION, new ServletLimitedRequest(request, identity), units);
        verdict.inFlight().close();
        return verdict.refusal().isEmpty();
    }
}
