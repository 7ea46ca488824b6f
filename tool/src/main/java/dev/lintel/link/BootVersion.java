package dev.lintel.link;

import dev.lintel.graph.Settings;
import java.util.Comparator;

/// The version of Spring Boot that the build files tell.
///
/// @param major 0 when it is not known
record BootVersion(int major, int minor) {
    static BootVersion of(Settings settings) {
        return settings.libraries().stream()
                .filter(each -> each.group().equals("org.springframework.boot")
                        && !each.version().isEmpty())
                .filter(each -> Character.isDigit(each.version().charAt(0)))
                .min(Comparator.comparing(each -> !each.artifact().equals("spring-boot-starter-actuator")))
                .map(each -> each.version().split("[^0-9]+"))
                .map(parts -> new BootVersion(number(parts, 0), number(parts, 1)))
                .orElse(new BootVersion(0, 0));
    }

    private static int number(String[] parts, int index) {
        return index < parts.length && !parts[index].isEmpty() && parts[index].length() < 5
                ? Integer.parseInt(parts[index])
                : 0;
    }

    boolean known() {
        return major > 0;
    }

    boolean atLeast(int otherMajor, int otherMinor) {
        return major > otherMajor || major == otherMajor && minor >= otherMinor;
    }
}
