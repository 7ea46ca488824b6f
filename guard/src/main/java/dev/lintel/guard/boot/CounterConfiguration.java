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
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

/// The store that the settings name.
@Configuration(proxyBeanMethods = false)
class CounterConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Counter lintelCounter(LimitsSettings settings, ObjectProvider<GuardTables> tables, ObjectProvider<LimitStore> own) {
        MemoryStore memory = new MemoryStore(settings.keys(), Ticks.steady());
        LimitStore store = own.getIfAvailable();
        if (store != null) {
            return new ResilientCounter(store, memory, settings.nodes());
        }
        return switch (settings.store()) {
            case MEMORY -> new MemoryCounter(memory);
            case REDIS -> new ResilientCounter(redis(settings), memory, settings.nodes());
            case POSTGRESQL -> new ResilientCounter(postgres(settings, tables.getObject()), memory, settings.nodes());
        };
    }

    private static LimitStore redis(LimitsSettings settings) {
        if (!ClassUtils.isPresent("io.lettuce.core.RedisClient", CounterConfiguration.class.getClassLoader())) {
            throw new GuardStartException(
                    "lintel.guard.limits.store is redis, and there is no Redis client.",
                    "Add io.lettuce:lettuce-core to the dependencies.");
        }
        return Redis.store(settings);
    }

    private static LimitStore postgres(LimitsSettings settings, GuardTables tables) {
        DataSource database = tables.database("lintel.guard.limits.store is postgresql");
        tables.need("lintel_guard_limit", PostgresStore.class, "limits.sql");
        return new PostgresStore(database, settings.connections(), settings.budget());
    }

    /// Apart, so that a service without Lettuce never loads it.
    private static final class Redis {
        static LimitStore store(LimitsSettings settings) {
            return new RedisStore(RedisURI.create(settings.redis()), settings.budget());
        }
    }
}
