package dev.lintel.read.java;

import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.Node;
import dev.lintel.code.Parameter;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.read.java.SourceType.Header;
import dev.lintel.read.java.syntax.FieldSyntax;
import dev.lintel.read.java.syntax.MethodSyntax;
import dev.lintel.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the declaration of a source type: its members as resolved, with their annotations.
final class Declarations {
    private Declarations() {}

    static TypeDeclaration of(SourceType type) {
        TypeDeclaration known = type.declaration();
        if (known == null) {
            known = make(type);
            type.setDeclaration(known);
        }
        return known;
    }

    private static TypeDeclaration make(SourceType type) {
        Members members = type.file().world().members(type);
        Header header = Headers.of(type);
        Elaboration elaboration = new Elaboration(type);
        List<Method> methods = new ArrayList<>();
        for (int i = 0; i < members.all().size(); i++) {
            methods.add(annotated(members.all().get(i), type.syntax().methods().get(i), elaboration));
        }
        List<Field> fields = new ArrayList<>();
        for (FieldSyntax each : type.syntax().fields()) {
            Field field = members.field(each.name());
            if (field != null) {
                fields.add(annotated(field, each, elaboration));
            }
        }
        SourceFile file = type.file().syntax().file();
        SourceType outer = type.outer();
        return new TypeDeclaration(
                type.name(),
                type.syntax().kind(),
                type.syntax().modifiers(),
                header.parameters(),
                Optional.ofNullable(header.superclass()),
                header.interfaces(),
                Annotations.all(type.syntax().annotations(), elaboration),
                fields,
                methods,
                Optional.ofNullable(outer).map(SourceType::name),
                Optional.of(file.origin()),
                file.module(),
                Node.unpack(file.id(), type.syntax().at()));
    }

    private static Method annotated(Method method, MethodSyntax syntax, Elaboration elaboration) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < method.parameters().size(); i++) {
            Parameter each = method.parameters().get(i);
            parameters.add(new Parameter(
                    each.name(),
                    each.type(),
                    Annotations.all(syntax.parameters().get(i).annotations(), elaboration),
                    each.varargs(),
                    each.at()));
        }
        return new Method(
                method.id(),
                method.modifiers(),
                method.typeParameters(),
                parameters,
                method.returns(),
                method.thrown(),
                Annotations.all(syntax.annotations(), elaboration),
                method.hasBody(),
                method.synthesised(),
                method.at());
    }

    private static Field annotated(Field field, FieldSyntax syntax, Elaboration elaboration) {
        return new Field(
                field.owner(),
                field.name(),
                field.type(),
                field.modifiers(),
                Annotations.all(syntax.annotations(), elaboration),
                field.constant(),
                field.enumConstant(),
                field.at());
    }
}
