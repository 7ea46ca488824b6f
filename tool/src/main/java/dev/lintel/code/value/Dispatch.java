package dev.lintel.code.value;

import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Finds the methods of the target that a call may really reach: the overriding ones of the types that can
/// arrive. With beans among them only beans count; a primary bean, or the one that the field is named after, is
/// the only target.
public final class Dispatch {
    /// Beyond this many the call is a dispatch (a command bus, a visitor), and following any of them would invent
    /// ways.
    private static final int MOST_TARGETS = 6;
    private final Program program;
    private final Wiring wiring;
    private final Fragments fragments;
    private final Map<Key, List<MethodId>> known = new ConcurrentHashMap<>();
    private final Map<Exact, Optional<MethodId>> implementations = new ConcurrentHashMap<>();

    /// What a container knows of the objects that it makes and hands around.
    public interface Wiring {
        /// A program without a container.
        Wiring NONE = new Wiring() {
            @Override
            public boolean isBean(String type) {
                return false;
            }

            @Override
            public boolean isActive(String type) {
                return true;
            }

            @Override
            public boolean isPrimary(String type) {
                return false;
            }

            @Override
            public boolean isNamed(String type, String name) {
                return false;
            }
        };

        boolean isBean(String type);

        /// Whether an object of this type can be there under the configuration.
        boolean isActive(String type);

        /// Whether it is the one to take where several would do.
        boolean isPrimary(String type);

        boolean isNamed(String type, String name);
    }

    private record Key(String receiver, MethodId method, String named) {
        @Override
        public int hashCode() {
            return 31 * (31 * receiver.hashCode() + method.hashCode()) + named.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && method.equals(key.method)
                    && receiver.equals(key.receiver)
                    && named.equals(key.named);
        }
    }

    private record Exact(String type, MethodId declared) {
        @Override
        public int hashCode() {
            return 31 * type.hashCode() + declared.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Exact that && type.equals(that.type) && declared.equals(that.declared);
        }
    }

    public Dispatch(Program program, Wiring wiring) {
        this.program = program;
        this.wiring = wiring;
        this.fragments = new Fragments(program);
    }

    /// Methods with bodies in the sources; empty when the call leaves the target's code or cannot be bound.
    public List<MethodId> of(Expression.Call call) {
        Optional<MethodId> declared = call.callee().method();
        if (declared.isEmpty()) {
            return List.of();
        }
        Expression receiver = call.receiver().orElse(null);
        boolean fixed =
                receiver instanceof Expression.This self && self.base() || receiver instanceof Expression.TypeName;
        if (fixed) {
            return implementation(declared.get().owner(), declared.get()).stream()
                    .toList();
        }
        String type = receiver == null || receiver.type() instanceof Type.Unknown
                ? declared.get().owner()
                : receiver.type().erasure();
        String named = receiver instanceof Expression.FieldAccess field ? field.name() : "";
        return of(type, declared.get(), named);
    }

    /// @param named the field or variable that the receiver was read from, which tells beans of one type apart
    public List<MethodId> of(String receiver, MethodId declared, String named) {
        Key key = new Key(receiver, declared, named);
        List<MethodId> found = known.get(key);
        if (found == null) {
            found = search(receiver, declared, named);
            known.put(key, found);
        }
        return found;
    }

    private List<MethodId> search(String receiver, MethodId declared, String named) {
        Optional<Method> method = program.method(declared);
        if (method.isPresent()
                && (method.get().is(Modifier.PRIVATE) || method.get().is(Modifier.STATIC))) {
            return method.get().hasBody() && isSource(declared.owner()) ? List.of(declared) : List.of();
        }
        List<TypeDeclaration> arriving = new ArrayList<>();
        program.type(receiver)
                .filter(Dispatch::concrete)
                .filter(type -> type.origin().isPresent())
                .ifPresent(arriving::add);
        program.subtypes(receiver).stream()
                .filter(Dispatch::concrete)
                .filter(TypeDeclaration::isMain)
                .forEach(arriving::add);
        Set<MethodId> targets = new LinkedHashSet<>();
        for (TypeDeclaration type : wired(arriving, named)) {
            implementation(type.name(), declared).ifPresent(targets::add);
        }
        if (arriving.isEmpty()) {
            implementation(receiver, declared)
                    .or(() -> fragments.of(receiver, declared.name(), declared.parameters()))
                    .ifPresent(targets::add);
        }
        return targets.size() > MOST_TARGETS ? List.of() : List.copyOf(targets);
    }

    private static boolean concrete(TypeDeclaration type) {
        return type.kind() != TypeDeclaration.Kind.INTERFACE
                && type.kind() != TypeDeclaration.Kind.ANNOTATION
                && !type.modifiers().contains(Modifier.ABSTRACT);
    }

    private List<TypeDeclaration> wired(List<TypeDeclaration> arriving, String named) {
        List<TypeDeclaration> beans = arriving.stream()
                .filter(type -> wiring.isBean(type.name()))
                .filter(type -> wiring.isActive(type.name()))
                .toList();
        if (arriving.size() < 2) {
            return arriving.stream()
                    .filter(type -> wiring.isActive(type.name()))
                    .toList();
        }
        for (TypeDeclaration type : beans) {
            if (wiring.isPrimary(type.name())) {
                return List.of(type);
            }
        }
        for (TypeDeclaration type : beans) {
            if (wiring.isNamed(type.name(), named)) {
                return List.of(type);
            }
        }
        boolean wired = arriving.stream().anyMatch(type -> wiring.isBean(type.name()));
        return wired ? beans : arriving;
    }

    /// The body that runs for `declared` on an object of exactly this type.
    public Optional<MethodId> implementation(String type, MethodId declared) {
        Exact question = new Exact(type, declared);
        Optional<MethodId> found = implementations.get(question);
        if (found == null) {
            found = inherited(type, declared);
            implementations.put(question, found);
        }
        return found;
    }

    private Optional<MethodId> inherited(String type, MethodId declared) {
        for (Type.Declared each : program.supertypes(type)) {
            Optional<TypeDeclaration> declaration = program.type(each.name());
            if (declaration.isEmpty() || declaration.get().origin().isEmpty()) {
                continue;
            }
            for (Method method : declaration.get().methods(declared.name())) {
                if (method.hasBody() && overrides(method, declared)) {
                    return Optional.of(method.id());
                }
            }
        }
        return Optional.empty();
    }

    /// Same erased parameters, or as many where a type parameter was bound on the way down.
    private boolean overrides(Method method, MethodId declared) {
        if (method.id().parameters().equals(declared.parameters())) {
            return true;
        }
        if (method.id().arity() != declared.arity()) {
            return false;
        }
        Optional<Method> original = program.method(declared);
        return original.isPresent()
                && original.get().parameters().stream().anyMatch(parameter -> mentionsVariable(parameter.type()));
    }

    private static boolean mentionsVariable(Type type) {
        return switch (type) {
            case Type.Variable _ -> true;
            case Type.Array array -> mentionsVariable(array.element());
            default -> false;
        };
    }

    private boolean isSource(String type) {
        return program.type(type).flatMap(TypeDeclaration::origin).isPresent();
    }
}
