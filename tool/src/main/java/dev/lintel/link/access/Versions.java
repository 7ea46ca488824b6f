package dev.lintel.link.access;

import dev.lintel.graph.Settings;
import java.util.Comparator;
import java.util.Set;

/// Which defaults hold for the framework versions of one application, as far as the build files tell them. Spring
/// Boot 3 brings Spring Framework 6 and Spring Security 6, Boot 4 brings 7 of both (Spring Boot, "Dependency
/// Versions"). Without a known version the newer behaviour is assumed, which is the stricter one.
///
/// | what | before | since | source |
/// |---|---|---|---|
/// | path patterns take a trailing slash | Spring 5 | not in Spring 6 | Spring Framework 6.0 release notes, "Web" |
record Versions(Settings settings) {
    private static final Set<String> BOOT = Set.of(
            "spring-boot-starter-parent",
            "spring-boot-dependencies",
            "org.springframework.boot.gradle.plugin",
            "spring-boot-gradle-plugin");

    boolean ignoresTrailingSlash() {
        int boot = major("org.springframework.boot", BOOT);
        return boot > 0
                ? boot < 3
                : isOld(major("org.springframework", Set.of("spring-webmvc", "spring-web", "spring-core")));
    }

    private static boolean isOld(int spring) {
        return spring > 0 && spring < 6;
    }

    private int major(String group, Set<String> preferred) {
        return settings.libraries().stream()
                .filter(library ->
                        library.group().equals(group) && !library.version().isEmpty())
                .sorted(Comparator.comparing(library -> !preferred.contains(library.artifact())))
                .mapToInt(library -> leadingNumber(library.version()))
                .findFirst()
                .orElse(0);
    }

    private static int leadingNumber(String version) {
        int number = 0;
        for (int i = 0; i < version.length() && i < 4 && Character.isDigit(version.charAt(i)); i++) {
            number = number * 10 + (version.charAt(i) - '0');
        }
        return number;
    }
}
