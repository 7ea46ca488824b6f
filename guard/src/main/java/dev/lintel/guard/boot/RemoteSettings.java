package dev.lintel.guard.boot;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of calls to others.
///
/// @param enabled stands in Spring's clients
/// @param attempts at most, the first included
/// @param pause the longest wait before the second attempt
/// @param longestPause no wait is longer
/// @param repeated repetitions for each hundred calls
/// @param atOnce calls to one host at the same time
/// @param failures percent of the last calls after which a host rests
/// @param lastCalls how many calls are looked at
/// @param rest how long a host is left alone
@ConfigurationProperties("lintel.guard.remote")
public record RemoteSettings(
        boolean enabled,
        @DefaultValue("3") int attempts,
        @DefaultValue("100ms") Duration pause,
        @DefaultValue("2s") Duration longestPause,
        @DefaultValue("10") int repeated,
        @DefaultValue("50") int atOnce,
        @DefaultValue("50") int failures,
        @DefaultValue("20") int lastCalls,
        @DefaultValue("5s") Duration rest) {}
