package dev.lintel.guard.precondition;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives handlers the version that their caller knows.
public final class ExpectedVersionArgument implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ExpectedVersion.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Object known = request.getAttribute(VersionedHandlers.EXPECTED, RequestAttributes.SCOPE_REQUEST);
        if (known == null) {
            // no such row, or the handler is not versioned: nothing can be changed under a version that is none
            throw new StaleVersionException();
        }
        return known;
    }
}
