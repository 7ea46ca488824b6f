package dev.lintel.guard.boot;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of errors.
///
/// @param enabled whether every error is answered as a problem detail
/// @param types what a problem's code is appended to for its `type`, a URL where you document them or a URN; where it
///     is set, guard's own codes too, whether or not it answers all errors
/// @param invalidStatus the status of a request whose content is wrong, 400 or 422; a wrong parameter is always 400
@ConfigurationProperties("lintel.guard.problems")
public record ProblemsSettings(
        boolean enabled,
        @DefaultValue("urn:problem:") String types,
        @DefaultValue("400") int invalidStatus) {}
