package dev.lintel.practice.security;

import dev.lintel.graph.Backend;
import dev.lintel.graph.Settings.Library;
import java.util.stream.Stream;

/// Which release of a library a backend is built with, for defaults that a release changed.
final class Release {
    /// More digits than any number in a version has, and too many for an `int`.
    private static final int LONGEST = 9;

    private Release() {}

    /// Whether the build tells the version.
    static boolean isTold(Backend backend, String artifact) {
        return told(backend, artifact).findAny().isPresent();
    }

    /// Whether the build tells a version, and it is this one or a later one.
    static boolean isAtLeast(Backend backend, String artifact, int... wanted) {
        return told(backend, artifact).anyMatch(each -> isAtLeast(each.version(), wanted));
    }

    private static Stream<Library> told(Backend backend, String artifact) {
        return backend.settings().libraries().stream()
                .filter(each ->
                        each.artifact().equals(artifact) && !each.version().isEmpty());
    }

    private static boolean isAtLeast(String version, int... wanted) {
        String[] parts = version.split("[^0-9]+");
        for (int i = 0; i < wanted.length; i++) {
            boolean number = i < parts.length && !parts[i].isEmpty() && parts[i].length() < LONGEST;
            int part = number ? Integer.parseInt(parts[i]) : 0;
            if (part != wanted[i]) {
                return part > wanted[i];
            }
        }
        return true;
    }
}
