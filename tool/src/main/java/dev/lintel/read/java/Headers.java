package dev.lintel.read.java;

import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration.Kind;
import dev.lintel.code.TypeParameter;
import dev.lintel.read.java.SourceType.Header;
import dev.lintel.read.java.syntax.Tree;
import dev.lintel.read.java.syntax.TypeSyntax;
import java.util.ArrayList;
import java.util.List;

/// Resolves what stands before a type's body: type parameters and supertypes. All headers are resolved by one
/// thread before anything else; a header that needs itself (`class A extends A.B`) sees none, which breaks the
/// cycle.
final class Headers {
    private Headers() {}

    static void resolveAll(List<SourceType> types) {
        types.forEach(Headers::of);
        types.forEach(type -> type.scope().clear());
    }

    static Header of(SourceType type) {
        Header known = type.header();
        if (known != null) {
            return known;
        }
        type.setHeader(Header.NONE);
        TypeSyntax syntax = type.syntax();
        TypeScope outside = TypeResolver.outside(type);
        List<TypeParameter> parameters = TypeResolver.parameters(syntax.typeParameters(), outside);
        TypeScope scope = outside.with(parameters);
        List<Type> interfaces = new ArrayList<>(TypeResolver.all(syntax.implemented(), scope));
        Header header = new Header(parameters, superclass(type, scope, interfaces), List.copyOf(interfaces));
        type.setHeader(header);
        return header;
    }

    @org.jspecify.annotations.Nullable
    private static Type superclass(SourceType type, TypeScope scope, List<Type> interfaces) {
        Tree extended = type.syntax().extended();
        World world = type.file().world();
        return switch (type.syntax().kind()) {
            case INTERFACE -> null;
            case ANNOTATION -> {
                interfaces.add(world.plain("java.lang.annotation.Annotation"));
                yield null;
            }
            case ENUM -> new Type.Declared("java.lang.Enum", List.of(world.plain(type.name())), true);
            case RECORD -> world.plain("java.lang.Record");
            case CLASS -> {
                Type written = extended == null ? Type.OBJECT : TypeResolver.resolve(extended, scope);
                if (type.syntax().isAnonymous() && isInterface(written, type)) {
                    interfaces.add(written);
                    yield Type.OBJECT;
                }
                yield written;
            }
        };
    }

    private static boolean isInterface(Type written, SourceType asking) {
        World world = asking.file().world();
        SourceType source = world.source(written.erasure(), asking.module());
        if (source != null) {
            return source.syntax().kind() == Kind.INTERFACE || source.syntax().kind() == Kind.ANNOTATION;
        }
        return world.libraryDeclaration(written.erasure())
                .filter(each -> each.kind() == Kind.INTERFACE || each.kind() == Kind.ANNOTATION)
                .isPresent();
    }
}
