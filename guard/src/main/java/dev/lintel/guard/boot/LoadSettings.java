package dev.lintel.guard.boot;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of overload and deadlines.
///
/// @param most requests served at the same time; without it none is refused
/// @param low `METHOD /path/**` of requests that are refused first, at 70 % of that
/// @param critical of requests that are refused last; all others are at 90 %
/// @param deadline how long a caller waits at most; without it there are no deadlines
/// @param field in which callers say what is left of theirs, and in which it is handed on, in milliseconds
/// @param drain how long requests are still served after readiness has gone down, before the port closes
@ConfigurationProperties("lintel.guard.load")
public record LoadSettings(
        @Nullable Integer most,
        @DefaultValue List<String> low,
        @DefaultValue List<String> critical,
        @Nullable Duration deadline,
        @DefaultValue("X-Request-Timeout-Ms") String field,
        @Nullable Duration drain) {}
