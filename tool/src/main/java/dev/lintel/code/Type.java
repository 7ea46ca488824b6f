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

        @Override
        public String erasure() {
            return name;
        }

        public String simpleName() {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    /// `int`, `boolean` … and `void`.
    record Primitive(String name) implements Type {
        @Override
        public String erasure() {
            return name;
        }
    }

    record Array(Type element) implements Type {
        @Override
        public String erasure() {
            return element.erasure() + "[]";
        }
    }

    /// A type parameter in scope that was not substituted.
    record Variable(String name, Type bound) implements Type {
        @Override
        public String erasure() {
            return bound.erasure();
        }
    }

    /// `?`, `? extends B`, `? super B`.
    record Wildcard(Optional<Type> upper, Optional<Type> lower) implements Type {
        @Override
        public String erasure() {
            return upper.orElse(OBJECT).erasure();
        }
    }

    /// Not resolved; `text` is what the source says, or empty.
    record Unknown(String text) implements Type {
        @Override
        public String erasure() {
            return "";
        }
    }

    /// The qualified name after erasure: of the class, the primitive, `java.lang.Object[]` for arrays; the
    /// bound's for a variable; empty when unknown.
    String erasure();

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
