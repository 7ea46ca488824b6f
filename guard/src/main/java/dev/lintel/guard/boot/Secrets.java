package dev.lintel.guard.boot;

import java.util.Base64;

/// Reads secrets; what cannot be read is told by its name and never by its value.
final class Secrets {
    private Secrets() {}

    /// @param name below `lintel.guard`
    static byte[] base64(String name, String text) {
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException wrong) {
            throw new GuardStartException("lintel.guard." + name + " is no Base64.", "Mend the setting.");
        }
    }
}
