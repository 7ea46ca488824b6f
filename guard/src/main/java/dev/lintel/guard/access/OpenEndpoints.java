package dev.lintel.guard.access;

import dev.lintel.guard.PublicEndpoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Compares who may call a handler with what is written at it: a handler that anybody may call and that does not
/// say so was probably forgotten.
public final class OpenEndpoints {
    private static final Set<String> METHOD_RULES = Set.of(
            "dev.lintel.guard.Allowed",
            "org.springframework.security.access.prepost.PreAuthorize",
            "org.springframework.security.access.annotation.Secured",
            "jakarta.annotation.security.RolesAllowed",
            "jakarta.annotation.security.DenyAll");

    /// A service without rules.
    public static final Anybody NO_RULES = (method, path) -> true;

    private final Anybody anybody;
    private final boolean methodRules;

    /// @param methodRules whether annotations of method security are in force
    public OpenEndpoints(Anybody anybody, boolean methodRules) {
        this.anybody = anybody;
        this.methodRules = methodRules;
    }

    /// Asks the rules whether somebody without a login may call.
    @FunctionalInterface
    public interface Anybody {
        boolean mayCall(String method, String path);
    }

    /// Handlers that anybody may call without a word about it, such as `GET /v1/orders  OrderController#list`; in
    /// order.
    public List<String> undeclared(List<RequestMappingHandlerMapping> mappings) {
        List<String> found = new ArrayList<>();
        for (RequestMappingHandlerMapping mapping : mappings) {
            mapping.getHandlerMethods().forEach((info, handler) -> look(info, handler, found));
        }
        found.sort(Comparator.comparing((String each) -> each.substring(each.indexOf(' ')))
                .thenComparing(Comparator.naturalOrder()));
        return found;
    }

    private void look(RequestMappingInfo info, HandlerMethod handler, List<String> found) {
        if (isDeclared(handler)) {
            return;
        }
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        for (String path : info.getPatternValues()) {
            for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                if (anybody.mayCall(method.name(), example(path))) {
                    found.add(method.name() + " " + path + "  "
                            + handler.getBeanType().getSimpleName() + "#"
                            + handler.getMethod().getName());
                }
            }
        }
    }

    private boolean isDeclared(HandlerMethod handler) {
        Method method = handler.getMethod();
        Class<?> type = handler.getBeanType();
        boolean open = AnnotatedElementUtils.hasAnnotation(method, PublicEndpoint.class)
                || AnnotatedElementUtils.hasAnnotation(type, PublicEndpoint.class);
        boolean framework = type.getName().startsWith("org.springframework.")
                || type.getName().startsWith("org.springdoc.");
        return open || framework || methodRules && (hasRule(method) || hasRule(type));
    }

    private static boolean hasRule(AnnotatedElement place) {
        return MergedAnnotations.from(place, MergedAnnotations.SearchStrategy.TYPE_HIERARCHY).stream()
                .map(each -> (Class<? extends Annotation>) each.getType())
                .anyMatch(each -> METHOD_RULES.contains(each.getName()));
    }

    /// A path that the pattern fits; variables become numbers, which fit most expressions too.
    static String example(String pattern) {
        return pattern.replaceAll("\\{[^}/]*}", "1").replace("**", "x").replace("*", "x");
    }
}
