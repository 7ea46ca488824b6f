package dev.lintel.design.brief;

import java.util.OptionalDouble;

/// A system outside that the service calls.
///
/// @param usedBy the operation that needs it, `Payment.create`
/// @param p99Millis how long one call in a hundred takes at least; from the brief or assumed
/// @param availability in per cent; empty when it was not said
/// @param idempotentByHeader whether it takes a key that makes a repetition harmless
/// @param signedWebhooks whether it calls back, with an HMAC over the body
/// @param eventually whether the caller need not wait for it
public record External(
        String name,
        Kind kind,
        String usedBy,
        long p99Millis,
        boolean p99Said,
        OptionalDouble availability,
        boolean idempotentByHeader,
        boolean signedWebhooks,
        boolean eventually) {
    static final long P99_ASSUMED_MILLIS = 2000;

    public enum Kind {
        HTTP,
        SMTP
    }
}
