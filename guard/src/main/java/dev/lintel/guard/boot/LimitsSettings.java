package dev.lintel.guard.boot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/// Settings of rate limits, `lintel.guard.limits`.
///
/// @param perAddress a limit for every client address, such as `20/s burst 40`
/// @param perUser a limit for every user; anonymous callers count by address
/// @param perRole a limit for each role, `customer: 300/min burst 50`, of which a caller has the most generous one;
///     who has none of them counts as `anonymous`
/// @param countRefused whether requests that Spring Security refuses (401, 403) count by user and role too
/// @param costs what some calls take of every limit, if more than one
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
        @DefaultValue Map<String, String> perRole,
        boolean countRefused,
        @DefaultValue List<Cost> costs,
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

    public LimitsSettings {
        perRole = Map.copyOf(perRole);
        costs = List.copyOf(costs);
    }

    /// What calls of an address cost.
    ///
    /// @param path as policies write it: `/v1/orders/{id}/payments`, `/v1/reports/**`
    public record Cost(String method, String path, long cost) {}

    /// Reads the settings by their names, since every service that has guard starts with them and most set two. A
    /// test holds this way and Spring Boot's binder against each other.
    static LimitsSettings of(Environment environment) {
        Asked asked = new Asked(environment, PREFIX);
        return new LimitsSettings(
                environment.getProperty(PREFIX + "per-address"),
                environment.getProperty(PREFIX + "per-user"),
                bound(environment, "per-role", Bindable.mapOf(String.class, String.class), Map.of()),
                asked.of("count-refused", Boolean.class, false),
                bound(environment, "costs", Bindable.listOf(Cost.class), List.of()),
                environment.getProperty(PREFIX + "policy"),
                asked.of("reload", Duration.class, Duration.ofSeconds(5)),
                asked.of("report-only", Boolean.class, false),
                asked.of("retry-after-jitter", Double.class, 0.0),
                asked.of("store", Store.class, Store.MEMORY),
                asked.of("keys", Integer.class, 1_000_000),
                asked.of("redis", String.class, "redis://localhost:6379"),
                asked.of("budget", Duration.class, Duration.ofMillis(5)),
                asked.of("nodes", Integer.class, 1),
                asked.of("connections", Integer.class, 4));
    }

    /// Maps and lists are bound, and only where there are any.
    private static <T> T bound(Environment environment, String name, Bindable<T> type, T none) {
        return WhenSet.Look.isSet(environment, PREFIX + name)
                ? Binder.get(environment).bind(PREFIX + name, type).orElse(none)
                : none;
    }

    /// Where counts are kept.
    public enum Store {
        MEMORY,
        REDIS,
        POSTGRESQL
    }
}
