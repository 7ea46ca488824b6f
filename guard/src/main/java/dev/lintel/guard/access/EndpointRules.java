package dev.lintel.guard.access;

import dev.lintel.guard.Allowed;
import dev.lintel.guard.Owned;
import dev.lintel.guard.PublicEndpoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Lists all endpoints with their rules. The rules for paths are not read but asked: as somebody without a login,
/// with a login without roles, and with each role.
public final class EndpointRules {
    private static final Set<String> WRITTEN = Set.of(
            Allowed.class.getName(),
            PublicEndpoint.class.getName(),
            "org.springframework.security.access.prepost.PreAuthorize",
            "org.springframework.security.access.prepost.PostAuthorize",
            "org.springframework.security.access.annotation.Secured",
            "jakarta.annotation.security.RolesAllowed",
            "jakarta.annotation.security.DenyAll");

    private final Asked asked;
    private final Set<String> roles;

    /// @param roles those that are asked with
    public EndpointRules(Asked asked, Set<String> roles) {
        this.asked = asked;
        this.roles = Set.copyOf(roles);
    }

    /// Asks the rules for paths.
    public interface Asked {
        boolean anybody(String method, String path);

        boolean login(String method, String path, List<String> authorities);
    }

    public List<EndpointRule> of(List<RequestMappingHandlerMapping> mappings) {
        List<EndpointRule> all = new ArrayList<>();
        for (RequestMappingHandlerMapping mapping : mappings) {
            mapping.getHandlerMethods().forEach((route, handler) -> {
                Set<RequestMethod> methods = route.getMethodsCondition().getMethods();
                for (String path : route.getPatternValues()) {
                    for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                        String shown = methods.isEmpty() ? "any" : method.name();
                        all.add(new EndpointRule(shown, path, name(handler), who(method.name(), path), at(handler)));
                    }
                }
            });
        }
        all.sort(Comparator.comparing(EndpointRule::path).thenComparing(EndpointRule::method));
        return all;
    }

    private static String name(HandlerMethod handler) {
        return handler.getBeanType().getSimpleName() + "#" + handler.getMethod().getName();
    }

    private String who(String method, String pattern) {
        String path = OpenEndpoints.example(pattern);
        if (asked.anybody(method, path)) {
            return "anybody";
        } else if (asked.login(method, path, List.of())) {
            return "any login";
        }
        List<String> may = roles.stream()
                .sorted()
                .filter(each -> asked.login(method, path, List.of(each)))
                .toList();
        return may.isEmpty() ? "none of the roles known" : String.join(", ", may);
    }

    private static List<String> at(HandlerMethod handler) {
        List<String> written = new ArrayList<>();
        for (AnnotatedElement place : List.of(handler.getBeanType(), handler.getMethod())) {
            MergedAnnotations.from(place, MergedAnnotations.SearchStrategy.TYPE_HIERARCHY).stream()
                    .filter(each -> WRITTEN.contains(each.getType().getName()))
                    .forEach(each -> written.add(text(each)));
        }
        for (Parameter each : handler.getMethod().getParameters()) {
            Owned owned = each.getAnnotation(Owned.class);
            if (owned != null) {
                written.add("@Owned(" + owned.value() + ")");
            }
        }
        return written;
    }

    private static String text(MergedAnnotation<Annotation> annotation) {
        Object value = annotation.getValue("value").orElse("");
        String shown = value instanceof String[] several ? String.join(", ", several) : String.valueOf(value);
        return "@" + annotation.getType().getSimpleName() + "(" + shown + ")";
    }
}
