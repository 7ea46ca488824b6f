package dev.lintel.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GcraTest {
    private static final long START = 1_780_000_000_000_000L;

    @Property(tries = 400)
    void it_answers_as_the_bucket_kept_in_exact_fractions(
            @ForAll("buckets") Gcra limit, @ForAll("requests") List<Request> requests) {
        ExactBucket model = new ExactBucket(limit);
        State state = State.NONE;
        long now = START;
        for (Request request : requests) {
            now += Math.max(0, request.after()) * limit.period() / 1000;
            Decision decision = limit.decide(state, now, request.cost());
            assertThat(decision)
                    .usingRecursiveComparison()
                    .ignoringFields("state")
                    .isEqualTo(model.decide(now, request.cost()));
            state = decision.state();
        }
    }

    @Property(tries = 300)
    void waiting_as_long_as_told_is_enough_and_a_microsecond_less_is_not(
            @ForAll("buckets") Gcra limit, @ForAll("requests") List<Request> requests) {
        State state = State.NONE;
        long now = START;
        for (Request request : requests) {
            now += Math.max(0, request.after()) * limit.period() / 1000;
            Decision decision = limit.decide(state, now, request.cost());
            if (!decision.admitted() && decision.retryAfter() != Decision.NEVER) {
                long then = now + decision.retryAfter();
                assertThat(limit.decide(state, then, request.cost()).admitted()).isTrue();
                assertThat(limit.decide(state, then - 1, request.cost()).admitted())
                        .isFalse();
            }
            state = decision.state();
        }
    }

    @Property(tries = 300)
    void a_refused_request_takes_nothing(@ForAll("buckets") Gcra limit, @ForAll("requests") List<Request> requests) {
        State state = State.NONE;
        for (Request request : requests) {
            Decision decision = limit.decide(state, START, request.cost());
            if (!decision.admitted()) {
                assertThat(decision.state()).isSameAs(state);
            }
            state = decision.state();
        }
    }

    @Property(tries = 300)
    void a_clock_that_steps_never_makes_anybody_wait_longer_than_one_refill(
            @ForAll("buckets") Gcra limit, @ForAll("requests") List<Request> requests) {
        State state = State.NONE;
        long now = START;
        long refill = limit.burst() * (limit.period() / limit.limit() + 1);
        for (Request request : requests) {
            now += request.after() * limit.period() / 10;
            Decision decision = limit.decide(state, now, request.cost());
            assertThat(decision.resetAfter()).isBetween(0L, refill);
            assertThat(decision.remaining()).isBetween(0L, limit.burst());
            state = decision.state();
        }
    }

    @Test
    void seven_a_second_are_seven_million_in_a_million_seconds() {
        Gcra limit = new Gcra(7, Limit.SECOND, 1);
        State state = State.NONE;
        long now = START;
        long admitted = 0;
        while (now < START + 1000 * Limit.SECOND) {
            Decision decision = limit.decide(state, now, 1);
            state = decision.state();
            admitted += decision.admitted() ? 1 : 0;
            now += decision.admitted() ? 0 : decision.retryAfter();
        }
        // one lies in the bucket at the start; waits are whole microseconds, yet none is lost by rounding
        assertThat(admitted).isEqualTo(7_000);
    }

    @Test
    void a_smaller_limit_takes_over_what_was_owed_under_the_larger() {
        Gcra large = new Gcra(1000, Limit.SECOND, 1000);
        State state = large.decide(State.NONE, START, 1000).state();
        Gcra small = new Gcra(3, Limit.SECOND, 3);
        assertThat(small.decide(state, START, 1).admitted()).isFalse();
        assertThat(small.decide(state, START + Limit.SECOND, 3).admitted()).isTrue();
    }

    @Test
    void what_is_dearer_than_a_full_bucket_is_never_admitted() {
        Decision decision = new Gcra(10, Limit.SECOND, 5).decide(State.NONE, START, 6);
        assertThat(decision.retryAfter()).isEqualTo(Decision.NEVER);
        assertThat(decision.remaining()).isEqualTo(5);
    }

    record Request(long after, long cost) {}

    @Provide
    Arbitrary<Gcra> buckets() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 5_000),
                        Arbitraries.of(1_000L, Limit.SECOND, 7_000L, 60 * Limit.SECOND, Limit.DAY),
                        Arbitraries.longs().between(1, 50))
                .as(Gcra::new);
    }

    /// Pauses in thousandths of a period, also backwards.
    @Provide
    Arbitrary<List<Request>> requests() {
        return Combinators.combine(
                        Arbitraries.longs().between(-400, 700),
                        Arbitraries.longs().between(0, 60))
                .as(Request::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }
}
