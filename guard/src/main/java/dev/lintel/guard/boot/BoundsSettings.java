package dev.lintel.guard.boot;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Bounds of request bodies.
///
/// @param body the most bytes of a body, such as `64KB`; without it there is no bound
/// @param paths other bounds by path, `"[/v1/imports/**]": 10MB`; the first that fits counts
@ConfigurationProperties("lintel.guard.bounds")
public record BoundsSettings(
        @Nullable DataSize body, @DefaultValue Map<String, DataSize> paths) {}
