package dev.lintel.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class QuotaTest {
    @Property
    void a_month_begins_and_ends_where_the_calendar_says(
            @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second) {
        long now = second * Limit.SECOND;
        LocalDate first = LocalDate.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC)
                .withDayOfMonth(1);
        Decision decision = new Quota(10, Quota.Span.MONTH).decide(State.NONE, now, 10);
        assertThat(decision.state().time()).isEqualTo(micros(first));
        assertThat(decision.resetAfter()).isEqualTo(micros(first.plusMonths(1)) - now);
    }

    @Test
    void what_is_used_is_back_on_the_first_of_the_month_and_not_before() {
        Quota quota = new Quota(100, Quota.Span.MONTH);
        long lastDay = micros(LocalDate.of(2028, 2, 29)) + 5;
        State used = quota.decide(State.NONE, lastDay, 100).state();
        Decision refused = quota.decide(used, lastDay, 1);
        assertThat(refused.admitted()).isFalse();
        assertThat(quota.decide(used, lastDay + refused.retryAfter() - 1, 1).admitted())
                .isFalse();
        assertThat(quota.decide(used, lastDay + refused.retryAfter(), 100).admitted())
                .isTrue();
    }

    @Test
    void a_clock_that_runs_back_over_midnight_gives_nothing_back() {
        Quota quota = new Quota(5, Quota.Span.DAY);
        long midnight = micros(LocalDate.of(2026, 7, 1));
        State used = quota.decide(State.NONE, midnight + 1, 5).state();
        assertThat(quota.decide(used, midnight - 1, 1).admitted()).isFalse();
    }

    private static long micros(LocalDate day) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, day.atStartOfDay(ZoneOffset.UTC));
    }
}
