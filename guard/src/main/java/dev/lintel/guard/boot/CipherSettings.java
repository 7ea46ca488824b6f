package dev.lintel.guard.boot;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of columns that are kept encrypted.
///
/// @param keys 32 bytes in Base64 by number, from the environment; new values take the highest number
/// @param indexKey 32 bytes in Base64 by which equal values are found; it never changes
@ConfigurationProperties("lintel.guard.cipher")
public record CipherSettings(
        @DefaultValue Map<Integer, String> keys, @Nullable String indexKey) {}
