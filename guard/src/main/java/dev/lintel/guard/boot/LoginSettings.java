package dev.lintel.guard.boot;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the guard against guessing.
///
/// @param enabled whether logins are guarded
/// @param springs whether logins of Spring Security, by form and by the `Authorization` field, are guarded, and not
///     only handlers that are marked `@GuardLogin`
/// @param path of the form login
/// @param parameter of the form that names the account
/// @param pair failures of one account from one source
/// @param account failures of one account from sources that never got in
/// @param source failures of one source over all accounts
@ConfigurationProperties("lintel.guard.login")
public record LoginSettings(
        boolean enabled,
        @DefaultValue("true") boolean springs,
        @DefaultValue("/login") String path,
        @DefaultValue("username") String parameter,

        @DefaultValue({"12/min burst 4", "20/h burst 10", "60/day burst 40"})
        List<String> pair,

        @DefaultValue({"60/h burst 20"}) List<String> account,

        @DefaultValue({"60/min burst 20", "300/h burst 100"})
        List<String> source) {}
