package dev.lintel.guard.handler;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The handlers at which something is written, for filters, which stand before the dispatcher and do not know yet
/// which handler a request is for.
public final class Marked<T> {
    private static final String PATTERN = HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE;

    private final List<RequestMappingHandlerMapping> mappings;
    private final AtHandlers<T> marks;
    private final List<HandlerMethod> all;

    /// @param read what is written at a controller's method, as [AtHandlers] wants it
    public Marked(List<RequestMappingHandlerMapping> mappings, BiFunction<Class<?>, Method, Optional<T>> read) {
        this.mappings = List.copyOf(mappings);
        this.marks = new AtHandlers<>(read);
        this.all = mappings.stream()
                .flatMap(each -> each.getHandlerMethods().values().stream())
                .filter(each -> marks.of(each).isPresent())
                .toList();
    }

    /// What is written at the handler of a request.
    ///
    /// @param pattern of its path
    public record At<T>(T mark, String pattern) {}

    public List<HandlerMethod> all() {
        return all;
    }

    /// Empty if the request is for no handler with a mark.
    public Optional<At<T>> of(HttpServletRequest request) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        for (RequestMappingHandlerMapping mapping : mappings) {
            Optional<HandlerMethod> handler = handler(mapping, request);
            if (handler.isPresent()) {
                return marks.of(handler.get())
                        .map(each -> new At<>(each, String.valueOf(request.getAttribute(PATTERN))));
            }
        }
        return Optional.empty();
    }

    /// What cannot be matched here (a wrong method, an unreadable path) gets its error from the dispatcher.
    @SuppressWarnings("IllegalCatch")
    private static Optional<HandlerMethod> handler(RequestMappingHandlerMapping mapping, HttpServletRequest request) {
        try {
            HandlerExecutionChain chain = mapping.getHandler(request);
            return chain != null && chain.getHandler() instanceof HandlerMethod method
                    ? Optional.of(method)
                    : Optional.empty();
        } catch (Exception unmatched) {
            return Optional.empty();
        }
    }
}
