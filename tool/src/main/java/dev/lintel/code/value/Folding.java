package dev.lintel.code.value;

import dev.lintel.code.Expression;
import dev.lintel.code.Field;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Constants.EnumConstant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// One folding. The budget of steps is shared by everything that the expression reaches, so constants that refer
/// to each other in a ring, or double at each step, cost little.
final class Folding {
    private static final int STEPS = 20_000;
    private static final int DEPTH = 100;
    private static final int LONGEST_TEXT = 1 << 20;

    private final Program program;
    private int steps = STEPS;
    private int depth;

    Folding(Program program) {
        this.program = program;
    }

    Optional<Object> fold(Expression expression) {
        if (--steps < 0 || depth >= DEPTH) {
            return Optional.empty();
        }
        depth++;
        try {
            return folded(expression);
        } finally {
            depth--;
        }
    }

    private Optional<Object> folded(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> Optional.ofNullable(literal.value());
            case Expression.FieldAccess field -> field(field);
            case Expression.ClassLiteral literal -> Optional.of(literal.named());
            case Expression.NewArray array -> array(array);
            case Expression.Unary unary -> fold(unary.operand()).flatMap(it -> Arithmetic.unary(unary.operator(), it));
            case Expression.Binary binary ->
                fold(binary.left())
                        .flatMap(left -> fold(binary.right())
                                .flatMap(right -> Arithmetic.binary(binary.operator(), left, right)));
            case Expression.Concat concat -> concat(concat.parts());
            case Expression.Conditional choice -> conditional(choice);
            case Expression.Cast cast ->
                fold(cast.operand())
                        .flatMap(value -> Arithmetic.cast(value, cast.type().erasure()));
            case Expression.Nested nested -> Optional.of(nested.annotation());
            case Expression.Call call -> call(call);
            case Expression.Variable _,
                    Expression.This _,
                    Expression.TypeName _,
                    Expression.New _,
                    Expression.Assign _,
                    Expression.InstanceOf _,
                    Expression.Index _,
                    Expression.Lambda _,
                    Expression.MethodReference _,
                    Expression.SwitchValue _,
                    Expression.Unread _ -> Optional.empty();
        };
    }

    private Optional<Object> field(Expression.FieldAccess access) {
        if (access.name().equals("length")) {
            return Optional.empty();
        }
        Optional<Field> found = declared(access.owner(), access.name());
        if (found.isEmpty()) {
            return unseenEnumConstant(access);
        }
        Field field = found.get();
        if (field.enumConstant()) {
            return Optional.of(new EnumConstant(field.owner(), field.name()));
        }
        if (field.constant().isPresent()) {
            return field.constant();
        }
        if (isLikeAnEnums(field)) {
            return Optional.of(new EnumConstant(field.owner(), field.name()));
        }
        return field.modifiers().contains(Modifier.FINAL)
                ? program.initialiser(field).flatMap(this::fold)
                : Optional.empty();
    }

    /// `MediaType.TEXT_HTML`: a library's constant of the type that declares it, made where nobody sees
    /// how. One that is not in capitals, `LaissezFaireSubTypeValidator.instance`, is the one object of its
    /// type and no choice among several.
    private boolean isLikeAnEnums(Field field) {
        return field.modifiers().containsAll(Set.of(Modifier.STATIC, Modifier.FINAL))
                && field.type().erasure().equals(field.owner())
                && !field.owner().startsWith("java.")
                && field.name().equals(field.name().toUpperCase(Locale.ROOT))
                && program.initialiser(field).isEmpty();
    }

    /// The owner that the front end gives may be the type through which the field was named.
    private Optional<Field> declared(String owner, String name) {
        if (owner.isEmpty()) {
            return Optional.empty();
        }
        Optional<Field> here = program.type(owner).flatMap(type -> type.field(name));
        if (here.isPresent()) {
            return here;
        }
        return program.supertypes(owner).stream()
                .map(each -> program.type(each.name()).flatMap(type -> type.field(name)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// `RequestMethod.GET` when the library is not there: a field in capitals of a type that nobody has seen. The
    /// reader that asks knows which names it expects.
    private Optional<Object> unseenEnumConstant(Expression.FieldAccess access) {
        String owner = access.owner().isEmpty()
                ? access.receiver()
                        .filter(Expression.TypeName.class::isInstance)
                        .map(it -> ((Expression.TypeName) it).type().erasure())
                        .orElse("")
                : access.owner();
        boolean seen = program.type(owner).isPresent();
        return !seen && access.name().equals(access.name().toUpperCase(Locale.ROOT))
                ? Optional.of(new EnumConstant(owner, access.name()))
                : Optional.empty();
    }

    private Optional<Object> array(Expression.NewArray array) {
        if (!array.dimensions().isEmpty()) {
            return Optional.empty();
        }
        List<Object> values = new ArrayList<>();
        for (Expression element : array.elements()) {
            Optional<Object> value = fold(element);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(List.copyOf(values));
    }

    private Optional<Object> concat(List<Expression> parts) {
        StringBuilder all = new StringBuilder();
        for (Expression part : parts) {
            Optional<String> text = fold(part).flatMap(this::shown);
            if (text.isEmpty() || all.length() + text.get().length() > LONGEST_TEXT) {
                return Optional.empty();
            }
            all.append(text.get());
        }
        return Optional.of(all.toString());
    }

    private Optional<Object> conditional(Expression.Conditional choice) {
        Optional<Object> condition = fold(choice.condition());
        if (condition.isPresent()) {
            return fold(condition.get().equals(true) ? choice.whenTrue() : choice.whenFalse());
        }
        Optional<Object> whenTrue = fold(choice.whenTrue());
        return whenTrue.isPresent() && whenTrue.equals(fold(choice.whenFalse())) ? whenTrue : Optional.empty();
    }

    private Optional<Object> call(Expression.Call call) {
        if (call.receiver().isEmpty() || call.arguments().size() > 1) {
            return Optional.empty();
        }
        Optional<Object> receiver = fold(call.receiver().get());
        if (receiver.isEmpty()) {
            return staticCall(call);
        }
        return switch (receiver.get()) {
            case EnumConstant constant when call.name().equals("name") -> Optional.of(constant.name());
            case EnumConstant constant ->
                new EnumProperties(program).given(constant, call).flatMap(this::fold);
            case String text when call.arguments().isEmpty() -> ofText(text, call.name());
            case String text
            when call.name().equals("concat") ->
                fold(call.arguments().getFirst())
                        .flatMap(Folding::text)
                        .filter(tail -> text.length() + tail.length() <= LONGEST_TEXT)
                        .map(text::concat);
            default -> Optional.empty();
        };
    }

    private Optional<Object> staticCall(Expression.Call call) {
        boolean valueOf = call.callee().is("java.lang.String", "valueOf")
                || call.callee().is("java.lang.Integer", "toString")
                || call.callee().is("java.lang.Long", "toString");
        return valueOf && call.arguments().size() == 1
                ? fold(call.arguments().getFirst()).flatMap(Folding::text).map(Object.class::cast)
                : Optional.empty();
    }

    private static Optional<Object> ofText(String text, String method) {
        return switch (method) {
            case "trim" -> Optional.of(text.trim());
            case "strip" -> Optional.of(text.strip());
            case "stripIndent" -> Optional.of(text.stripIndent());
            case "intern", "toString" -> Optional.of(text);
            case "toLowerCase" -> Optional.of(text.toLowerCase(Locale.ROOT));
            case "toUpperCase" -> Optional.of(text.toUpperCase(Locale.ROOT));
            case "length" -> Optional.of(text.length());
            default -> Optional.empty();
        };
    }

    static Optional<String> text(Object value) {
        return value instanceof String
                        || value instanceof Number
                        || value instanceof Boolean
                        || value instanceof Character
                ? Optional.of(String.valueOf(value))
                : Optional.empty();
    }

    /// As concatenation shows it: an enum constant by its name unless its enum says otherwise.
    private Optional<String> shown(Object value) {
        if (value instanceof EnumConstant(String type, String name)) {
            return program.type(type)
                    .filter(TypeDeclaration::isMain)
                    .filter(declared -> declared.methods("toString").isEmpty())
                    .map(_ -> name);
        }
        return value instanceof Type ? Optional.empty() : text(value);
    }
}
