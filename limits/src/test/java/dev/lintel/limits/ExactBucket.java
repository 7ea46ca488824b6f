package dev.lintel.limits;

import java.math.BigInteger;

/// The reference: a bucket that is filled by rational arithmetic, as a textbook has it. Its level is kept in units of
/// one over the period.
final class ExactBucket {
    private final Gcra limit;
    private final BigInteger period;
    private BigInteger level;
    private long filledAt;

    ExactBucket(Gcra limit) {
        this.limit = limit;
        this.period = BigInteger.valueOf(limit.period());
        this.level = full();
    }

    Decision decide(long now, long cost) {
        BigInteger refilled = BigInteger.valueOf(now - filledAt).multiply(BigInteger.valueOf(limit.limit()));
        level = level.add(refilled).min(full());
        filledAt = now;
        BigInteger price = BigInteger.valueOf(cost).multiply(period);
        if (cost > limit.burst()) {
            return answer(false, Decision.NEVER);
        }
        if (level.compareTo(price) < 0) {
            return answer(false, micros(price.subtract(level)));
        }
        level = level.subtract(price);
        return answer(true, 0);
    }

    private Decision answer(boolean admitted, long retryAfter) {
        long remaining = level.divide(period).longValueExact();
        return new Decision(admitted, remaining, retryAfter, micros(full().subtract(level)), State.NONE);
    }

    private BigInteger full() {
        return period.multiply(BigInteger.valueOf(limit.burst()));
    }

    /// The time in which so much refills, rounded up.
    private long micros(BigInteger amount) {
        BigInteger rate = BigInteger.valueOf(limit.limit());
        return amount.add(rate).subtract(BigInteger.ONE).divide(rate).longValueExact();
    }
}
