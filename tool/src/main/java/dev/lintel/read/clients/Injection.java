package dev.lintel.read.clients;

import dev.lintel.code.Annotation;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the factory method that makes what is injected somewhere.
final class Injection {
    private static final String[] FACTORIES = {
        "org.springframework.context.annotation.Bean",
        "jakarta.enterprise.inject.Produces",
        "javax.enterprise.inject.Produces"
    };
    private static final String[] COMPONENTS = {
        "org.springframework.stereotype.Component",
        "org.springframework.stereotype.Service",
        "org.springframework.stereotype.Repository",
        "org.springframework.stereotype.Controller",
        "org.springframework.web.bind.annotation.RestController",
        "org.springframework.context.annotation.Configuration",
        "jakarta.enterprise.context.ApplicationScoped",
        "jakarta.inject.Singleton",
        "javax.enterprise.context.ApplicationScoped",
        "javax.inject.Singleton"
    };
    private static final Set<String> POINTS = Set.of("Autowired", "Inject", "Resource");
    private static final Set<String> QUALIFIERS = Set.of("Qualifier", "Named", "Resource");
    private static final String PRIMARY = "org.springframework.context.annotation.Primary";

    private final Annotations annotations;
    private final Constants constants;
    private final Map<String, List<Factory>> byType = new HashMap<>();

    /// A factory method and the class that it stands in.
    record Factory(TypeDeclaration owner, Method method, List<String> names, boolean primary) {}

    Injection(Program program) {
        this.annotations = new Annotations(program);
        this.constants = new Constants(program);
        for (TypeDeclaration type : program.types()) {
            if (type.isMain()) {
                type.methods().stream()
                        .filter(method -> !method.annotations().isEmpty())
                        .forEach(method -> factory(type, method));
            }
        }
    }

    private void factory(TypeDeclaration type, Method method) {
        annotations.on(method, FACTORIES).ifPresent(found -> {
            List<String> names = found.value("name", "value")
                    .map(value -> constants.texts(value).values())
                    .filter(given -> !given.isEmpty())
                    .orElseGet(() -> List.of(method.name()));
            byType.computeIfAbsent(method.returns().erasure(), _ -> new ArrayList<>())
                    .add(new Factory(
                            type, method, names, annotations.on(method, PRIMARY).isPresent()));
        });
    }

    boolean isFactory(Method method) {
        return annotations.on(method, FACTORIES).isPresent();
    }

    boolean isComponent(TypeDeclaration type) {
        return annotations.on(type, COMPONENTS).isPresent();
    }

    static boolean isPoint(List<Annotation> declared) {
        return declared.stream().anyMatch(each -> POINTS.contains(each.simpleName()));
    }

    /// @param name of the parameter or field
    List<Factory> makersOf(String type, String name, List<Annotation> declared) {
        List<Factory> all = byType.getOrDefault(type, List.of());
        if (all.size() < 2) {
            return all;
        }
        String wanted = declared.stream()
                .filter(each -> QUALIFIERS.contains(each.simpleName()))
                .flatMap(each -> each.value("value").or(() -> each.value("name")).stream())
                .flatMap(value -> constants.text(value).stream())
                .findFirst()
                .orElse(name);
        Optional<Factory> named =
                all.stream().filter(each -> each.names().contains(wanted)).findFirst();
        return named.or(() -> all.stream().filter(Factory::primary).findFirst())
                .map(List::of)
                .orElse(all);
    }
}
