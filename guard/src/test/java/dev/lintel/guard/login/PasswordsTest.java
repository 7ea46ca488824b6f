package dev.lintel.guard.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordsTest {
    private static final int PAIRS = 40;

    private final PasswordEncoder encoder = new BCryptPasswordEncoder(6);
    private final Passwords passwords = new Passwords(encoder);

    @Test
    void only_the_right_password_of_an_account_that_is_there_matches() {
        Optional<String> kept = Optional.of(String.valueOf(encoder.encode("secret")));
        assertThat(passwords.matches("secret", kept)).isTrue();
        assertThat(passwords.matches("guess", kept)).isFalse();
        assertThat(passwords.matches("secret", Optional.empty())).isFalse();
    }

    /// The rank test of Mann and Whitney over processor times: of all pairs, in how many the account that is there
    /// took longer. Without a difference that is a half, give or take 0.065 (one standard deviation).
    @Test
    void by_the_time_it_takes_nobody_learns_whether_an_account_is_there() {
        Optional<String> kept = Optional.of(String.valueOf(encoder.encode("secret")));
        long[] there = new long[PAIRS];
        long[] nowhere = new long[PAIRS];
        for (int i = -PAIRS; i < PAIRS; i++) { // the first half only warms up
            boolean turned = i % 2 == 0;
            long first = nanos(turned ? kept : Optional.empty());
            long second = nanos(turned ? Optional.empty() : kept);
            there[Math.max(i, 0)] = turned ? first : second;
            nowhere[Math.max(i, 0)] = turned ? second : first;
        }
        double longer = 0;
        for (long known : there) {
            for (long unknown : nowhere) {
                longer += known > unknown ? 1 : known == unknown ? 0.5 : 0;
            }
        }
        assertThat(longer / PAIRS / PAIRS).isBetween(0.2, 0.8);
    }

    private long nanos(Optional<String> kept) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        assertThat(passwords.matches("a guess", kept)).isFalse();
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    }
}
