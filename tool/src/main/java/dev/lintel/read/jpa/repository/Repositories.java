package dev.lintel.read.jpa.repository;

import dev.lintel.code.Method;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.TypeDeclaration.Kind;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Entity;
import dev.lintel.read.jpa.mapping.Entities;
import dev.lintel.read.jpa.mapping.Marks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the repositories among the target's interfaces.
final class Repositories {
    private static final String SPRING_DATA = "org.springframework.data.";
    private static final String MICRONAUT_DATA = "io.micronaut.data.";

    private final Program program;
    private final Entities entities;
    private final Constants constants;

    Repositories(Program program, Entities entities) {
        this.program = program;
        this.entities = entities;
        this.constants = new Constants(program);
    }

    List<Repository> all() {
        return program.types().stream()
                .filter(type -> type.isMain() && type.kind() == Kind.INTERFACE)
                .filter(type -> !new Marks(type.annotations(), constants).has("NoRepositoryBean"))
                .map(this::repository)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Repository> repository(TypeDeclaration type) {
        Marks marks = new Marks(type.annotations(), constants);
        Optional<List<Type>> arguments = marks.find("RepositoryDefinition")
                .map(it -> List.<Type>of(
                        new Type.Declared(marks.type(it, "domainClass").orElse(""), List.of(), true),
                        new Type.Declared(marks.type(it, "idClass").orElse(""), List.of(), true)))
                .or(() -> arguments(type, Map.of(), new HashSet<>()));
        return arguments.map(found -> {
            String domain = found.isEmpty() ? "" : found.getFirst().erasure();
            Optional<Entity> entity = entities.ofType(domain);
            String id = found.size() > 1 ? found.get(1).erasure() : "";
            return new Repository(type, domain, entity, id, methods(type), isRelational(entity));
        });
    }

    /// Mapped by Spring Data or Micronaut Data themselves, whose queries are SQL.
    private boolean isRelational(Optional<Entity> entity) {
        return entity.flatMap(it -> program.type(it.type()))
                .map(it -> new Marks(it.annotations(), constants))
                .filter(it -> !it.has("Entity"))
                .isPresent();
    }

    /// The type arguments with which an interface extends one of the library's; empty when it extends none.
    private Optional<List<Type>> arguments(TypeDeclaration type, Map<String, Type> filled, Set<String> seen) {
        if (!seen.add(type.name())) {
            return Optional.empty();
        }
        for (Type above : type.interfaces()) {
            if (isLibrary(above) && above instanceof Type.Declared declared) {
                return Optional.of(declared.arguments().stream()
                        .map(each -> fill(each, filled))
                        .toList());
            }
        }
        for (Type above : type.interfaces()) {
            Optional<TypeDeclaration> declaration = program.type(above.erasure());
            Optional<List<Type>> found = declaration.flatMap(it -> arguments(it, filled(it, above, filled), seen));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean isLibrary(Type type) {
        String name = type.erasure();
        return name.startsWith(MICRONAUT_DATA) && name.endsWith("Repository")
                || name.startsWith(SPRING_DATA) && name.endsWith("Repository") && !name.contains(".mongodb.")
                || name.startsWith(SPRING_DATA) && name.endsWith("PagingAndSortingRepository");
    }

    private static Map<String, Type> filled(TypeDeclaration declared, Type used, Map<String, Type> outer) {
        Map<String, Type> filled = new HashMap<>();
        for (int i = 0; i < declared.typeParameters().size(); i++) {
            String name = declared.typeParameters().get(i).name();
            used.argument(i).ifPresent(type -> filled.put(name, fill(type, outer)));
        }
        return filled;
    }

    private static Type fill(Type type, Map<String, Type> filled) {
        return type instanceof Type.Variable variable ? filled.getOrDefault(variable.name(), variable) : type;
    }

    /// Abstract methods of the repository and of the interfaces above it; fragments, which have an implementation of
    /// their own, are left out.
    private List<Method> methods(TypeDeclaration type) {
        Map<String, Method> methods = new LinkedHashMap<>();
        for (Type.Declared each : program.supertypes(type.name())) {
            Optional<TypeDeclaration> declared =
                    program.type(each.name()).filter(it -> it.origin().isPresent());
            if (declared.isEmpty() || !isRepository(declared.get(), type) && isImplemented(declared.get(), type)) {
                continue;
            }
            for (Method method : declared.get().methods()) {
                if (!method.hasBody() && !method.is(Modifier.STATIC) && !method.is(Modifier.DEFAULT)) {
                    methods.putIfAbsent(method.name() + method.id().parameters(), method);
                }
            }
        }
        return new ArrayList<>(methods.values());
    }

    /// By a class that the library finds by its name.
    private boolean isImplemented(TypeDeclaration declared, TypeDeclaration repository) {
        return program.subtypes(declared.name()).stream()
                .filter(each -> each.kind() == Kind.CLASS)
                .map(TypeDeclaration::simpleName)
                .anyMatch(name ->
                        name.equals(declared.simpleName() + "Impl") || name.equals(repository.simpleName() + "Impl"));
    }

    private boolean isRepository(TypeDeclaration declared, TypeDeclaration repository) {
        return declared.name().equals(repository.name())
                || program.supertypes(declared.name()).stream()
                        .anyMatch(each -> each.name().startsWith(SPRING_DATA)
                                || each.name().startsWith(MICRONAUT_DATA));
    }
}
