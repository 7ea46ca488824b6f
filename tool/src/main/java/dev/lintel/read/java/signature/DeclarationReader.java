package dev.lintel.read.java.signature;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Parameter;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.TypeParameter;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads one declaration as [DeclarationWriter] wrote it.
final class DeclarationReader {
    private static final List<Modifier> MODIFIERS = List.of(Modifier.values());
    private static final List<TypeDeclaration.Kind> KINDS = List.of(TypeDeclaration.Kind.values());
    private static final Type CLASS = new Type.Declared("java.lang.Class", List.of(), true);

    private final Cursor cursor;
    private final StoredTables tables;
    private final String name;
    private final Span at;

    private DeclarationReader(Cursor cursor, StoredTables tables) {
        this.cursor = cursor;
        this.tables = tables;
        this.name = string();
        this.at = Span.ofFile(new SourceId(string()));
    }

    static TypeDeclaration read(Cursor cursor, StoredTables tables) {
        return new DeclarationReader(cursor, tables).declaration();
    }

    private TypeDeclaration declaration() {
        TypeDeclaration.Kind kind = KINDS.get(cursor.number());
        Set<Modifier> modifiers = modifiers();
        int outer = cursor.number();
        return new TypeDeclaration(
                name,
                kind,
                modifiers,
                typeParameters(),
                tables.optional(cursor.number()),
                types(),
                annotations(),
                cursor.list(this::field),
                cursor.list(this::method),
                outer == 0 ? Optional.empty() : Optional.of(tables.string(outer - 1)),
                Optional.empty(),
                "",
                at);
    }

    private Field field() {
        String fieldName = string();
        Set<Modifier> modifiers = modifiers();
        Type type = type();
        List<Annotation> annotations = annotations();
        int flags = cursor.number();
        Optional<Object> constant = (flags & 2) == 0
                ? Optional.empty()
                : Optional.ofNullable(literal(cursor.number()).value());
        return new Field(name, fieldName, type, modifiers, annotations, constant, (flags & 1) != 0, at);
    }

    private Method method() {
        String methodName = string();
        Set<Modifier> modifiers = modifiers();
        boolean varargs = cursor.number() != 0;
        List<TypeParameter> typeParameters = typeParameters();
        Type returns = type();
        List<Parameter> parameters = parameters(varargs);
        return new Method(
                new MethodId(
                        name,
                        methodName,
                        parameters.stream().map(each -> each.type().erasure()).toList()),
                modifiers,
                typeParameters,
                parameters,
                returns,
                types(),
                annotations(),
                false,
                false,
                at);
    }

    private List<Parameter> parameters(boolean varargs) {
        List<Parameter> parameters = cursor.list(() -> new Parameter(string(), type(), annotations(), false, at));
        if (varargs) {
            Parameter last = parameters.removeLast();
            parameters.add(new Parameter(last.name(), last.type(), last.annotations(), true, at));
        }
        return parameters;
    }

    private List<TypeParameter> typeParameters() {
        return cursor.list(() -> new TypeParameter(string(), types()));
    }

    private List<Annotation> annotations() {
        return cursor.list(this::annotation);
    }

    private Annotation annotation() {
        String type = string();
        Map<String, Expression> values = new LinkedHashMap<>();
        cursor.list(() -> values.put(string(), value()));
        return new Annotation(type, values, at);
    }

    private Expression value() {
        int form = cursor.number();
        return switch (form) {
            case DeclarationWriter.CLASS -> new Expression.ClassLiteral(type(), CLASS, 0);
            case DeclarationWriter.CONSTANT -> enumConstant();
            case DeclarationWriter.LIST -> {
                List<Expression> elements = cursor.list(this::value);
                Type element =
                        elements.isEmpty() ? Type.UNKNOWN : elements.getFirst().type();
                yield new Expression.NewArray(List.of(), elements, new Type.Array(element), 0);
            }
            case DeclarationWriter.ANNOTATION -> {
                Annotation nested = annotation();
                yield new Expression.Nested(nested, new Type.Declared(nested.type(), List.of(), true), 0);
            }
            case DeclarationWriter.UNREAD -> new Expression.Unread("", Type.UNKNOWN, 0);
            default -> literal(form);
        };
    }

    private Expression enumConstant() {
        String owner = string();
        return new Expression.FieldAccess(
                Optional.empty(), owner, string(), new Type.Declared(owner, List.of(), true), 0);
    }

    private Expression.Literal literal(int form) {
        return switch (form) {
            case DeclarationWriter.STRING -> new Expression.Literal(string(), Type.STRING, 0);
            case DeclarationWriter.BOOLEAN -> primitive(cursor.number() != 0, "boolean");
            case DeclarationWriter.CHAR -> primitive((char) cursor.number(), "char");
            case DeclarationWriter.BYTE -> primitive((byte) cursor.number(), "byte");
            case DeclarationWriter.SHORT -> primitive((short) cursor.number(), "short");
            case DeclarationWriter.INT -> primitive(cursor.number(), "int");
            case DeclarationWriter.LONG -> primitive(cursor.wide(), "long");
            case DeclarationWriter.FLOAT -> primitive(Float.intBitsToFloat(cursor.number()), "float");
            case DeclarationWriter.DOUBLE -> primitive(Double.longBitsToDouble(cursor.wide()), "double");
            default -> throw new IllegalStateException(name + " has a constant of the unknown form " + form);
        };
    }

    private static Expression.Literal primitive(Object value, String type) {
        return new Expression.Literal(value, new Type.Primitive(type), 0);
    }

    private Set<Modifier> modifiers() {
        int bits = cursor.number();
        Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
        for (Modifier each : MODIFIERS) {
            if ((bits >> each.ordinal() & 1) != 0) {
                modifiers.add(each);
            }
        }
        return modifiers;
    }

    private List<Type> types() {
        return cursor.list(this::type);
    }

    private Type type() {
        return tables.type(cursor.number());
    }

    private String string() {
        return tables.string(cursor.number());
    }
}
