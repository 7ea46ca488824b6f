package dev.lintel.guard.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.guard.digest.Digests;
import dev.lintel.guard.real.Postgres;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class IdempotencyStoreTest {
    private final IdempotencyStore store = new IdempotencyStore(
            new JdbcTemplate(Postgres.with(IdempotencyStore.class, "idempotency.sql")),
            Duration.ofMillis(1),
            Duration.ofHours(1));

    @Test
    void who_lost_the_lease_stores_nothing_and_who_took_over_does() throws Exception {
        byte[] id = Digests.of("ann", "a key");
        Claim.Ours late = (Claim.Ours) store.claim(id, id);
        Thread.sleep(20);
        Claim.Ours other = (Claim.Ours) store.claim(id, id);
        assertThatThrownBy(() -> store.complete(late, answer("late"))).isInstanceOf(LeaseLostException.class);
        store.complete(other, answer("other"));
        assertThatThrownBy(() -> store.complete(late, answer("late"))).isInstanceOf(LeaseLostException.class);
        Claim.Done done = (Claim.Done) store.claim(id, id);
        assertThat(done.answer().body()).isEqualTo(answer("other").body());
    }

    private static StoredAnswer answer(String body) {
        return new StoredAnswer(200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
