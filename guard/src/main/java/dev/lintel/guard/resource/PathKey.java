package dev.lintel.guard.resource;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.servlet.HandlerMapping;

/// The key of a row as the path of a request names it.
public final class PathKey {
    private PathKey() {}

    /// @param variable of the handler's path
    /// @return empty when the path has no such variable, or no handler was found for it
    public static Optional<String> of(HttpServletRequest request, String variable) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? Optional.ofNullable(variables.get(variable)).map(String::valueOf)
                : Optional.empty();
    }
}
