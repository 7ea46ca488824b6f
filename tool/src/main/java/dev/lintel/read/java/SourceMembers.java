package dev.lintel.read.java;

import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Node;
import dev.lintel.code.Parameter;
import dev.lintel.code.Type;
import dev.lintel.code.TypeParameter;
import dev.lintel.read.java.SourceType.Header;
import dev.lintel.read.java.syntax.FieldSyntax;
import dev.lintel.read.java.syntax.MethodSyntax;
import dev.lintel.read.java.syntax.ParameterSyntax;
import dev.lintel.source.SourceId;
import java.util.List;
import java.util.Optional;

/// Resolves the members of a source type: their types and signatures, not yet their annotations.
final class SourceMembers {
    private SourceMembers() {}

    static Members of(SourceType type, World world) {
        Header header = Headers.of(type);
        TypeScope scope = TypeScope.inside(type);
        List<Method> methods = type.syntax().methods().stream()
                .map(each -> method(type, each, scope))
                .toList();
        List<Field> fields = type.syntax().fields().stream()
                .map(each -> field(type, each, scope))
                .toList();
        return new Members(
                world,
                type.name(),
                type.syntax().kind(),
                type.module(),
                header.parameters(),
                List.of(),
                header.supers(),
                methods,
                fields);
    }

    private static Method method(SourceType type, MethodSyntax syntax, TypeScope scope) {
        List<TypeParameter> typeParameters = TypeResolver.parameters(syntax.typeParameters(), scope);
        TypeScope inner = scope.with(typeParameters);
        SourceId file = type.file().syntax().file().id();
        List<Parameter> parameters = syntax.parameters().stream()
                .map(each -> parameter(each, inner, file))
                .toList();
        List<String> erased =
                parameters.stream().map(each -> each.type().erasure()).toList();
        return new Method(
                new MethodId(type.name(), syntax.name(), erased),
                syntax.modifiers(),
                typeParameters,
                parameters,
                syntax.returns() == null ? Type.VOID : TypeResolver.resolve(syntax.returns(), inner),
                TypeResolver.all(syntax.thrown(), inner),
                List.of(),
                syntax.hasBody(),
                syntax.synthesised(),
                Node.unpack(file, syntax.at()));
    }

    private static Parameter parameter(ParameterSyntax syntax, TypeScope scope, SourceId file) {
        return new Parameter(
                syntax.name(),
                TypeResolver.resolve(syntax.type(), scope),
                List.of(),
                syntax.varargs(),
                Node.unpack(file, syntax.at()));
    }

    private static Field field(SourceType type, FieldSyntax syntax, TypeScope scope) {
        return new Field(
                type.name(),
                syntax.name(),
                syntax.enumConstant()
                        ? type.file().world().plain(type.name())
                        : TypeResolver.resolve(syntax.type(), scope),
                syntax.modifiers(),
                List.of(),
                Optional.empty(),
                syntax.enumConstant(),
                Node.unpack(type.file().syntax().file().id(), syntax.at()));
    }
}
