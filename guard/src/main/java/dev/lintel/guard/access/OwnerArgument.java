package dev.lintel.guard.access;

import dev.lintel.guard.resource.NobodyException;
import dev.lintel.guard.resource.Owner;
import dev.lintel.guard.resource.OwnerSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives handlers the caller as the owner of rows.
public final class OwnerArgument implements HandlerMethodArgumentResolver {
    private final OwnerSource owners;

    public OwnerArgument(OwnerSource owners) {
        this.owners = owners;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Owner.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return owners.owner("user").map(Owner::new).orElseThrow(NobodyException::new);
    }
}
