package dev.lintel.guard.idempotency;

import dev.lintel.guard.Idempotent;
import dev.lintel.guard.handler.Marked;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// Finds the idempotent handler that a request is for.
public final class IdempotentHandlers {
    private static final List<Class<?>> LATER =
            List.of(Callable.class, DeferredResult.class, CompletionStage.class, StreamingResponseBody.class);

    private final Marked<Mark> handlers;

    /// @throws IllegalStateException for a handler whose answer is not there when it returns
    public IdempotentHandlers(List<RequestMappingHandlerMapping> mappings) {
        this.handlers = new Marked<>(mappings, (type, method) -> mark(method));
        handlers.all().forEach(IdempotentHandlers::check);
    }

    private static void check(HandlerMethod handler) {
        Class<?> type = handler.getReturnType().getParameterType();
        if (LATER.stream().anyMatch(each -> each.isAssignableFrom(type))) {
            throw new IllegalStateException("@Idempotent at " + handler + " returns " + type.getSimpleName()
                    + ": the answer is not there yet when the handler returns and cannot be stored with its writes");
        }
    }

    public boolean any() {
        return !handlers.all().isEmpty();
    }

    /// Handlers that take no [Idempotency], at controllers of which none does: whatever they call has no key of
    /// theirs.
    public List<HandlerMethod> withoutSteps() {
        Set<Class<?>> withSteps = handlers.all().stream()
                .filter(each -> takesSteps(each.getMethod()))
                .map(HandlerMethod::getBeanType)
                .collect(Collectors.toSet());
        return handlers.all().stream()
                .filter(each -> !withSteps.contains(each.getBeanType()))
                .toList();
    }

    private static boolean takesSteps(Method handler) {
        return Arrays.asList(handler.getParameterTypes()).contains(Idempotency.class);
    }

    /// Empty if the request is for no idempotent handler.
    Optional<Found> of(HttpServletRequest request) {
        return handlers.of(request)
                .map(each -> new Found(
                        each.mark().required(), each.pattern(), each.mark().itself()));
    }

    private static Optional<Mark> mark(Method method) {
        boolean itself = takesSteps(method);
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method, Idempotent.class))
                .map(each -> new Mark(each.required(), itself));
    }

    private record Mark(boolean required, boolean itself) {}

    /// @param required whether a key must be sent
    /// @param pattern of the path
    /// @param itself whether the handler says itself what its final write is
    record Found(boolean required, String pattern, boolean itself) {}
}
