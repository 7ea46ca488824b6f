package com.example.shop.security;

import com.example.shop.web.TooManyAttemptsException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * How often somebody may try to log in or register: thirty times a minute from one address, and five times a minute
 * for one account wherever the attempts come from, since a botnet has many addresses.
 */
@Component
public class AttemptLimits {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Cache<String, Bucket> sources = buckets();
    private final Cache<String, Bucket> accounts = buckets();

    /** @throws TooManyAttemptsException when the address has to wait */
    public void sourceAttempt(String address) {
        consume(sources.get(address, key -> bucket(30)));
    }

    /** @throws TooManyAttemptsException when the account has to wait */
    public void accountAttempt(String email) {
        consume(accounts.get(email, key -> bucket(5)));
    }

    private static void consume(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooManyAttemptsException(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private static Bucket bucket(long attempts) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(attempts).refillGreedy(attempts, WINDOW))
                .build();
    }

    private static Cache<String, Bucket> buckets() {
        return Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(WINDOW.multipliedBy(2))
                .build();
    }
}
