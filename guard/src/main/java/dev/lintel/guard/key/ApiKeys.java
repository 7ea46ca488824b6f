package dev.lintel.guard.key;

import java.security.MessageDigest;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/// Issues, lists, rotates, revokes and recognises API keys. What was recognised is remembered for half a minute, so
/// that a request costs no query; so long a revoked key may still work on other nodes.
public final class ApiKeys {
    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final int MOST_REMEMBERED = 10_000;
    private static final byte[] NOBODY = new byte[32];

    private final JdbcTemplate jdbc;
    private final String prefix;
    private final Clock clock;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /// @param prefix of every key of this service, letters and digits
    public ApiKeys(JdbcTemplate jdbc, String prefix, Clock clock) {
        this.jdbc = jdbc;
        this.prefix = prefix;
        this.clock = clock;
    }

    /// A new key. Its text is given here and never again.
    public Issued issue(String owner, Optional<String> plan, Set<String> scopes, Optional<Instant> expires) {
        KeyText text = KeyText.fresh();
        jdbc.update(
                "insert into lintel_guard_api_key (id, digest, owner, plan, scopes, expires_at)"
                        + " values (?, ?, ?, ?, string_to_array(?, ' '), ?)",
                text.id(),
                text.digest(),
                owner,
                plan.orElse(null),
                String.join(" ", scopes),
                expires.map(Timestamp::from).orElse(null));
        return new Issued(text.text(prefix), text.id());
    }

    /// @param text what the caller sends from now on
    public record Issued(String text, String id) {}

    /// The keys of an owner, the newest first.
    public List<ApiKey> of(String owner) {
        return jdbc.query(
                "select * from lintel_guard_api_key where owner = ? order by created_at desc, id",
                (row, number) -> key(row),
                owner);
    }

    /// A new key with the rights of an old one, which goes on for a while so that callers can change over.
    ///
    /// @throws IllegalArgumentException if there is no such valid key
    public Issued rotate(String id, Duration overlap) {
        ApiKey old = byId(id).map(Found::key)
                .filter(each -> each.isValid(clock.instant()))
                .orElseThrow(() -> new IllegalArgumentException("there is no valid key " + id));
        Issued fresh = issue(old.owner(), old.plan(), old.scopes(), old.expires());
        jdbc.update(
                "update lintel_guard_api_key set expires_at = least(expires_at, ?) where id = ?",
                Timestamp.from(clock.instant().plus(overlap)),
                id);
        forget(id);
        return fresh;
    }

    public void revoke(String id) {
        jdbc.update(
                "update lintel_guard_api_key set revoked_at = clock_timestamp() where id = ? and revoked_at is null",
                id);
        forget(id);
    }

    /// The key that a text proves. How much of a secret was right cannot be told from the time it takes. Whether an
    /// id is in use can, for one that is remembered costs no query; ids are no secret, and too many to be guessed.
    public Optional<ApiKey> recognise(String text) {
        Optional<KeyText> read = KeyText.read(prefix, text);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Found> found =
                remembered(read.get().id(), now).or(() -> look(read.get().id(), now));
        byte[] wanted = found.map(Found::digest).orElse(NOBODY);
        boolean same = MessageDigest.isEqual(wanted, read.get().digest());
        return same ? found.map(Found::key).filter(each -> each.isValid(now)) : Optional.empty();
    }

    private Optional<Found> remembered(String id, Instant now) {
        synchronized (known) {
            Known before = known.get(id);
            return before != null && now.isBefore(before.until()) ? Optional.of(before.found()) : Optional.empty();
        }
    }

    /// Unknown ids are not remembered: who makes them up must not push out those in use.
    private Optional<Found> look(String id, Instant now) {
        Optional<Found> found = byId(id);
        found.ifPresent(each -> {
            synchronized (known) {
                known.put(id, new Known(each, now.plus(REMEMBERED)));
            }
            jdbc.update(
                    "update lintel_guard_api_key set last_used_at = clock_timestamp() where id = ?"
                            + " and (last_used_at is null or last_used_at < clock_timestamp() - interval '1 minute')",
                    id);
        });
        return found;
    }

    private void forget(String id) {
        synchronized (known) {
            known.remove(id);
        }
    }

    private Optional<Found> byId(String id) {
        return jdbc
                .query(
                        "select * from lintel_guard_api_key where id = ?",
                        (row, number) -> new Found(key(row), row.getBytes("digest")),
                        id)
                .stream()
                .findFirst();
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        Array scopes = row.getArray("scopes");
        return new ApiKey(
                row.getString("id"),
                row.getString("owner"),
                Optional.ofNullable(row.getString("plan")),
                Set.of((String[]) scopes.getArray()),
                instant(row, "expires_at"),
                instant(row, "revoked_at"),
                instant(row, "last_used_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private record Found(ApiKey key, byte[] digest) {}

    private record Known(Found found, Instant until) {}
}
