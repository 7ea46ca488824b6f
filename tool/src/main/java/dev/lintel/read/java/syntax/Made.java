package dev.lintel.read.java.syntax;

import dev.lintel.code.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Syntax that nobody wrote, in the words of the declaration that it is made for.
final class Made {
    static final Set<Modifier> PUBLIC = Set.of(Modifier.PUBLIC);
    static final Set<Modifier> PUBLIC_STATIC = Set.of(Modifier.PUBLIC, Modifier.STATIC);

    private Made() {}

    /// A qualified name.
    static Tree name(String qualified, long at) {
        String[] parts = qualified.split("\\.");
        Tree tree = new Tree.Name(parts[0], at);
        for (int i = 1; i < parts.length; i++) {
            tree = new Tree.Select(tree, parts[i], at);
        }
        return tree;
    }

    static Tree primitive(String name, long at) {
        return new Tree.PrimitiveName(name, at);
    }

    /// `base<A, B>`, or the plain base when there are no arguments.
    static Tree parameterised(Tree base, List<Tree> arguments, long at) {
        return arguments.isEmpty() ? base : new Tree.Parameterised(base, arguments, at);
    }

    /// A type as it refers to itself: `Order`, `Page<T>`.
    static Tree self(String name, List<TypeParameterSyntax> parameters, long at) {
        List<Tree> arguments = parameters.stream()
                .<Tree>map(each -> new Tree.Name(each.name(), at))
                .toList();
        return parameterised(new Tree.Name(name, at), arguments, at);
    }

    static MethodSyntax method(String name, Tree returns, List<ParameterSyntax> parameters, long at) {
        return MethodSyntax.added(name, PUBLIC, parameters, returns, at);
    }

    static MethodSyntax generic(
            String name,
            List<TypeParameterSyntax> typeParameters,
            Tree returns,
            List<ParameterSyntax> parameters,
            long at) {
        return new MethodSyntax(
                name,
                PUBLIC_STATIC,
                typeParameters,
                parameters,
                returns,
                List.of(),
                List.of(),
                Code.NONE,
                false,
                true,
                at);
    }

    /// `equals`, `hashCode` and `toString`.
    static List<MethodSyntax> objectMethods(long at) {
        ParameterSyntax other = ParameterSyntax.of("o", name("java.lang.Object", at), at);
        return List.of(
                method("equals", primitive("boolean", at), List.of(other), at),
                method("hashCode", primitive("int", at), List.of(), at),
                method("toString", name("java.lang.String", at), List.of(), at));
    }

    static boolean has(List<MethodSyntax> methods, String name, int arity) {
        for (MethodSyntax each : methods) {
            if (each.name().equalsIgnoreCase(name) && each.parameters().size() == arity) {
                return true;
            }
        }
        return false;
    }

    static List<ParameterSyntax> parameters(List<FieldSyntax> fields) {
        List<ParameterSyntax> parameters = new ArrayList<>();
        for (FieldSyntax each : fields) {
            parameters.add(new ParameterSyntax(each.name(), each.type(), each.annotations(), false, each.at()));
        }
        return parameters;
    }

    /// A type's text without its place.
    static String spell(Tree type) {
        return switch (type) {
            case Tree.Name name -> name.id();
            case Tree.Select select -> spell(select.target()) + "." + select.name();
            case Tree.PrimitiveName primitive -> primitive.name();
            case Tree.ArrayOf array -> spell(array.element()) + "[]";
            case Tree.Parameterised generic ->
                spell(generic.base())
                        + generic.arguments().stream().map(Made::spell).collect(Collectors.joining(",", "<", ">"));
            case Tree.Any any -> any.relation() + (any.bound() == null ? "" : " " + spell(any.bound()));
            default -> "";
        };
    }
}
