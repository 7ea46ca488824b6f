package dev.lintel.guard.remote;

import java.time.Duration;

/// How others are called.
///
/// @param attempts at most, the first included; 1 repeats nothing
/// @param pause the longest wait before the second attempt; doubles with each, and what is waited is drawn between
///     nothing and that (full jitter: those who failed together do not come back together)
/// @param longestPause no wait is longer
/// @param repeated repetitions for each hundred calls; more are not made, or they would bury whoever is weak
/// @param atOnce calls to one host at the same time
/// @param failures percent of the last calls after which a host is not called for a while
/// @param lastCalls how many calls are looked at
/// @param rest how long a host is not called then
/// @param field in which what is left of the deadline is handed on, in milliseconds
public record RemotePolicy(
        int attempts,
        Duration pause,
        Duration longestPause,
        int repeated,
        int atOnce,
        int failures,
        int lastCalls,
        Duration rest,
        String field) {}
