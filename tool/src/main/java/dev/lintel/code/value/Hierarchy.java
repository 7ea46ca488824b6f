package dev.lintel.code.value;

import dev.lintel.code.Annotation;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Parameter;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Methods across a class and its supertypes: which ones it has, which ones they override, and what their types
/// become when the generic supertypes are filled in.
public final class Hierarchy {
    private final Program program;

    public Hierarchy(Program program) {
        this.program = program;
    }

    /// A method as one class has it.
    ///
    /// @param method the declaration nearest to the class
    /// @param overridden the declarations that it overrides or implements, nearest first
    public record Member(Method method, List<Method> overridden) {
        public Member {
            overridden = List.copyOf(overridden);
        }

        /// The declaration itself and then what it overrides.
        public List<Method> all() {
            List<Method> all = new ArrayList<>(List.of(method));
            all.addAll(overridden);
            return List.copyOf(all);
        }

        /// Those of the declaration itself and then of what it overrides.
        ///
        /// @param index from 0
        public List<Annotation> annotationsOfParameter(int index) {
            return all().stream()
                    .flatMap(each -> each.parameters().get(index).annotations().stream())
                    .toList();
        }
    }

    /// All methods that an instance of `type` has, of its own and inherited; no constructors, private ones of
    /// supertypes left out. Ordered by nearness of the declaring type, then by place.
    public List<Member> members(TypeDeclaration type) {
        Map<String, List<Member>> byName = new LinkedHashMap<>();
        for (Type.Declared each : program.supertypes(type.name())) {
            if (each.name().equals("java.lang.Object")) {
                continue;
            }
            boolean own = each.name().equals(type.name());
            program.type(each.name())
                    .ifPresent(declaration -> declaration.methods().stream()
                            .filter(method -> !method.isConstructor() && (own || !method.is(Modifier.PRIVATE)))
                            .forEach(method ->
                                    add(byName.computeIfAbsent(method.name(), _ -> new ArrayList<>()), method)));
        }
        return byName.values().stream().flatMap(List::stream).toList();
    }

    private static void add(List<Member> sameName, Method method) {
        for (int i = 0; i < sameName.size(); i++) {
            Member nearer = sameName.get(i);
            if (!nearer.method().id().owner().equals(method.id().owner()) && overrides(nearer.method(), method)) {
                List<Method> overridden = new ArrayList<>(nearer.overridden());
                overridden.add(method);
                sameName.set(i, new Member(nearer.method(), overridden));
                return;
            }
        }
        sameName.add(new Member(method, List.of()));
    }

    /// The declarations in supertypes that a method overrides or implements, nearest first.
    public List<Method> overridden(MethodId id) {
        Optional<Method> method = program.method(id);
        if (method.isEmpty() || method.get().isConstructor()) {
            return List.of();
        }
        return program.supertypes(id.owner()).stream()
                .filter(each -> !each.name().equals(id.owner()))
                .flatMap(each -> program.type(each.name()).stream())
                .flatMap(declaration -> declaration.methods(id.name()).stream())
                .filter(other -> !other.is(Modifier.PRIVATE) && overrides(method.get(), other))
                .toList();
    }

    /// Same number of parameters, each the same after erasure, or a type variable above.
    private static boolean overrides(Method nearer, Method farther) {
        List<Parameter> above = farther.parameters();
        if (nearer.parameters().size() != above.size() || nearer.is(Modifier.STATIC) || farther.is(Modifier.STATIC)) {
            return false;
        }
        for (int i = 0; i < above.size(); i++) {
            Type type = above.get(i).type();
            boolean fits = type instanceof Type.Variable
                    || type.erasure().isEmpty()
                    || type.erasure().equals(nearer.parameters().get(i).type().erasure());
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /// A type written in the declaration `owner`, as the class `bean` sees it: type variables filled in.
    public Type seenFrom(String bean, String owner, Type type) {
        if (bean.equals(owner)) {
            return type;
        }
        return program.supertypes(bean).stream()
                .filter(each -> each.name().equals(owner))
                .findFirst()
                .map(each -> filled(type, arguments(each)))
                .orElse(type);
    }

    private Map<String, Type> arguments(Type.Declared supertype) {
        Map<String, Type> arguments = new HashMap<>();
        program.type(supertype.name()).ifPresent(declaration -> {
            for (int i = 0; i < declaration.typeParameters().size(); i++) {
                Optional<Type> argument = supertype.argument(i);
                String variable = declaration.typeParameters().get(i).name();
                argument.ifPresent(given -> arguments.put(variable, given));
            }
        });
        return arguments;
    }

    private static Type filled(Type type, Map<String, Type> arguments) {
        return switch (type) {
            case Type.Variable variable -> arguments.getOrDefault(variable.name(), variable);
            case Type.Declared declared ->
                declared.arguments().isEmpty()
                        ? declared
                        : new Type.Declared(
                                declared.name(),
                                declared.arguments().stream()
                                        .map(each -> filled(each, arguments))
                                        .toList(),
                                declared.known());
            case Type.Array array -> new Type.Array(filled(array.element(), arguments));
            case Type.Wildcard wildcard ->
                new Type.Wildcard(
                        wildcard.upper().map(each -> filled(each, arguments)),
                        wildcard.lower().map(each -> filled(each, arguments)));
            case Type.Primitive _, Type.Unknown _ -> type;
        };
    }
}
