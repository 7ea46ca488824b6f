package dev.lintel.optimize.advise;

import java.time.Duration;

/// @param bytes that all new indexes together may take
/// @param time after which the best answer so far is given
/// @param plans that the engine may be asked for
public record Limits(long bytes, Duration time, int plans) {}
