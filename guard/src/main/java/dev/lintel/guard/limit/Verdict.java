package dev.lintel.guard.limit;

import java.util.List;
import java.util.Optional;

/// What the limits say about a request at one stage.
///
/// @param standings of every limit that was asked; empty while the store is down and nothing counts
/// @param inFlight to be closed when the request is over
public record Verdict(Optional<Refusal> refusal, List<Standing> standings, InFlight.Lease inFlight) {
    static final Verdict UNLIMITED = new Verdict(Optional.empty(), List.of(), InFlight.Lease.NONE);

    public Verdict {
        standings = List.copyOf(standings);
    }

    /// Why a request goes no further.
    ///
    /// @param violated names of the limits that refuse
    /// @param retryAfter microseconds after which it would be admitted, 0 if it never is
    public record Refusal(Reason reason, String rule, List<String> violated, long retryAfter) {
        public Refusal {
            violated = List.copyOf(violated);
        }
    }

    public enum Reason {
        LIMIT,
        CONCURRENCY,
        /// The store is down, and the tier's callers do not pass uncounted.
        STORE_DOWN
    }
}
