package dev.lintel.graph;

import dev.lintel.source.Span;

/// A decision that rests on an address which the request itself claims, in a header that proxies write and that every
/// caller can write as well.
///
/// @param in the method that decides
/// @param header the header, as written
/// @param read where it is read
/// @param decides the condition
/// @param how what is decided
public record ClaimedAddress(OperationId in, String header, Span read, Span decides, How how) {
    /// What depends on the address.
    public enum How {
        /// Those who are not on a list are refused.
        LETS_IN,
        /// Those for whom a condition holds are refused.
        KEEPS_OUT,
        /// Calls are counted for each address.
        COUNTS
    }
}
