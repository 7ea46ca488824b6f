package dev.lintel.link.steps;

import dev.lintel.code.Expression;
import dev.lintel.code.Type;
import java.util.stream.Collectors;

/// An expression in a few words for people, near to how it was written.
final class Wording {
    private static final int LONGEST = 60;

    private Wording() {}

    static String of(Expression expression) {
        String text = words(expression, 0);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    private static String words(Expression expression, int depth) {
        if (depth > 4) {
            return "…";
        }
        int inner = depth + 1;
        return switch (expression) {
            case Expression.Literal literal ->
                literal.value() instanceof String text ? "\"" + text + "\"" : String.valueOf(literal.value());
            case Expression.Variable variable -> variable.name();
            case Expression.FieldAccess field ->
                field.receiver().map(each -> words(each, inner) + ".").orElse("") + field.name();
            case Expression.This self -> self.base() ? "super" : "this";
            case Expression.TypeName named -> simple(named.type());
            case Expression.ClassLiteral named -> simple(named.named()) + ".class";
            case Expression.Call call ->
                call.receiver().map(each -> words(each, inner) + ".").orElse("")
                        + call.name()
                        + "("
                        + call.arguments().stream()
                                .map(each -> words(each, inner))
                                .collect(Collectors.joining(", "))
                        + ")";
            case Expression.New made -> "new " + simple(made.type()) + "(..)";
            case Expression.NewArray _ -> "{..}";
            case Expression.Assign assign ->
                words(assign.target(), inner) + " " + assign.operator().orElse("") + "= "
                        + words(assign.value(), inner);
            case Expression.Unary unary ->
                unary.operator().contains("x")
                        ? unary.operator().replace("x", words(unary.operand(), inner))
                        : unary.operator() + words(unary.operand(), inner);
            case Expression.Binary binary ->
                words(binary.left(), inner) + " " + binary.operator() + " " + words(binary.right(), inner);
            case Expression.Concat concat ->
                concat.parts().stream().limit(4).map(each -> words(each, inner)).collect(Collectors.joining(" + "));
            case Expression.Conditional choice -> words(choice.condition(), inner) + " ? .. : ..";
            case Expression.Cast cast -> words(cast.operand(), inner);
            case Expression.InstanceOf test -> words(test.operand(), inner) + " instanceof " + simple(test.tested());
            case Expression.Index index -> words(index.array(), inner) + "[" + words(index.index(), inner) + "]";
            case Expression.Lambda _ -> "lambda";
            case Expression.MethodReference reference ->
                words(reference.receiver(), inner) + "::" + reference.callee().name();
            case Expression.SwitchValue _ -> "switch";
            case Expression.Nested _, Expression.Unread _ -> "…";
        };
    }

    private static String simple(Type type) {
        String name = type.erasure();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
