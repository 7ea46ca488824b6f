package dev.lintel.guard.boot;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of header fields on every answer.
///
/// @param enabled whether guard writes those for an API
/// @param set fields to add or replace; an empty value takes one out
@ConfigurationProperties("lintel.guard.headers")
public record HeadersSettings(boolean enabled, @DefaultValue Map<String, String> set) {}
