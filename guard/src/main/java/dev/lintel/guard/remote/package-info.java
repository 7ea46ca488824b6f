/// Calls to others: a breaker and a bulkhead for each host, repetitions only of what may be repeated and only out of
/// a budget, and the caller's deadline handed on. Joins Spring's clients; the breaker is Resilience4j's.
@NullMarked
package dev.lintel.guard.remote;

import org.jspecify.annotations.NullMarked;
