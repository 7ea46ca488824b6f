package dev.lintel.guard.boot;

import dev.lintel.guard.client.ClientAddress;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/// How the client behind proxies is found.
///
/// @param trustedProxies ranges of our own proxies; without them no header is believed
/// @param field the field that those proxies append to
@ConfigurationProperties("lintel.guard.client")
public record ClientSettings(
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("x-forwarded-for") ClientAddress.Field field) {
    static ClientSettings of(Environment environment) {
        String name = "lintel.guard.client";
        return WhenSet.Look.isSet(environment, name)
                ? Binder.get(environment).bindOrCreate(name, ClientSettings.class)
                : new ClientSettings(List.of(), ClientAddress.Field.X_FORWARDED_FOR);
    }
}
