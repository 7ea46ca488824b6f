package dev.lintel.read.java.signature;

import dev.lintel.code.Type;
import dev.lintel.code.TypeParameter;
import java.lang.classfile.Signature;
import java.lang.classfile.Signature.ArrayTypeSig;
import java.lang.classfile.Signature.BaseTypeSig;
import java.lang.classfile.Signature.ClassTypeSig;
import java.lang.classfile.Signature.TypeArg;
import java.lang.classfile.Signature.TypeParam;
import java.lang.classfile.Signature.TypeVarSig;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The type variables in scope, and the types that generic signatures (JVMS §4.7.9.1) mean there.
///
/// A variable's bound is resolved once: inside it, variables stand with the erasure of their own bound, so that
/// `T extends Comparable<T>` stays finite.
final class TypeScope {
    private final Map<String, Type> bounds;
    private final Predicate<String> known;

    private TypeScope(Map<String, Type> bounds, Predicate<String> known) {
        this.bounds = bounds;
        this.known = known;
    }

    static TypeScope empty(Predicate<String> known) {
        return new TypeScope(Map.of(), known);
    }

    /// This scope with more variables in it.
    TypeScope with(List<TypeParam> parameters) {
        if (parameters.isEmpty()) {
            return this;
        }
        Map<String, Type> erased = new HashMap<>(bounds);
        // Twice, since a parameter may be bounded by a later one: <S extends T, T extends Number>.
        for (int round = 0; round < 2; round++) {
            TypeScope inner = new TypeScope(erased, known);
            for (TypeParam each : parameters) {
                erased.put(each.identifier(), inner.erasedBound(each));
            }
        }
        TypeScope inner = new TypeScope(Map.copyOf(erased), known);
        Map<String, Type> full = new HashMap<>(erased);
        for (TypeParam each : parameters) {
            inner.boundsOf(each).stream().findFirst().ifPresent(bound -> full.put(each.identifier(), bound));
        }
        return new TypeScope(full, known);
    }

    List<TypeParameter> declare(List<TypeParam> parameters) {
        return parameters.stream()
                .map(each -> new TypeParameter(each.identifier(), boundsOf(each)))
                .toList();
    }

    private List<Type> boundsOf(TypeParam parameter) {
        return bounds(parameter).map(bound -> type(bound, Type.OBJECT)).toList();
    }

    private Type erasedBound(TypeParam parameter) {
        return bounds(parameter)
                .findFirst()
                .map(bound -> switch (bound) {
                    case ClassTypeSig named -> declared(className(named), List.of());
                    case TypeVarSig variable -> bounds.getOrDefault(variable.identifier(), Type.OBJECT);
                    case ArrayTypeSig _ -> Type.OBJECT;
                })
                .orElse(Type.OBJECT);
    }

    private static Stream<Signature.RefTypeSig> bounds(TypeParam parameter) {
        return Stream.concat(parameter.classBound().stream(), parameter.interfaceBounds().stream());
    }

    /// The type that a signature means.
    ///
    /// @param erased what the descriptor says for the same place: the bound of a variable that is declared
    ///     elsewhere
    Type type(Signature signature, Type erased) {
        return switch (signature) {
            case BaseTypeSig base -> primitive(base.baseType());
            case ClassTypeSig named -> declared(className(named), arguments(named));
            case ArrayTypeSig array ->
                new Type.Array(type(
                        array.componentSignature(),
                        erased instanceof Type.Array(Type element) ? element : Type.OBJECT));
            case TypeVarSig variable ->
                new Type.Variable(variable.identifier(), bounds.getOrDefault(variable.identifier(), erased));
        };
    }

    /// The type that a descriptor names, without generics.
    Type type(ClassDesc descriptor) {
        if (descriptor.isPrimitive()) {
            return primitive(descriptor.descriptorString().charAt(0));
        }
        ClassDesc component = descriptor.componentType();
        if (component != null) {
            return new Type.Array(type(component));
        }
        String name = descriptor.descriptorString();
        return named(name.substring(1, name.length() - 1));
    }

    /// The class of this internal name, without arguments.
    Type.Declared named(String internalName) {
        return declared(Names.canonical(internalName), List.of());
    }

    private Type.Declared declared(String name, List<Type> arguments) {
        return new Type.Declared(name, arguments, known.test(name));
    }

    /// The arguments of the enclosing classes come before a class's own: `Outer<String>.Inner` has one.
    private List<Type> arguments(ClassTypeSig named) {
        List<Type> arguments = new ArrayList<>(named.typeArgs().size());
        named.outerType().ifPresent(outer -> arguments.addAll(arguments(outer)));
        for (TypeArg each : named.typeArgs()) {
            arguments.add(
                    switch (each) {
                        case TypeArg.Unbounded _ -> new Type.Wildcard(Optional.empty(), Optional.empty());
                        case TypeArg.Bounded bounded -> argument(bounded);
                    });
        }
        return arguments;
    }

    private Type argument(TypeArg.Bounded bounded) {
        Type type = type(bounded.boundType(), Type.OBJECT);
        return switch (bounded.wildcardIndicator()) {
            case NONE -> type;
            case EXTENDS -> new Type.Wildcard(Optional.of(type), Optional.empty());
            case SUPER -> new Type.Wildcard(Optional.empty(), Optional.of(type));
        };
    }

    private static String className(ClassTypeSig named) {
        String own = Names.canonical(named.className());
        return named.outerType().map(outer -> className(outer) + "." + own).orElse(own);
    }

    private static Type primitive(char descriptor) {
        return descriptor == 'V'
                ? Type.VOID
                : new Type.Primitive(
                        switch (descriptor) {
                            case 'Z' -> "boolean";
                            case 'B' -> "byte";
                            case 'C' -> "char";
                            case 'S' -> "short";
                            case 'I' -> "int";
                            case 'J' -> "long";
                            case 'F' -> "float";
                            default -> "double";
                        });
    }
}
