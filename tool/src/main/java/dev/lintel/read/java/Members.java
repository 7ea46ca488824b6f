package dev.lintel.read.java;

import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.TypeDeclaration.Kind;
import dev.lintel.code.TypeParameter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What resolving needs of a type, of the sources or of a library: members by name and supertypes, without
/// annotations.
final class Members {
    private final World world;
    private final String name;
    private final Kind kind;
    private final String module;
    private final List<TypeParameter> parameters;
    private final List<TypeParameter> around;
    private final List<Type> supers;
    private final List<Method> all;
    private final Map<String, List<Method>> methods = new HashMap<>();
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, List<Inherited>> inherited = new ConcurrentHashMap<>(4);
    private volatile @Nullable Map<MethodId, Integer> places;
    private volatile @Nullable Map<String, Type.Declared> ancestors;
    private volatile @Nullable List<Type.Declared> lineage;
    private volatile @Nullable Optional<Method> functional;

    Members(
            World world,
            String name,
            Kind kind,
            String module,
            List<TypeParameter> parameters,
            List<TypeParameter> around,
            List<Type> supers,
            List<Method> methods,
            List<Field> fields) {
        this.world = world;
        this.name = name;
        this.kind = kind;
        this.module = module;
        this.parameters = parameters;
        this.around = around;
        this.supers = supers;
        this.all = methods;
        methods.forEach(each -> this.methods
                .computeIfAbsent(each.name(), _ -> new ArrayList<>(2))
                .add(each));
        fields.forEach(each -> this.fields.put(each.name(), each));
    }

    static Members of(TypeDeclaration library, World world) {
        List<Type> supers = new ArrayList<>();
        library.superclass().ifPresent(supers::add);
        supers.addAll(library.interfaces());
        return new Members(
                world,
                library.name(),
                library.kind(),
                "",
                library.typeParameters(),
                around(library, world),
                List.copyOf(supers),
                library.methods(),
                library.fields());
    }

    private static List<TypeParameter> around(TypeDeclaration library, World world) {
        if (library.outer().isEmpty() || library.modifiers().contains(Modifier.STATIC)) {
            return List.of();
        }
        Members outer = world.members(library.outer().get(), "");
        return outer == null ? List.of() : joined(outer.around, outer.parameters);
    }

    String name() {
        return name;
    }

    boolean isInterface() {
        return kind == Kind.INTERFACE || kind == Kind.ANNOTATION;
    }

    Kind kind() {
        return kind;
    }

    List<TypeParameter> parameters() {
        return parameters;
    }

    /// What the type's parameters are when it is used with these arguments. An inner class of a generic class can
    /// be used with the outer class's arguments before its own (`Outer<String>.Inner` has one).
    Substitution seen(List<Type> arguments) {
        return arguments.size() <= parameters.size() || around.isEmpty()
                ? Substitution.of(parameters, arguments)
                : Substitution.of(joined(around, parameters), arguments);
    }

    private static List<TypeParameter> joined(List<TypeParameter> some, List<TypeParameter> more) {
        List<TypeParameter> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    List<Type> supers() {
        return supers;
    }

    /// All declared methods in the order of the source.
    List<Method> all() {
        return all;
    }

    /// Where a method stands among all of them, or -1.
    int indexOf(MethodId id) {
        Map<MethodId, Integer> known = places;
        if (known == null) {
            known = new HashMap<>();
            for (int i = 0; i < all.size(); i++) {
                known.putIfAbsent(all.get(i).id(), i);
            }
            places = known;
        }
        return known.getOrDefault(id, -1);
    }

    List<Method> methods(String methodName) {
        return methods.getOrDefault(methodName, List.of());
    }

    @Nullable
    Field field(String fieldName) {
        return fields.get(fieldName);
    }

    List<Field> fields() {
        return List.copyOf(fields.values());
    }

    /// All supertypes, itself first, nearest first, in terms of its own type parameters. Interfaces end in
    /// `java.lang.Object`, whose methods they have too.
    Map<String, Type.Declared> ancestors() {
        Map<String, Type.Declared> known = ancestors;
        if (known == null) {
            known = findAncestors();
            ancestors = known;
        }
        return known;
    }

    /// [#ancestors] in their order, the same list each time.
    List<Type.Declared> lineage() {
        List<Type.Declared> known = lineage;
        if (known == null) {
            known = List.copyOf(ancestors().values());
            lineage = known;
        }
        return known;
    }

    private Map<String, Type.Declared> findAncestors() {
        Map<String, Type.Declared> found = new LinkedHashMap<>();
        List<Type> arguments = joined(around, parameters).stream()
                .<Type>map(TypeScope::variable)
                .toList();
        Deque<Type.Declared> queue = new ArrayDeque<>();
        queue.add(new Type.Declared(name, arguments, true));
        while (!queue.isEmpty()) {
            Type.Declared next = queue.remove();
            if (found.putIfAbsent(next.name(), next) != null) {
                continue;
            }
            Members declared = next.name().equals(name) ? this : world.members(next.name(), module);
            if (declared == null) {
                found.put(next.name(), next.known() ? new Type.Declared(next.name(), next.arguments(), false) : next);
                continue;
            }
            Substitution substitution = declared.seen(next.arguments());
            for (Type each : declared.supers) {
                if (substitution.apply(each) instanceof Type.Declared known) {
                    queue.add(known);
                }
            }
        }
        Type.Declared object = found.remove("java.lang.Object");
        found.put("java.lang.Object", object == null ? world.plain("java.lang.Object") : object);
        return found;
    }

    /// A method that a type has, declared by itself or by a supertype.
    ///
    /// @param owner the declaring type, in terms of the inheriting type's parameters
    record Inherited(Method method, Type.Declared owner, Members declared) {
        /// What the owner's type parameters are when the inheriting type's are `outer`.
        Substitution through(Substitution outer) {
            return declared.seen(((Type.Declared) outer.apply(owner)).arguments());
        }
    }

    /// All methods of a name that the type has, nearest first, overridden ones left out.
    List<Inherited> inherited(String methodName) {
        List<Inherited> known = inherited.get(methodName);
        if (known == null) {
            known = findInherited(methodName);
            inherited.put(methodName, known);
        }
        return known;
    }

    private List<Inherited> findInherited(String methodName) {
        List<Inherited> found = new ArrayList<>();
        Set<List<String>> signatures = new HashSet<>();
        addInherited(methodName, false, signatures, found);
        addInherited(methodName, true, signatures, found);
        return List.copyOf(found);
    }

    /// Classes come before interfaces: what a superclass implements hides what an interface only asks for.
    private void addInherited(
            String methodName, boolean ofInterfaces, Set<List<String>> signatures, List<Inherited> found) {
        for (Type.Declared ancestor : ancestors().values()) {
            boolean own = ancestor.name().equals(name);
            Members declared = own ? this : world.members(ancestor.name(), module);
            if (declared == null || (declared.isInterface() && !own) != ofInterfaces) {
                continue;
            }
            Substitution substitution = declared.seen(ancestor.arguments());
            for (Method each : declared.methods(methodName)) {
                if (!own && each.is(Modifier.STATIC) && declared.isInterface()) {
                    continue;
                }
                if (signatures.add(signature(each, substitution))) {
                    found.add(new Inherited(each, ancestor, declared));
                }
            }
        }
    }

    private static List<String> signature(Method method, Substitution substitution) {
        Map<String, Type> own = new HashMap<>();
        method.typeParameters().forEach(each -> own.put(each.name(), TypeScope.variable(each)));
        Substitution seen = substitution.and(own);
        return method.parameters().stream()
                .map(each -> Types.downward(seen.apply(each.type())).erasure())
                .toList();
    }

    /// Whether a supertype's declaration is absent, so that it may have members that nobody knows.
    boolean isIncomplete() {
        for (Type.Declared each : ancestors().values()) {
            if (!each.known()) {
                return true;
            }
        }
        return supers.stream().anyMatch(each -> !(each instanceof Type.Declared));
    }

    /// The one abstract method of a functional interface (JLS 9.8).
    Optional<Method> functional() {
        Optional<Method> known = functional;
        if (known == null) {
            known = isInterface() ? findFunctional() : Optional.empty();
            functional = known;
        }
        return known;
    }

    private Optional<Method> findFunctional() {
        Method found = null;
        List<Method> concrete = new ArrayList<>();
        for (Type.Declared ancestor : ancestors().values()) {
            Members declared = world.members(ancestor.name(), module);
            if (declared == null || ancestor.name().equals("java.lang.Object")) {
                continue;
            }
            for (Method each : declared.all) {
                if (each.is(Modifier.STATIC) || each.is(Modifier.PRIVATE)) {
                    continue;
                }
                if (!each.is(Modifier.ABSTRACT)) {
                    concrete.add(each);
                } else if (found == null && !ofObject(each) && !overridden(each, concrete)) {
                    found = each;
                } else if (found != null
                        && !ofObject(each)
                        && !overridden(each, concrete)
                        && !(each.name().equals(found.name())
                                && each.id().arity() == found.id().arity())) {
                    return Optional.empty();
                }
            }
        }
        return Optional.ofNullable(found);
    }

    private static boolean overridden(Method method, List<Method> concrete) {
        return concrete.stream()
                .anyMatch(each -> each.name().equals(method.name())
                        && each.id().arity() == method.id().arity());
    }

    private static boolean ofObject(Method method) {
        return switch (method.name()) {
            case "equals" -> method.id().arity() == 1;
            case "hashCode", "toString" -> method.id().arity() == 0;
            default -> false;
        };
    }
}
