package dev.lintel.guard.remote;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.util.concurrent.Semaphore;

/// What is remembered of one host.
///
/// @param places calls that may run at the same time
record Host(String name, CircuitBreaker breaker, Semaphore places, RetryBudget budget) {
    private static final int TRIALS = 3;

    static Host of(String name, RemotePolicy policy) {
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(policy.lastCalls())
                .minimumNumberOfCalls(Math.max(1, policy.lastCalls() / 2))
                .failureRateThreshold(policy.failures())
                .waitDurationInOpenState(policy.rest())
                .permittedNumberOfCallsInHalfOpenState(TRIALS)
                .build();
        return new Host(
                name,
                CircuitBreaker.of(name, config),
                new Semaphore(policy.atOnce()),
                new RetryBudget(policy.repeated()));
    }
}
