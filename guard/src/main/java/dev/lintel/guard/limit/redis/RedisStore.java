package dev.lintel.guard.limit.redis;

import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.LimitStore;
import dev.lintel.guard.limit.StoreUnavailable;
import dev.lintel.guard.limit.Wire;
import dev.lintel.limits.Decision;
import dev.lintel.limits.Limit;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Counts in Redis by one script. The script runs alone on the server, which makes it atomic, and by the server's
/// clock, so that nodes whose clocks differ count alike. All keys of a request lie on one server: no cluster.
public final class RedisStore implements LimitStore {
    private static final String SCRIPT = script();
    private static final String PREFIX = "lintel:guard:";
    private static final int MOST_WAITING = 4096;
    private static final long SERVERS_CLOCK = 0;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final RedisClient client;
    private final Duration budget;
    private final String tooLate;
    private volatile @Nullable StatefulRedisConnection<String, String> connection;
    private volatile @Nullable String digest;

    /// @param budget how long a request is held up at most
    public RedisStore(RedisURI uri, Duration budget) {
        this.budget = budget;
        this.tooLate = "no answer from Redis within a budget of " + budget.toMillis() + " ms";
        this.client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder()
                // a request that waits for a reconnection waits too long
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MOST_WAITING)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(Duration.ofSeconds(1))
                        .build())
                .timeoutOptions(TimeoutOptions.enabled(PATIENCE))
                .build());
    }

    @Override
    public List<Decision> take(List<Ask> asks) throws StoreUnavailable {
        return ask(asks, SERVERS_CLOCK, false, LimitStore.wait(budget));
    }

    @Override
    public void charge(List<Ask> given) throws StoreUnavailable {
        ask(given, SERVERS_CLOCK, true, PATIENCE.toNanos());
    }

    /// @param now what time it is in microseconds since 1970; 0 asks the server
    /// @param charge whether it was given already
    /// @param wait nanoseconds
    List<Decision> ask(List<Ask> asks, long now, boolean charge, long wait) throws StoreUnavailable {
        StatefulRedisConnection<String, String> open = connection;
        String loaded = digest;
        if (open == null || loaded == null) {
            throw new StoreUnavailable("Redis was never reached");
        }
        String[] keys = asks.stream().map(ask -> PREFIX + ask.key()).toArray(String[]::new);
        try {
            List<Long> answer = open.async()
                    .<List<Long>>evalsha(loaded, ScriptOutputType.MULTI, keys, arguments(asks, now, charge))
                    .get(wait, TimeUnit.NANOSECONDS);
            return Wire.decisions(answer);
        } catch (TimeoutException late) {
            throw new StoreUnavailable(tooLate);
        } catch (ExecutionException | RedisException failed) {
            throw new StoreUnavailable("Redis", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted");
        }
    }

    @Override
    public void forget(String key) throws StoreUnavailable {
        StatefulRedisConnection<String, String> open = connection;
        if (open == null) {
            throw new StoreUnavailable("Redis was never reached");
        }
        try {
            open.sync().del(PREFIX + key);
        } catch (RedisException failed) {
            throw new StoreUnavailable("Redis", failed);
        }
    }

    private static String[] arguments(List<Ask> asks, long now, boolean charge) {
        List<String> arguments = new ArrayList<>();
        arguments.add(String.valueOf(now));
        for (Ask ask : asks) {
            arguments.add(String.valueOf(charge ? -ask.cost() : ask.cost()));
            arguments.add(String.valueOf(ask.limits().size()));
            for (Limit limit : ask.limits()) {
                Wire wire = Wire.of(limit);
                arguments.add(wire.kind());
                arguments.add(String.valueOf(wire.first()));
                arguments.add(String.valueOf(wire.second()));
                arguments.add(String.valueOf(wire.third()));
            }
        }
        return arguments.toArray(String[]::new);
    }

    /// Connects if need be, and loads the script again: a server that was replaced has forgotten it.
    @Override
    public synchronized boolean answers() {
        try {
            StatefulRedisConnection<String, String> open = connection;
            if (open == null) {
                open = client.connect();
                connection = open;
            }
            digest = open.sync().scriptLoad(SCRIPT);
            return true;
        } catch (RedisException down) {
            return false;
        }
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    }

    private static String script() {
        try (InputStream in = RedisStore.class.getResourceAsStream("take.lua")) {
            if (in == null) {
                throw new IllegalStateException("take.lua is missing beside RedisStore");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
