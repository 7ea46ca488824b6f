package dev.lintel.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SlidingWindowTest {
    private static final long START = 1_780_000_000_000_000L;

    @Property(tries = 300)
    void no_aligned_window_gives_more_than_the_limit_and_no_stretch_more_than_twice(
            @ForAll("windows") SlidingWindow limit, @ForAll("requests") List<Request> requests) {
        List<Taken> taken = new ArrayList<>();
        State state = State.NONE;
        long now = START;
        for (Request request : requests) {
            now += request.after() * limit.period() / 1000;
            Decision decision = limit.decide(state, now, request.cost());
            if (decision.admitted()) {
                taken.add(new Taken(now, request.cost()));
            }
            state = decision.state();
        }
        for (Taken end : taken) {
            long aligned = end.at() - end.at() % limit.period();
            assertThat(sum(taken, aligned, aligned + limit.period())).isLessThanOrEqualTo(limit.limit());
            assertThat(sum(taken, end.at() - limit.period() + 1, end.at() + 1)).isLessThanOrEqualTo(2 * limit.limit());
        }
    }

    @Property(tries = 300)
    void waiting_as_long_as_told_is_enough_and_a_microsecond_less_is_not(
            @ForAll("windows") SlidingWindow limit, @ForAll("requests") List<Request> requests) {
        State state = State.NONE;
        long now = START;
        for (Request request : requests) {
            now += request.after() * limit.period() / 1000;
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

    @Property(tries = 100)
    void who_calls_evenly_below_the_limit_is_never_refused(@ForAll("windows") SlidingWindow limit) {
        // the weight is rounded up to whole steps and units: so much stays unused
        long even = limit.limit() - 2 - limit.limit() / 1000;
        if (even < 1) {
            return;
        }
        long pause = limit.period() / even + 1;
        State state = State.NONE;
        for (int i = 0; i < 5 * limit.limit(); i++) {
            Decision decision = limit.decide(state, START + i * pause, 1);
            assertThat(decision.admitted()).isTrue();
            state = decision.state();
        }
    }

    @Property(tries = 200)
    void a_clock_that_runs_back_gives_nothing_away(@ForAll("windows") SlidingWindow limit) {
        State state = limit.decide(State.NONE, START, limit.limit()).state();
        Decision decision = limit.decide(state, START - 10 * limit.period(), 1);
        assertThat(decision.admitted()).isFalse();
        assertThat(decision.retryAfter()).isBetween(1L, 2 * limit.period());
    }

    private static long sum(List<Taken> taken, long from, long to) {
        return taken.stream()
                .filter(each -> each.at() >= from && each.at() < to)
                .mapToLong(Taken::cost)
                .sum();
    }

    record Request(long after, long cost) {}

    record Taken(long at, long cost) {}

    @Provide
    Arbitrary<SlidingWindow> windows() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 3_000),
                        Arbitraries.of(1_000L, Limit.SECOND, 7_000L, 60 * Limit.SECOND, 31 * Limit.DAY))
                .as(SlidingWindow::new);
    }

    @Provide
    Arbitrary<List<Request>> requests() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 900), Arbitraries.longs().between(0, 60))
                .as(Request::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }
}
