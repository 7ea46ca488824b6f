package dev.lintel.read.java;

import dev.lintel.code.Type;
import dev.lintel.code.TypeParameter;
import dev.lintel.read.java.syntax.Tree;
import dev.lintel.read.java.syntax.TypeParameterSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Resolves written types to [Type]s (JLS 6.5.5).
final class TypeResolver {
    private static final Map<String, Type> PRIMITIVES = Map.of(
            "int", new Type.Primitive("int"),
            "long", new Type.Primitive("long"),
            "boolean", new Type.Primitive("boolean"),
            "double", new Type.Primitive("double"),
            "float", new Type.Primitive("float"),
            "char", new Type.Primitive("char"),
            "byte", new Type.Primitive("byte"),
            "short", new Type.Primitive("short"),
            "void", Type.VOID);

    private TypeResolver() {}

    static Type primitive(String name) {
        return PRIMITIVES.getOrDefault(name, Type.UNKNOWN);
    }

    static Type resolve(@Nullable Tree tree, TypeScope scope) {
        return switch (tree) {
            case Tree.Name name -> simple(name.id(), scope).orElseGet(() -> new Type.Unknown(name.id()));
            case Tree.Select select -> qualified(select, scope).orElseGet(() -> new Type.Unknown(spell(select)));
            case Tree.PrimitiveName primitive -> primitive(primitive.name());
            case Tree.ArrayOf array -> new Type.Array(resolve(array.element(), scope));
            case Tree.Parameterised generic -> parameterised(generic, scope);
            case Tree.Any any -> wildcard(any, scope);
            case Tree.Several several -> resolve(several.types().getFirst(), scope);
            case null, default -> Type.UNKNOWN;
        };
    }

    static List<Type> all(List<Tree> trees, TypeScope scope) {
        return trees.stream().map(each -> resolve(each, scope)).toList();
    }

    private static Type parameterised(Tree.Parameterised generic, TypeScope scope) {
        Type base = resolve(generic.base(), scope);
        if (generic.arguments().isEmpty() || !(base instanceof Type.Declared declared)) {
            return base;
        }
        List<Type> arguments = new ArrayList<>(declared.arguments());
        arguments.addAll(all(generic.arguments(), scope));
        return new Type.Declared(declared.name(), arguments, declared.known());
    }

    private static Type wildcard(Tree.Any any, TypeScope scope) {
        return switch (any.relation()) {
            case "extends" -> new Type.Wildcard(Optional.of(resolve(any.bound(), scope)), Optional.empty());
            case "super" -> new Type.Wildcard(Optional.empty(), Optional.of(resolve(any.bound(), scope)));
            default -> new Type.Wildcard(Optional.empty(), Optional.empty());
        };
    }

    /// A simple name: variables and local types, then the types around with what they inherit, then the file.
    static Optional<Type> simple(String name, TypeScope scope) {
        Type near = scope.names().get(name);
        if (near != null) {
            return Optional.of(near);
        }
        return scope.type() == null ? scope.file().type(name) : inside(scope.type(), name);
    }

    private static Optional<Type> inside(SourceType type, String name) {
        Optional<Type> known = type.scope().get(name);
        if (known != null) {
            return known;
        }
        Optional<Type> found = own(type, name).or(() -> around(type, name));
        type.scope().put(name, found);
        return found;
    }

    private static Optional<Type> own(SourceType type, String name) {
        for (TypeParameter each : Headers.of(type).parameters()) {
            if (each.name().equals(name)) {
                return Optional.of(TypeScope.variable(each));
            }
        }
        World world = type.file().world();
        SourceType nested = type.nested().get(name);
        if (nested != null) {
            return Optional.of(world.plain(nested.name()));
        }
        for (Type each : Headers.of(type).supers()) {
            Optional<Type> inherited = world.memberType(each.erasure(), name, type.module());
            if (inherited.isPresent()) {
                return inherited;
            }
        }
        return type.syntax().visibleName().equals(name) ? Optional.of(world.plain(type.name())) : Optional.empty();
    }

    /// Outside of a type: what the code shows that it stands in, then the enclosing type, then the file.
    private static Optional<Type> around(SourceType type, String name) {
        return simple(name, outside(type));
    }

    /// Where a type's own header is resolved.
    static TypeScope outside(SourceType type) {
        SourceType outer = type.outer();
        TypeScope scope = new TypeScope(Map.of(), outer, type.file());
        if (type.syntax().within() == null || outer == null) {
            return scope;
        }
        scope = scope.with(parameters(type.syntax().within().typeParameters(), scope));
        for (var each : type.syntax().within().locals()) {
            SourceType local = outer.locals().get(each.name());
            if (local != null && !each.isAnonymous()) {
                scope = scope.with(each.visibleName(), type.file().world().plain(local.name()));
            }
        }
        return scope;
    }

    private static Optional<Type> qualified(Tree.Select select, TypeScope scope) {
        Optional<String> path = path(select);
        if (path.isEmpty()) {
            Type outer = resolve(select.target(), scope);
            return member(outer, select.name(), scope).map(inner -> inner(outer, inner));
        }
        String name = path.get();
        int dot = name.indexOf('.');
        String head = name.substring(0, dot);
        Optional<Type> first =
                Character.isUpperCase(head.charAt(0)) || scope.names().containsKey(head)
                        ? simple(head, scope)
                        : Optional.empty();
        if (first.isEmpty()) {
            return ofPackage(name, scope.file());
        }
        Optional<Type> type = first;
        for (String part : name.substring(dot + 1).split("\\.")) {
            type = type.flatMap(each -> member(each, part, scope));
        }
        return type;
    }

    /// `Outer<String>.Inner`: the outer class's arguments come before the inner one's own.
    private static Type inner(Type outer, Type inner) {
        return outer instanceof Type.Declared around && inner instanceof Type.Declared declared
                ? new Type.Declared(declared.name(), around.arguments(), declared.known())
                : inner;
    }

    private static Optional<Type> member(Type owner, String name, TypeScope scope) {
        if (!(owner instanceof Type.Declared declared)) {
            return Optional.empty();
        }
        Optional<Type> member = scope.file()
                .world()
                .memberType(declared.name(), name, scope.file().module());
        if (member.isPresent()) {
            return member;
        }
        return Optional.of(new Type.Declared(declared.name() + "." + name, List.of(), false));
    }

    /// The longest known type among the prefixes of a qualified name; if there is none, the name itself when it
    /// looks like `some.pack.Type`.
    static Optional<Type> ofPackage(String name, FileScope file) {
        World world = file.world();
        int start = 0;
        for (int dot = name.indexOf('.'); ; dot = name.indexOf('.', dot + 1)) {
            int end = dot < 0 ? name.length() : dot;
            if (Character.isUpperCase(name.charAt(start)) && world.exists(name.substring(0, end), file.module())) {
                return dot < 0
                        ? Optional.of(world.plain(name))
                        : rest(world.plain(name.substring(0, end)), name.substring(end + 1), file);
            }
            if (dot < 0) {
                break;
            }
            start = dot + 1;
            if (start >= name.length()) {
                return Optional.empty();
            }
        }
        return Character.isUpperCase(name.charAt(start))
                ? Optional.of(new Type.Declared(name, List.of(), false))
                : Optional.empty();
    }

    private static Optional<Type> rest(Type owner, String path, FileScope file) {
        Optional<Type> type = Optional.of(owner);
        for (String part : path.split("\\.")) {
            type = type.flatMap(each -> member(each, part, new TypeScope(Map.of(), null, file)));
        }
        return type;
    }

    /// `a.b.C` when the tree is nothing but names.
    static Optional<String> path(Tree tree) {
        return switch (tree) {
            case Tree.Name name -> Optional.of(name.id());
            case Tree.Select select -> path(select.target()).map(each -> each + "." + select.name());
            default -> Optional.empty();
        };
    }

    private static String spell(Tree.Select select) {
        return path(select).orElse(select.name());
    }

    /// Type parameters with their bounds; a bound may name the parameters themselves, then without their bounds.
    static List<TypeParameter> parameters(List<TypeParameterSyntax> written, TypeScope scope) {
        if (written.isEmpty()) {
            return List.of();
        }
        List<TypeParameter> bare = written.stream()
                .map(each -> new TypeParameter(each.name(), List.of()))
                .toList();
        TypeScope first = scope.with(bare);
        List<TypeParameter> bounded = new ArrayList<>();
        for (TypeParameterSyntax each : written) {
            bounded.add(new TypeParameter(each.name(), all(each.bounds(), first)));
        }
        if (written.stream().allMatch(each -> each.bounds().isEmpty())) {
            return bounded;
        }
        TypeScope second = scope.with(bounded);
        return written.stream()
                .map(each -> new TypeParameter(each.name(), all(each.bounds(), second)))
                .toList();
    }
}
