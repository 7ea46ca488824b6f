package dev.lintel.read.peers;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What names around certificates say.
final class Names {
    private static final Set<String> LOGGING =
            Set.of("trace", "debug", "info", "warn", "error", "log", "println", "print", "printf", "format");
    /// Of conditions that are a switch for the check, rather than about which address is called.
    private static final List<String> SWITCHES = List.of(
            "insecure",
            "skip",
            "disable",
            "enable",
            "verif",
            "trust",
            "valid",
            "ignore",
            "selfsigned",
            "unsafe",
            "check",
            "debug",
            "bypass",
            "allow");

    private Names() {}

    static boolean logs(String call) {
        return LOGGING.contains(call);
    }

    static boolean isSwitch(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace("_", "");
        return SWITCHES.stream().anyMatch(plain::contains);
    }

    static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
