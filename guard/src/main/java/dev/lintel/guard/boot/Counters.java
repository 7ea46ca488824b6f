package dev.lintel.guard.boot;

import dev.lintel.guard.limit.Counter;
import dev.lintel.guard.limit.LimitStore;
import dev.lintel.guard.limit.Ticks;
import dev.lintel.guard.limit.memory.MemoryCounter;
import dev.lintel.guard.limit.memory.MemoryStore;
import dev.lintel.guard.limit.postgres.PostgresStore;
import dev.lintel.guard.limit.redis.RedisStore;
import dev.lintel.guard.limit.shared.ResilientCounter;
import io.lettuce.core.RedisURI;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/// The store that the settings name.
record Counters(LimitsSettings settings, Supplier<GuardTables> tables) {
    /// @param own a store of the service's
    Counter counter(@Nullable LimitStore own) {
        MemoryStore memory = new MemoryStore(settings.keys(), Ticks.steady());
        if (own != null) {
            return new ResilientCounter(own, memory, settings.nodes());
        }
        return switch (settings.store()) {
            case MEMORY -> new MemoryCounter(memory);
            case REDIS -> new ResilientCounter(redis(), memory, settings.nodes());
            case POSTGRESQL -> new ResilientCounter(postgres(), memory, settings.nodes());
        };
    }

    private LimitStore redis() {
        if (!ClassUtils.isPresent("io.lettuce.core.RedisClient", Counters.class.getClassLoader())) {
            throw new GuardStartException(
                    "lintel.guard.limits.store is redis, and there is no Redis client.",
                    "Add io.lettuce:lettuce-core to the dependencies.");
        }
        return Redis.store(settings);
    }

    private LimitStore postgres() {
        GuardTables guard = tables.get();
        DataSource database = guard.database("lintel.guard.limits.store is postgresql");
        guard.need("lintel_guard_limit", PostgresStore.class, "limits.sql");
        return new PostgresStore(database, settings.connections(), settings.budget());
    }

    /// Apart, so that a service without Lettuce never loads it.
    private static final class Redis {
        static LimitStore store(LimitsSettings settings) {
            return new RedisStore(RedisURI.create(settings.redis()), settings.budget());
        }
    }
}
