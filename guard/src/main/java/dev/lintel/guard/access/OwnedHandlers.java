package dev.lintel.guard.access;

import dev.lintel.guard.Owned;
import dev.lintel.guard.handler.AtHandlers;
import dev.lintel.guard.problem.Problem;
import dev.lintel.guard.resource.OwnerSource;
import dev.lintel.guard.resource.PathKey;
import dev.lintel.guard.resource.Resource;
import dev.lintel.guard.resource.Resources;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedMethod;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Asks before a handler runs whether the rows that its path names are the caller's, [Owned].
public final class OwnedHandlers implements HandlerInterceptor {
    private final Resources resources;
    private final OwnerSource owners;
    private final AtHandlers<List<Variable>> variables = new AtHandlers<>(this::variables);

    public OwnedHandlers(Resources resources, OwnerSource owners) {
        this.resources = resources;
        this.owners = owners;
    }

    /// A path variable that names a row.
    private record Variable(String name, Resource resource) {}

    /// Reads the annotations of a handler, for a mistake in one to be found at the start.
    ///
    /// @throws IllegalStateException that names the handler and the mistake
    public void learn(HandlerMethod handler) {
        variables.learn(handler);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        for (Variable each : variables.atFirst(request, handler).orElse(List.of())) {
            Optional<String> owner = owners.owner(each.resource().by());
            if (owner.isEmpty()) {
                Problem.of("login-missing", 401, "Unauthorized", "Log in.").write(response);
                return false;
            }
            Optional<String> key = PathKey.of(request, each.name());
            if (key.isEmpty() || !resources.isOf(each.resource(), key.get(), owner.get())) {
                Problem.of("not-found", 404, "Not found", "There is nothing here, or nothing for you.")
                        .write(response);
                return false;
            }
        }
        return true;
    }

    private Optional<List<Variable>> variables(Class<?> type, Method method) {
        List<Variable> found = new ArrayList<>();
        for (MethodParameter each : new AnnotatedMethod(method).getMethodParameters()) {
            Owned owned = each.getParameterAnnotation(Owned.class);
            if (owned != null) {
                String handler = AtHandlers.name(type, method);
                found.add(new Variable(name(each, handler), resource(owned, handler)));
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(found));
    }

    private static String name(MethodParameter parameter, String handler) {
        PathVariable variable = parameter.getParameterAnnotation(PathVariable.class);
        if (variable == null) {
            throw new IllegalStateException("@Owned at " + handler + " stands at a parameter that is no @PathVariable");
        }
        String written = variable.value().isEmpty() ? variable.name() : variable.value();
        String own = parameter.getParameter().getName();
        return written.isEmpty() ? own : written;
    }

    private Resource resource(Owned owned, String handler) {
        return resources
                .named(owned.value())
                .filter(each -> each.owner().isPresent())
                .orElseThrow(() -> new IllegalStateException("@Owned(\"" + owned.value() + "\") at " + handler
                        + " guards nothing: lintel.guard.resources." + owned.value() + ".owner is not set"));
    }
}
