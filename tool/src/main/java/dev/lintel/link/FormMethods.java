package dev.lintel.link;

import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.graph.Settings;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether a form of a page, which by itself only asks with GET and POST, is handled as DELETE, PUT or PATCH where one
/// of its fields says so.
record FormMethods(Program program, Settings settings) {
    /// "In 2.2 the HiddenHttpMethodFilter auto-configuration is disabled by default" (release notes of Spring Boot).
    private static final int SINCE_MAJOR = 2;

    private static final int SINCE_MINOR = 2;

    boolean areChosen() {
        return said().orElseGet(this::isDefault) || isWrapped();
    }

    private Optional<Boolean> said() {
        return Stream.of("spring.mvc.hiddenmethod.filter.enabled", "spring.webflux.hiddenmethod.filter.enabled")
                .flatMap(key -> settings.get(key).stream())
                .map(setting -> !setting.value().strip().equalsIgnoreCase("false"))
                .findFirst();
    }

    private boolean isDefault() {
        BootVersion boot = BootVersion.of(settings);
        return boot.known() && !boot.atLeast(SINCE_MAJOR, SINCE_MINOR);
    }

    /// A request of the project's own that says another method than the one it came with.
    private boolean isWrapped() {
        return Stream.of(
                        "jakarta.servlet.http.HttpServletRequestWrapper",
                        "javax.servlet.http.HttpServletRequestWrapper")
                .flatMap(wrapper -> program.subtypes(wrapper).stream())
                .filter(TypeDeclaration::isMain)
                .flatMap(type -> type.methods().stream())
                .anyMatch(method -> method.id().name().equals("getMethod")
                        && method.id().parameters().isEmpty());
    }
}
