package dev.lintel.agent.question;

import java.util.Locale;
import java.util.Set;

/// Which settings hold something that must not be shown.
final class Secrets {
    private static final Set<String> WORDS =
            Set.of("password", "secret", "token", "key", "credential", "credentials", "passphrase", "private");

    private Secrets() {}

    static boolean isSecret(String key) {
        for (String part : key.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")) {
            if (WORDS.contains(part)) {
                return true;
            }
        }
        return false;
    }
}
