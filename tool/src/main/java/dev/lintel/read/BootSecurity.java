package dev.lintel.read;

import java.util.Set;

/// The configurations by which Spring Boot asks everyone for a login where an application says nothing.
public final class BootSecurity {
    private static final Set<String> CONFIGURATIONS =
            Set.of("SecurityAutoConfiguration", "ReactiveSecurityAutoConfiguration");

    private BootSecurity() {}

    /// @param type name of a class, qualified or not
    public static boolean isConfiguredBy(String type) {
        return CONFIGURATIONS.contains(type.substring(type.lastIndexOf('.') + 1));
    }
}
