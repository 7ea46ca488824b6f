package dev.lintel.guard.idempotency;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/// Claims, answers and recovery points in PostgreSQL, by the server's clock. Outside a transaction each call is one
/// of its own; inside one, [#complete] is part of it.
public final class IdempotencyStore {
    /// One statement decides among twins: it inserts, or takes over what nobody finished in time, or what has
    /// expired.
    private static final String CLAIM = """
            insert into lintel_guard_idempotency as old (id, request, owner, lease_until, expires_at)
            values (?, ?, ?, clock_timestamp() + ? * interval '1 ms', clock_timestamp() + ? * interval '1 ms')
            on conflict (id) do update set
              owner = excluded.owner, lease_until = excluded.lease_until, expires_at = excluded.expires_at,
              request = excluded.request, attempts = old.attempts + 1, status = null, headers = null, body = null
            where (old.status is null and old.lease_until < clock_timestamp() and old.request = excluded.request)
              or old.expires_at < clock_timestamp()
            returning 1
            """;

    private static final String LOOK = """
            select request = ? as same, status, headers, body,
              extract(epoch from lease_until - clock_timestamp()) as lease
            from lintel_guard_idempotency where id = ?
            """;

    private final JdbcTemplate jdbc;
    private final Duration lease;
    private final Duration keep;

    /// @param lease how long an attempt may take before another takes over
    /// @param keep how long an answer is given again
    public IdempotencyStore(JdbcTemplate jdbc, Duration lease, Duration keep) {
        this.jdbc = jdbc;
        this.lease = lease;
        this.keep = keep;
    }

    Duration lease() {
        return lease;
    }

    Claim claim(byte[] id, byte[] request) {
        UUID owner = UUID.randomUUID();
        List<Integer> won = jdbc.query(
                CLAIM, (row, number) -> row.getInt(1), id, request, owner, lease.toMillis(), keep.toMillis());
        if (!won.isEmpty()) {
            return new Claim.Ours(id, owner);
        }
        List<Claim> found = jdbc.query(
                LOOK,
                (row, number) -> {
                    if (!row.getBoolean("same")) {
                        return new Claim.OtherRequest();
                    } else if (row.getObject("status") == null) {
                        return new Claim.InFlight((long) Math.ceil(row.getDouble("lease")));
                    }
                    return new Claim.Done(
                            StoredAnswer.of(row.getInt("status"), row.getString("headers"), row.getBytes("body")));
                },
                request,
                id);
        // released or thrown out between the two statements: the client asks again
        return found.isEmpty() ? new Claim.InFlight(1) : found.get(0);
    }

    /// Stores the answer.
    ///
    /// @throws LeaseLostException if another attempt has taken over
    void complete(Claim.Ours claim, StoredAnswer answer) {
        int updated = jdbc.update(
                "update lintel_guard_idempotency set status = ?, headers = ?, body = ?"
                        + " where id = ? and owner = ? and status is null",
                answer.status(),
                answer.headerLines(),
                answer.body(),
                claim.id(),
                claim.owner());
        if (updated != 1) {
            throw new LeaseLostException();
        }
    }

    /// Gives the claim back: nothing took effect, and the next attempt need not wait. What steps returned stays.
    void release(Claim.Ours claim) {
        jdbc.update(
                "update lintel_guard_idempotency set lease_until = clock_timestamp() - interval '1 ms'"
                        + " where id = ? and owner = ? and status is null",
                claim.id(),
                claim.owner());
    }

    Optional<String> step(Claim.Ours claim, String name) {
        return jdbc
                .query(
                        "select result from lintel_guard_idempotency_step where id = ? and name = ?",
                        (row, number) -> row.getString(1),
                        claim.id(),
                        name)
                .stream()
                .findFirst();
    }

    /// Records what a step returned; of two attempts that both made it, the first one's result stands. The lease
    /// begins anew: who gets on is alive.
    void record(Claim.Ours claim, String name, String result) {
        jdbc.update(
                "insert into lintel_guard_idempotency_step (id, name, result) values (?, ?, ?) on conflict do nothing",
                claim.id(),
                name,
                result);
        jdbc.update(
                "update lintel_guard_idempotency set lease_until = clock_timestamp() + ? * interval '1 ms'"
                        + " where id = ? and owner = ? and status is null",
                lease.toMillis(),
                claim.id(),
                claim.owner());
    }

    /// Throws out what has expired, a little at a time.
    public int forget() {
        return jdbc.update("delete from lintel_guard_idempotency where id in (select id from lintel_guard_idempotency"
                + " where expires_at < clock_timestamp() order by expires_at limit 1000 for update skip locked)");
    }
}
