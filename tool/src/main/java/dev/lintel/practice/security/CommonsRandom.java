package dev.lintel.practice.security;

import dev.lintel.graph.Settings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `RandomUtils` and `RandomStringUtils` of Commons Lang draw from depends on the version: their static methods
/// asked `ThreadLocalRandom` until 3.14 and ask a `SecureRandom` since 3.15 (the classes' own documentation).
final class CommonsRandom {
    private static final String PACKAGE = "org.apache.commons.lang3.Random";
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");
    private static final int FIRST_SECURE = 15;

    private CommonsRandom() {}

    static boolean draws(String sink) {
        return sink.startsWith(PACKAGE);
    }

    /// Whether each version that the build files tell is a secure one; where none is told, nothing is known.
    static boolean isSecure(Settings settings) {
        var told = settings.libraries().stream()
                .filter(each -> each.artifact().equals("commons-lang3"))
                .map(Settings.Library::version)
                .filter(each -> !each.isEmpty())
                .toList();
        return !told.isEmpty() && told.stream().allMatch(CommonsRandom::isSecure);
    }

    private static boolean isSecure(String version) {
        Matcher parts = VERSION.matcher(version);
        return parts.matches()
                && (Integer.parseInt(parts.group(1)) > 3 || Integer.parseInt(parts.group(2)) >= FIRST_SECURE);
    }
}
