package dev.lintel.guard.login;

import dev.lintel.guard.GuardLogin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/// Guards handlers marked [GuardLogin]: the account is read from the body once that is read, the outcome from the
/// answer.
@ControllerAdvice
public final class GuardedHandlers extends RequestBodyAdviceAdapter
        implements HandlerInterceptor, HandlerExceptionResolver, Ordered {
    private static final String ATTEMPT = GuardedHandlers.class.getName();

    private final LoginGuard guard;
    private final Function<HttpServletRequest, String> source;

    public GuardedHandlers(LoginGuard guard, Function<HttpServletRequest, String> source) {
        this.guard = guard;
        this.source = source;
    }

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return parameter.hasMethodAnnotation(GuardLogin.class);
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        GuardLogin mark = parameter.getMethodAnnotation(GuardLogin.class);
        if (mark != null && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current) {
            HttpServletRequest request = current.getRequest();
            request.setAttribute(ATTEMPT, guard.begin(account(body, mark.account()), source.apply(request)));
        }
        return body;
    }

    private static Optional<String> account(Object body, String name) {
        Object value = PropertyAccessorFactory.forBeanPropertyAccess(body).isReadableProperty(name)
                ? PropertyAccessorFactory.forBeanPropertyAccess(body).getPropertyValue(name)
                : component(body, name);
        return Optional.ofNullable(value).map(Object::toString);
    }

    private static @Nullable Object component(Object body, String name) {
        try {
            return body.getClass().getMethod(name).invoke(body);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(
                    "@GuardLogin(account = \"" + name + "\"), and "
                            + body.getClass().getName() + " has no " + name,
                    missing);
        }
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception error) {
        if (request.getAttribute(ATTEMPT) instanceof LoginGuard.Attempt attempt) {
            int status = response.getStatus();
            if (error != null || status == 401 || status == 403) {
                attempt.failed();
            } else if (status < 300) {
                attempt.succeeded();
            } else {
                attempt.leave();
            }
        }
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception error) {
        if (!(error instanceof TooManyAttemptsException refused)) {
            return null;
        }
        try {
            LoginAnswer.write(refused, response);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return new ModelAndView();
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
