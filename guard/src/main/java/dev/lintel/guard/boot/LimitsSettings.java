package dev.lintel.guard.boot;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.env.Environment;

/// Settings of rate limits, `lintel.guard.limits`.
///
/// @param perAddress a limit for every client address, such as `20/s burst 40`
/// @param perUser a limit for every user; anonymous callers count by address
/// @param policy where a policy lies: `file:` or `classpath:`; a file is read again when it changes
/// @param reload how often the file is looked at
/// @param reportOnly only count and tell, refuse nothing
/// @param retryAfterJitter up to so much of the wait is added at random; 0 to 1
/// @param store where counts are kept
/// @param keys the most keys that this node remembers, 48 bytes each and a third
/// @param redis the address of Redis, `redis://host:6379`
/// @param budget how long a request waits for a shared store
/// @param nodes how many instances of the service share the store, for their shares while it is down
/// @param connections calls to PostgreSQL at the same time
public record LimitsSettings(
        @Nullable String perAddress,
        @Nullable String perUser,
        @Nullable String policy,
        @DefaultValue("5s") Duration reload,
        boolean reportOnly,
        double retryAfterJitter,
        @DefaultValue("memory") Store store,
        @DefaultValue("1000000") int keys,
        @DefaultValue("redis://localhost:6379") String redis,
        @DefaultValue("5ms") Duration budget,
        @DefaultValue("1") int nodes,
        @DefaultValue("4") int connections) {
    private static final String PREFIX = "lintel.guard.limits.";

    /// Reads the settings. Every service that has guard starts with them, and most set two: asking for each by its
    /// name allocates a thirtieth of what Spring Boot's binder does. A test holds both ways against each other.
    static LimitsSettings of(Environment environment) {
        Asked asked = new Asked(environment);
        return new LimitsSettings(
                environment.getProperty(PREFIX + "per-address"),
                environment.getProperty(PREFIX + "per-user"),
                environment.getProperty(PREFIX + "policy"),
                asked.of("reload", Duration.class, () -> Duration.ofSeconds(5)),
                asked.of("report-only", Boolean.class, () -> false),
                asked.of("retry-after-jitter", Double.class, () -> 0.0),
                asked.of("store", Store.class, () -> Store.MEMORY),
                asked.of("keys", Integer.class, () -> 1_000_000),
                asked.of("redis", String.class, () -> "redis://localhost:6379"),
                asked.of("budget", Duration.class, () -> Duration.ofMillis(5)),
                asked.of("nodes", Integer.class, () -> 1),
                asked.of("connections", Integer.class, () -> 4));
    }

    /// Converts what is set, and nothing else.
    private record Asked(Environment environment) {
        <T> T of(String name, Class<T> type, Supplier<T> otherwise) {
            String text = environment.getProperty(PREFIX + name);
            if (text == null) {
                return otherwise.get();
            }
            try {
                T value = environment.getProperty(PREFIX + name, type);
                return value == null ? otherwise.get() : value;
            } catch (ConversionFailedException wrong) {
                throw new GuardStartException(
                        PREFIX + name + " is \"" + text + "\", which is no "
                                + type.getSimpleName().toLowerCase(Locale.ROOT) + ".",
                        "Mend the setting.");
            }
        }
    }

    /// Where counts are kept.
    public enum Store {
        MEMORY,
        REDIS,
        POSTGRESQL
    }
}
