package dev.lintel.guard.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.Counter;
import dev.lintel.guard.limit.Ticks;
import dev.lintel.guard.limit.memory.MemoryCounter;
import dev.lintel.guard.limit.memory.MemoryStore;
import dev.lintel.limits.Limit;
import dev.lintel.limits.LimitText;
import dev.lintel.limits.policy.StoreDown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuessesTogetherTest {
    private static final List<Limit> ONE = List.of(LimitText.read("1/h burst 1"));
    private static final List<Limit> MANY = List.of(LimitText.read("100/h burst 100"));

    private final Counter memory = new MemoryCounter(new MemoryStore(1_000, Ticks.steady()));
    private Runnable meanwhile = () -> {};
    private boolean gotIn;

    @Test
    void while_a_failure_is_being_counted_no_other_guess_gets_in() {
        LoginGuard guard = new LoginGuard(new Interrupted(), new LoginLimits(ONE, MANY, MANY), blocked -> {});
        LoginGuard.Attempt first = guard.begin(Optional.of("ann"), "address:10.0.0.1");
        meanwhile = () -> gotIn = begins(guard);
        first.failed();
        assertThat(gotIn).isFalse();
        assertThat(begins(guard)).isFalse();
    }

    @Test
    void no_more_guesses_run_at_once_than_may_fail_also_before_the_first_has() {
        LoginGuard guard = new LoginGuard(memory, new LoginLimits(ONE, MANY, MANY), blocked -> {});
        assertThat(begins(guard)).isTrue();
        assertThat(begins(guard)).isFalse();
    }

    @Test
    void whoever_watches_is_told_which_account_is_guessed_from_where_and_for_how_long_it_rests() {
        List<LoginBlocked> told = new ArrayList<>();
        LoginGuard guard = new LoginGuard(memory, new LoginLimits(ONE, MANY, MANY), told::add);
        guard.begin(Optional.of("ann"), "address:10.0.0.1").failed();
        assertThat(begins(guard)).isFalse();
        assertThat(told).hasSize(1);
        assertThat(told.get(0).account()).isEqualTo("ann");
        assertThat(told.get(0).source()).isEqualTo("address:10.0.0.1");
        assertThat(told.get(0).seconds()).isBetween(3_590L, 3_600L);
    }

    private static boolean begins(LoginGuard guard) {
        try {
            guard.begin(Optional.of("ann"), "address:10.0.0.1");
            return true;
        } catch (TooManyAttemptsException refused) {
            return false;
        }
    }

    /// Somebody else's request runs at the worst moment.
    private final class Interrupted implements Counter {
        @Override
        public Taken take(List<Ask> asks, StoreDown otherwise) {
            Runnable now = meanwhile;
            meanwhile = () -> {};
            now.run();
            return memory.take(asks, otherwise);
        }

        @Override
        public void forget(String key) {
            memory.forget(key);
        }

        @Override
        public void close() {
            memory.close();
        }
    }
}
