package dev.lintel.guard.handler;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/// Reads what is written at a handler, once for each handler. A handler is a controller and a method: two controllers
/// that inherit one method may say different things about it.
public final class AtHandlers<T> {
    private final BiFunction<Class<?>, Method, Optional<T>> read;
    private final Map<Handler, Optional<T>> known = new ConcurrentHashMap<>();

    /// @param read gets the controller's type and the method; empty if nothing is written there
    public AtHandlers(BiFunction<Class<?>, Method, Optional<T>> read) {
        this.read = read;
    }

    private record Handler(Class<?> type, Method method) {}

    /// Reads a handler, for a mistake at it to be found at the start.
    ///
    /// @throws IllegalStateException that names the handler and the mistake
    public void learn(HandlerMethod handler) {
        of(handler);
    }

    public Optional<T> of(HandlerMethod handler) {
        return of(handler.getBeanType(), handler.getMethod());
    }

    public Optional<T> of(Class<?> type, Method method) {
        Handler handler = new Handler(type, method);
        Optional<T> before = known.get(handler);
        return before != null ? before : known.computeIfAbsent(handler, each -> read.apply(type, method));
    }

    /// For interceptors, which are asked again when a request is forwarded, fails, or goes on after a pause: empty
    /// then.
    public Optional<T> atFirst(HttpServletRequest request, Object handler) {
        boolean again = request.getDispatcherType() != DispatcherType.REQUEST;
        return again || !(handler instanceof HandlerMethod method) ? Optional.empty() : of(method);
    }

    /// An annotation of the method, or else of its controller.
    public static <A extends Annotation> Optional<A> nearest(Class<A> annotation, Class<?> type, Method method) {
        A own = AnnotatedElementUtils.findMergedAnnotation(method, annotation);
        return Optional.ofNullable(own != null ? own : AnnotatedElementUtils.findMergedAnnotation(type, annotation));
    }

    /// A handler as messages name it.
    public static String name(Class<?> type, Method method) {
        return type.getName() + "#" + method.getName();
    }
}
