package dev.lintel.guard.precondition;

import dev.lintel.guard.CacheFor;
import dev.lintel.guard.PublicEndpoint;
import dev.lintel.guard.handler.AtHandlers;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/// Writes `Cache-Control` for handlers that say [CacheFor], once it is known that they succeed: an error that a cache
/// keeps outlives its cause.
@ControllerAdvice
public final class CacheAdvice implements ResponseBodyAdvice<Object> {
    private static final int ERRORS = 300;

    private final Function<String, Duration> durations;
    private final AtHandlers<String> fields = new AtHandlers<>(
            (type, method) -> AtHandlers.nearest(CacheFor.class, type, method).map(each -> field(each, method, type)));

    /// @param durations reads what the annotation says
    public CacheAdvice(Function<String, Duration> durations) {
        this.durations = durations;
    }

    /// Reads the annotation of a handler, for a mistake in it to be found at the start.
    ///
    /// @throws IllegalStateException that names the handler and the mistake
    public void learn(HandlerMethod handler) {
        fields.learn(handler);
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        Method method = returned.getMethod();
        return method != null
                && fields.of(returned.getContainingClass(), method).isPresent();
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        Method method = returned.getMethod();
        if (method != null
                && response instanceof ServletServerHttpResponse servlet
                && servlet.getServletResponse().getStatus() < ERRORS) {
            fields.of(returned.getContainingClass(), method)
                    .ifPresent(each -> servlet.getServletResponse().setHeader("Cache-Control", each));
        }
        return body;
    }

    private String field(CacheFor cache, Method method, Class<?> type) {
        if (cache.shared()
                && AtHandlers.nearest(PublicEndpoint.class, type, method).isEmpty()) {
            throw new IllegalStateException("@CacheFor(shared = true) at " + method
                    + " would let a cache serve one caller's answer to others; only a @PublicEndpoint may be shared");
        }
        try {
            long seconds = durations.apply(cache.value()).toSeconds();
            return (cache.shared() ? "public" : "private") + ", max-age=" + seconds;
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException("@CacheFor at " + method + ": " + wrong.getMessage(), wrong);
        }
    }
}
