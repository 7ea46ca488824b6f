package dev.lintel.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was given elsewhere counts although it was not there, and comes back.
class ChargeTest {
    private static final long START = 1_780_012_800_000_000L; // the first instant of a day

    @ParameterizedTest
    @ValueSource(strings = {"10/s burst 10", "7/s burst 10", "sliding 10/min", "quota 10/day"})
    void who_was_charged_for_more_than_there_was_waits_until_it_has_come_back(String text) {
        Limit limit = LimitText.read(text);
        State spent = limit.decide(State.NONE, START, 10).state();
        Decision charged = limit.charge(spent, START, 5);
        assertThat(charged.remaining()).isZero();

        Decision refused = limit.decide(charged.state(), START, 1);
        assertThat(refused.admitted()).isFalse();
        long then = START + refused.retryAfter();
        assertThat(limit.decide(charged.state(), then - 1, 1).admitted()).isFalse();
        assertThat(limit.decide(charged.state(), then, 1).admitted()).isTrue();
    }

    @Test
    void a_debt_comes_back_as_fast_as_the_bucket_refills() {
        Limit limit = LimitText.read("10/s burst 10");
        State charged = limit.charge(State.NONE, START, 15).state();
        assertThat(limit.decide(charged, START, 1).retryAfter()).isEqualTo(600_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10/s burst 10", "7/s burst 10", "sliding 10/min", "quota 10/day"})
    void nobody_owes_more_than_the_limit_gives_at_once(String text) {
        Limit limit = LimitText.read(text);
        State spent = limit.decide(State.NONE, START, 10).state();
        assertThat(limit.charge(spent, START, 1_000_000)).isEqualTo(limit.charge(spent, START, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10/s burst 10", "7/s burst 10", "sliding 10/min", "quota 10/day"})
    void a_look_takes_nothing_and_forgets_no_debt(String text) {
        Limit limit = LimitText.read(text);
        State charged = limit.charge(State.NONE, START, 15).state();
        Decision look = limit.decide(charged, START, 0);
        assertThat(look.admitted()).isTrue();
        assertThat(look.remaining()).isZero();
        assertThat(look.state()).isEqualTo(charged);
    }
}
