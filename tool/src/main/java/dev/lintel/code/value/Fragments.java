package dev.lintel.code.value;

import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.TypeDeclaration.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Methods of repositories that a class of the target's own implements. It is found by its name, need not be a bean,
/// and comes before what the library would do by itself (Spring Data Commons reference, "Custom Repository
/// Implementations").
public final class Fragments {
    private static final String SUFFIX = "Impl";

    private final Program program;
    private final Map<String, List<Method>> known = new ConcurrentHashMap<>();

    public Fragments(Program program) {
        this.program = program;
    }

    /// The method that a call on this repository runs; empty when the library answers it.
    ///
    /// @param parameters erased types, as far as they are known
    public Optional<MethodId> of(String repository, String name, List<String> parameters) {
        return known.computeIfAbsent(repository, this::implemented).stream()
                .filter(method ->
                        method.name().equals(name) && method.id().parameters().size() == parameters.size())
                .map(Method::id)
                .reduce((first, second) -> second.parameters().equals(parameters) ? second : first);
    }

    private List<Method> implemented(String repository) {
        Set<Method> methods = new LinkedHashSet<>();
        for (Type.Declared above : program.supertypes(repository)) {
            program.type(above.name())
                    .filter(each -> each.origin().isPresent() && each.kind() == Kind.INTERFACE)
                    .ifPresent(each -> methods.addAll(implemented(each, repository)));
        }
        return List.copyOf(methods);
    }

    private List<Method> implemented(TypeDeclaration part, String repository) {
        String own = repository.substring(repository.lastIndexOf('.') + 1) + SUFFIX;
        return program.subtypes(part.name()).stream()
                .filter(type -> type.kind() == Kind.CLASS)
                .filter(type -> type.simpleName().equals(part.simpleName() + SUFFIX)
                        || type.simpleName().equals(own))
                .flatMap(type -> type.methods().stream())
                .filter(method ->
                        method.hasBody() && !part.methods(method.name()).isEmpty())
                .toList();
    }
}
