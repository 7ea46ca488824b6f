package dev.lintel.guard.cipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.guard.boot.GuardStartException;
import dev.lintel.guard.shop.Running;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FieldCipherTest {
    private static final byte[] ONE = key(1);
    private static final byte[] TWO = key(2);

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }

    private static byte[] sealed(FieldCipher cipher, String text, String context) {
        return Objects.requireNonNull(cipher.seal(text, context));
    }

    @Test
    void what_is_sealed_opens_and_never_looks_the_same_twice() {
        FieldCipher cipher = new FieldCipher(Map.of(1, ONE), null);
        byte[] first = sealed(cipher, "+49 30 1234 é", "users.phone");
        assertThat(cipher.open(first, "users.phone")).isEqualTo("+49 30 1234 é");
        assertThat(sealed(cipher, "+49 30 1234 é", "users.phone")).isNotEqualTo(first);
        assertThat(new String(first, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("1234");
        assertThat(cipher.seal(null, "users.phone")).isNull();
        assertThat(cipher.open(null, "users.phone")).isNull();
    }

    @Test
    void a_value_that_was_moved_changed_or_never_sealed_does_not_open() {
        FieldCipher cipher = new FieldCipher(Map.of(1, ONE), null);
        byte[] sealed = sealed(cipher, "secret", "users.phone");
        byte[] changed = sealed.clone();
        changed[20] ^= 1;
        assertThatThrownBy(() -> cipher.open(sealed, "users.email")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cipher.open(changed, "users.phone")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cipher.open(new byte[] {1, 2}, "users.phone"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("never sealed");
    }

    @Test
    void a_new_key_seals_while_the_old_one_opens() {
        byte[] old = sealed(new FieldCipher(Map.of(1, ONE), null), "secret", "c");
        FieldCipher both = new FieldCipher(Map.of(1, ONE, 2, TWO), null);
        assertThat(both.open(old, "c")).isEqualTo("secret");
        assertThat(both.isOld(old)).isTrue();
        byte[] fresh = sealed(both, "secret", "c");
        assertThat(both.isOld(fresh)).isFalse();
        FieldCipher only = new FieldCipher(Map.of(2, TWO), null);
        assertThat(only.open(fresh, "c")).isEqualTo("secret");
        assertThatThrownBy(() -> only.open(old, "c")).hasMessageContaining("key 1, which is not there");
    }

    @Test
    void equal_values_are_found_and_other_columns_tell_nothing_of_them() {
        FieldCipher cipher = new FieldCipher(Map.of(1, ONE), TWO);
        assertThat(cipher.index(" Ann@Example.org", "users.email"))
                .isEqualTo(cipher.index("ann@example.org", "users.email"));
        assertThat(cipher.index("ann@example.org", "users.backup"))
                .isNotEqualTo(cipher.index("ann@example.org", "users.email"));
        assertThatThrownBy(() -> new FieldCipher(Map.of(1, ONE), null).index("x", "c"))
                .hasMessageContaining("no index key");
    }

    @Test
    void keys_come_from_settings_and_a_short_one_fails_the_start_without_being_told() {
        try (Running shop =
                Running.with("lintel.guard.cipher.keys.1=" + Base64.getEncoder().encodeToString(ONE))) {
            FieldCipher cipher = shop.bean(FieldCipher.class);
            assertThat(cipher.open(cipher.seal("secret", "c"), "c")).isEqualTo("secret");
        }
        String tooShort = Base64.getEncoder().encodeToString(new byte[] {1, 2, 3});
        assertThatThrownBy(() ->
                        Running.with("lintel.guard.cipher.keys.1=" + tooShort).close())
                .rootCause()
                .isInstanceOf(GuardStartException.class)
                .hasMessageContaining("key 1 has 3 bytes")
                .hasMessageNotContaining(tooShort);
    }
}
