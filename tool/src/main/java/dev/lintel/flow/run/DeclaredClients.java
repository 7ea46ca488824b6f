package dev.lintel.flow.run;

import dev.lintel.code.Annotation;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Parameter;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.flow.knowledge.AccessPath;
import dev.lintel.flow.knowledge.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Clients that are interfaces of the target's own: which of a method's arguments is the address that is
/// asked, in place of the one in the annotations. A `URI` of OpenFeign (its README, "Interface
/// Annotations") and of Spring's HTTP interfaces (reference documentation, "HTTP Interface", method
/// parameters), and what Retrofit's `@Url` stands on.
final class DeclaredClients {
    private static final String URI = "java.net.URI";
    private static final Set<String> CLIENT = Set.of(
            "org.springframework.cloud.openfeign.FeignClient",
            "org.springframework.web.service.annotation.HttpExchange");
    private static final Set<String> ASKING = Set.of(
            "org.springframework.web.service.annotation.HttpExchange",
            "org.springframework.web.service.annotation.GetExchange",
            "org.springframework.web.service.annotation.PostExchange",
            "org.springframework.web.service.annotation.PutExchange",
            "org.springframework.web.service.annotation.PatchExchange",
            "org.springframework.web.service.annotation.DeleteExchange",
            "feign.RequestLine");
    private static final String URL = "retrofit2.http.Url";

    private final World world;
    private final Map<MethodId, List<Role>> known = new ConcurrentHashMap<>();

    DeclaredClients(World world) {
        this.world = world;
    }

    List<Role> sinks(Optional<MethodId> callee) {
        return callee.filter(each -> world.types().isSource(each.owner()))
                .map(each -> known.computeIfAbsent(each, this::sinks))
                .orElse(List.of());
    }

    private List<Role> sinks(MethodId callee) {
        Optional<Method> method = world.program().method(callee).filter(each -> !each.hasBody());
        if (method.isEmpty()) {
            return List.of();
        }
        List<Role> sinks = new ArrayList<>();
        for (int i = 0; i < method.get().parameters().size(); i++) {
            if (isAddress(method.get().parameters().get(i), method.get())) {
                AccessPath argument = new AccessPath(new AccessPath.Root.Argument(i), List.of());
                sinks.add(new Role.Sink(argument, "url", Optional.empty()));
            }
        }
        return sinks;
    }

    private boolean isAddress(Parameter parameter, Method method) {
        boolean marked =
                parameter.annotations().stream().anyMatch(each -> each.type().equals(URL));
        return marked || parameter.type().is(URI) && parameter.annotations().isEmpty() && isOfClient(method);
    }

    private boolean isOfClient(Method method) {
        return has(method.annotations(), ASKING)
                || world.program()
                        .type(method.id().owner())
                        .map(TypeDeclaration::annotations)
                        .filter(each -> has(each, CLIENT))
                        .isPresent();
    }

    private static boolean has(List<Annotation> on, Set<String> types) {
        return on.stream().anyMatch(each -> types.contains(each.type()));
    }
}
