package dev.lintel.guard.remote;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/// What is remembered of the hosts that are called, by whichever client, and what may be repeated: methods that RFC
/// 9110 §9.2.2 calls idempotent, and requests that carry an `Idempotency-Key`; after a connection that failed, or an
/// answer that says "not now" (429, 502, 503, 504).
public final class Hosts {
    private static final Set<HttpMethod> REPEATABLE = Set.of(
            HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE, HttpMethod.PUT, HttpMethod.DELETE);
    private static final Set<Integer> NOT_NOW = Set.of(429, 502, 503, 504);
    private static final int MOST_HOSTS = 1_000;

    private final RemotePolicy policy;
    private final RemoteEvents events;
    private final Map<String, Host> known = new ConcurrentHashMap<>();

    public Hosts(RemotePolicy policy, RemoteEvents events) {
        this.policy = policy;
        this.events = events;
    }

    RemotePolicy policy() {
        return policy;
    }

    RemoteEvents events() {
        return events;
    }

    /// Hosts that come from data could be many; beyond a bound they share one memory.
    Host of(URI uri) {
        String authority = uri.getScheme() + "://" + uri.getAuthority();
        Host before = known.get(authority);
        if (before != null) {
            return before;
        }
        String name = known.size() < MOST_HOSTS ? authority : "others";
        return known.computeIfAbsent(name, each -> Host.of(each, policy));
    }

    static boolean isRepeatable(HttpMethod method, HttpHeaders headers) {
        return REPEATABLE.contains(method) || headers.containsHeader("Idempotency-Key");
    }

    /// A wait before the next attempt, drawn (full jitter).
    Duration pause(int attempt) {
        long most = policy.pause().toMillis() << Math.min(attempt - 1, 20);
        long bound = Math.min(most, policy.longestPause().toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(bound + 1));
    }

    /// How long to wait before a repetition; empty if the answer is one to keep, or asks for more patience than we
    /// have.
    ///
    /// @param after the answer's `Retry-After`
    Optional<Duration> wait(int status, @Nullable String after, Duration pause) {
        if (!NOT_NOW.contains(status)) {
            return Optional.empty();
        }
        if (after == null || !after.matches("\\d{1,6}")) {
            return Optional.of(pause);
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(after));
        return asked.compareTo(policy.longestPause()) > 0
                ? Optional.empty()
                : Optional.of(asked.compareTo(pause) > 0 ? asked : pause);
    }

    /// Within the caller's time and the budget.
    ///
    /// @param left of the caller's time
    boolean mayRepeat(Host host, Duration pause, Optional<Duration> left) {
        boolean inTime = left.map(each -> each.compareTo(pause) > 0).orElse(true);
        if (inTime && host.budget().take()) {
            return true;
        }
        events.happened(host.name(), inTime ? RemoteEvents.Outcome.UNREPEATED : RemoteEvents.Outcome.LATE);
        return false;
    }

    NotCalledException notCalled(Host host, RemoteEvents.Outcome outcome, String why) {
        events.happened(host.name(), outcome);
        return new NotCalledException(host.name() + " was not called: " + why);
    }
}
