package dev.lintel.guard.idempotency;

import java.util.UUID;

/// What came of wanting to run a request.
sealed interface Claim {
    /// It is ours to run until the lease ends.
    ///
    /// @param owner proves it at the end: whoever lost the lease meanwhile can store nothing
    record Ours(byte[] id, UUID owner) implements Claim {}

    /// It has run.
    record Done(StoredAnswer answer) implements Claim {}

    /// Somebody runs it now; `seconds` are left of the lease.
    record InFlight(long seconds) implements Claim {}

    /// The key was used for another request.
    record OtherRequest() implements Claim {}
}
