package dev.lintel.guard.idempotency;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Hands an [Idempotency] to handlers that take one.
public final class IdempotencyArgument implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Idempotency.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Object attempt = request.getAttribute(Attempt.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        if (attempt == null) {
            throw new IllegalStateException(parameter.getExecutable() + " takes an Idempotency and is not @Idempotent");
        }
        return attempt;
    }
}
