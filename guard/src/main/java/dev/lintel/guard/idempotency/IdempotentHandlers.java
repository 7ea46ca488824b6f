package dev.lintel.guard.idempotency;

import dev.lintel.guard.Idempotent;
import dev.lintel.guard.handler.AtHandlers;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// Finds the idempotent handler that a request is for.
public final class IdempotentHandlers {
    private static final String PATTERN = HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE;
    private static final List<Class<?>> LATER =
            List.of(Callable.class, DeferredResult.class, CompletionStage.class, StreamingResponseBody.class);

    private final AtHandlers<Mark> marks = new AtHandlers<>((type, method) -> mark(method));
    private final List<RequestMappingHandlerMapping> mappings;
    private final boolean any;

    /// @throws IllegalStateException for a handler whose answer is not there when it returns
    public IdempotentHandlers(List<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
        List<HandlerMethod> all = mappings.stream()
                .flatMap(each -> each.getHandlerMethods().values().stream())
                .filter(each -> marks.of(each).isPresent())
                .toList();
        all.forEach(IdempotentHandlers::check);
        this.any = !all.isEmpty();
    }

    private static void check(HandlerMethod handler) {
        Class<?> type = handler.getReturnType().getParameterType();
        if (LATER.stream().anyMatch(each -> each.isAssignableFrom(type))) {
            throw new IllegalStateException("@Idempotent at " + handler + " returns " + type.getSimpleName()
                    + ": the answer is not there yet when the handler returns and cannot be stored with its writes");
        }
    }

    public boolean any() {
        return any;
    }

    /// Empty if the request is for no idempotent handler.
    Optional<Found> of(HttpServletRequest request) {
        for (RequestMappingHandlerMapping mapping : any ? mappings : List.<RequestMappingHandlerMapping>of()) {
            Optional<HandlerMethod> handler = handler(mapping, request);
            if (handler.isPresent()) {
                return marks.of(handler.get())
                        .map(each -> new Found(
                                each.required(), String.valueOf(request.getAttribute(PATTERN)), each.itself()));
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

    private static Optional<Mark> mark(Method method) {
        boolean itself = Arrays.asList(method.getParameterTypes()).contains(Idempotency.class);
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method, Idempotent.class))
                .map(each -> new Mark(each.required(), itself));
    }

    private record Mark(boolean required, boolean itself) {}

    /// @param required whether a key must be sent
    /// @param pattern of the path
    /// @param itself whether the handler says itself what its final write is
    record Found(boolean required, String pattern, boolean itself) {}
}
