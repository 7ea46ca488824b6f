package dev.lintel.code;

import java.util.List;
import java.util.Optional;

/// A type as written or inferred. Names are canonical: `java.util.Map.Entry`, with dots for nesting.
public sealed interface Type {
    Type UNKNOWN = new Unknown("");
    Type VOID = new Primitive("void");
    Type OBJECT = new Declared("java.lang.Object", List.of(), true);
    Type STRING = new Declared("java.lang.String", List.of(), true);

    /// A class, interface, enum, record or annotation.
    ///
    /// @param known whether its declaration was seen in the sources or in the signatures; `false` when only the
    ///     name is known through an import, or guessed from the package
    record Declared(String name, List<Type> arguments, boolean known) implements Type {
        public Declared {
            arguments = List.copyOf(arguments);
        }

        public String simpleName() {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    /// `int`, `boolean` … and `void`.
    record Primitive(String name) implements Type {}

    record Array(Type element) implements Type {}

    /// A type parameter in scope that was not substituted.
    record Variable(String name, Type bound) implements Type {}

    /// `?`, `? extends B`, `? super B`.
    record Wildcard(Optional<Type> upper, Optional<Type> lower) implements Type {}

    /// Not resolved; `text` is what the source says, or empty.
    record Unknown(String text) implements Type {}

    /// The qualified name after erasure: of the class, the primitive, `java.lang.Object[]` for arrays; the
    /// bound's for a variable; empty when unknown.
    default String erasure() {
        return switch (this) {
            case Declared declared -> declared.name();
            case Primitive primitive -> primitive.name();
            case Array array -> array.element().erasure() + "[]";
            case Variable variable -> variable.bound().erasure();
            case Wildcard wildcard -> wildcard.upper().orElse(OBJECT).erasure();
            case Unknown _ -> "";
        };
    }

    /// The type argument at `index`, if this is a parameterised class that has it.
    default Optional<Type> argument(int index) {
        return this instanceof Declared declared && index < declared.arguments().size()
                ? Optional.of(declared.arguments().get(index))
                : Optional.empty();
    }

    default boolean is(String qualifiedName) {
        return erasure().equals(qualifiedName);
    }
}
