package dev.lintel.read.java.signature;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.Modifier;
import dev.lintel.code.Parameter;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.TypeParameter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Writes one declaration in the order in which [DeclarationReader] reads it.
final class DeclarationWriter {
    /// How a value begins in the archive.
    static final int STRING = 0;
    static final int BOOLEAN = 1;
    static final int CHAR = 2;
    static final int BYTE = 3;
    static final int SHORT = 4;
    static final int INT = 5;
    static final int LONG = 6;
    static final int FLOAT = 7;
    static final int DOUBLE = 8;
    static final int CLASS = 9;
    static final int CONSTANT = 10;
    static final int LIST = 11;
    static final int ANNOTATION = 12;
    static final int UNREAD = 13;

    private final Tables tables;
    private final Output out = new Output();

    DeclarationWriter(Tables tables) {
        this.tables = tables;
    }

    Output write(TypeDeclaration type) {
        string(type.name());
        string(type.at().file().path());
        out.number(type.kind().ordinal());
        modifiers(type.modifiers());
        out.number(type.outer().map(outer -> tables.string(outer) + 1).orElse(0));
        typeParameters(type.typeParameters());
        out.number(tables.optional(type.superclass()));
        out.list(type.interfaces(), this::type);
        out.list(type.annotations(), this::annotation);
        out.list(type.fields(), this::field);
        out.list(type.methods(), this::method);
        return out;
    }

    private void field(Field field) {
        string(field.name());
        modifiers(field.modifiers());
        type(field.type());
        out.list(field.annotations(), this::annotation);
        Optional<Object> constant = field.constant();
        out.number((field.enumConstant() ? 1 : 0) | (constant.isPresent() ? 2 : 0));
        constant.ifPresent(this::constant);
    }

    private void method(Method method) {
        string(method.name());
        modifiers(method.modifiers());
        boolean varargs =
                !method.parameters().isEmpty() && method.parameters().getLast().varargs();
        out.number(varargs ? 1 : 0);
        typeParameters(method.typeParameters());
        type(method.returns());
        out.list(method.parameters(), this::parameter);
        out.list(method.thrown(), this::type);
        out.list(method.annotations(), this::annotation);
    }

    private void parameter(Parameter parameter) {
        string(parameter.name());
        type(parameter.type());
        out.list(parameter.annotations(), this::annotation);
    }

    private void typeParameters(List<TypeParameter> parameters) {
        out.list(parameters, each -> {
            string(each.name());
            out.list(each.bounds(), this::type);
        });
    }

    private void annotation(Annotation annotation) {
        string(annotation.type());
        out.list(List.copyOf(annotation.values().entrySet()), each -> {
            string(each.getKey());
            value(each.getValue());
        });
    }

    private void value(Expression expression) {
        switch (expression) {
            case Expression.Literal literal when literal.value() != null -> constant(literal.value());
            case Expression.ClassLiteral literal -> {
                out.number(CLASS);
                type(literal.named());
            }
            case Expression.FieldAccess constant -> {
                out.number(CONSTANT);
                string(constant.owner());
                string(constant.name());
            }
            case Expression.NewArray list -> out.number(LIST).list(list.elements(), this::value);
            case Expression.Nested nested -> {
                out.number(ANNOTATION);
                annotation(nested.annotation());
            }
            // A class file has no other values.
            default -> out.number(UNREAD);
        }
    }

    private void constant(Object value) {
        switch (value) {
            case String text -> out.number(STRING).number(tables.string(text));
            case Boolean truth -> out.number(BOOLEAN).number(truth ? 1 : 0);
            case Character character -> out.number(CHAR).number(character);
            case Byte number -> out.number(BYTE).number(number & 0xFF);
            case Short number -> out.number(SHORT).number(number & 0xFFFF);
            case Integer number -> out.number(INT).number(number);
            case Long number -> out.number(LONG).number(number);
            case Float number -> out.number(FLOAT).number(Float.floatToRawIntBits(number));
            case Double number -> out.number(DOUBLE).number(Double.doubleToRawLongBits(number));
            default -> out.number(UNREAD);
        }
    }

    private void modifiers(Set<Modifier> modifiers) {
        out.number(modifiers.stream().mapToInt(each -> 1 << each.ordinal()).sum());
    }

    private void type(Type type) {
        out.number(tables.type(type));
    }

    private void string(String value) {
        out.number(tables.string(value));
    }
}
