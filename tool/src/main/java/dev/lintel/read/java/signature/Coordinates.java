package dev.lintel.read.java.signature;

import java.util.Optional;
import java.util.regex.Pattern;

/// A library's exact version, `org.acme:orders-client:1.4.2`.
record Coordinates(String group, String artifact, String version) implements Comparable<Coordinates> {
    /// They become parts of paths, and the target may be hostile: no separators, no way up.
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_-]+(?:[.+][A-Za-z0-9_-]+)*");

    static Optional<Coordinates> of(String group, String artifact, String version) {
        return isPart(group) && isPart(artifact) && isPart(version)
                ? Optional.of(new Coordinates(group, artifact, version))
                : Optional.empty();
    }

    private static boolean isPart(String text) {
        return text.length() < 200 && PART.matcher(text).matches();
    }

    String jarName() {
        return artifact + "-" + version + ".jar";
    }

    @Override
    public int compareTo(Coordinates other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return group + ":" + artifact + ":" + version;
    }
}
