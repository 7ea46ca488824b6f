package dev.lintel.code.value;

import java.util.Optional;

/// Operators on constants as the Java language defines them (JLS 15.15 to 15.25); anything that would throw or that
/// mixes kinds unexpectedly is not constant.
public final class Arithmetic {
    private Arithmetic() {}

    public static Optional<Object> unary(String operator, Object operand) {
        return switch (operator) {
            case "!" -> operand instanceof Boolean truth ? Optional.of(!truth) : Optional.empty();
            case "-" ->
                number(operand).map(it -> isWhole(it) ? narrow(it, -it.longValue()) : (Object) (-it.doubleValue()));
            case "+" -> number(operand).map(Object.class::cast);
            case "~" -> number(operand).filter(Arithmetic::isWhole).map(it -> narrow(it, ~it.longValue()));
            default -> Optional.empty();
        };
    }

    public static Optional<Object> binary(String operator, Object left, Object right) {
        if (left instanceof Boolean one && right instanceof Boolean two) {
            return truth(operator, one, two);
        }
        Optional<Number> one = number(left);
        Optional<Number> two = number(right);
        if (one.isEmpty() || two.isEmpty()) {
            return equality(operator, left, right);
        }
        return isWhole(one.get()) && isWhole(two.get())
                ? whole(operator, one.get(), two.get())
                : floating(operator, one.get().doubleValue(), two.get().doubleValue());
    }

    public static Optional<Object> cast(Object value, String type) {
        Optional<Number> number = number(value);
        return switch (type) {
            case "int" -> number.map(Number::intValue);
            case "long" -> number.map(Number::longValue);
            case "short" -> number.map(Number::shortValue);
            case "byte" -> number.map(Number::byteValue);
            case "double" -> number.map(Number::doubleValue);
            case "float" -> number.map(Number::floatValue);
            case "char" -> number.map(it -> (char) it.intValue());
            default -> Optional.of(value);
        };
    }

    private static Optional<Object> truth(String operator, boolean left, boolean right) {
        return switch (operator) {
            case "&&", "&" -> Optional.of(left && right);
            case "||", "|" -> Optional.of(left || right);
            case "^", "!=" -> Optional.of(left != right);
            case "==" -> Optional.of(left == right);
            default -> Optional.empty();
        };
    }

    private static Optional<Object> equality(String operator, Object left, Object right) {
        boolean comparable = left.getClass() == right.getClass();
        return switch (operator) {
            case "==" -> comparable ? Optional.of(left.equals(right)) : Optional.empty();
            case "!=" -> comparable ? Optional.of(!left.equals(right)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Object> whole(String operator, Number one, Number two) {
        long left = one.longValue();
        long right = two.longValue();
        boolean wide = one instanceof Long || two instanceof Long;
        Number like = wide ? (Number) Long.valueOf(0) : (Number) Integer.valueOf(0);
        return switch (operator) {
            case "+" -> Optional.of(narrow(like, left + right));
            case "-" -> Optional.of(narrow(like, left - right));
            case "*" -> Optional.of(narrow(like, left * right));
            case "/" -> right == 0 ? Optional.empty() : Optional.of(narrow(like, left / right));
            case "%" -> right == 0 ? Optional.empty() : Optional.of(narrow(like, left % right));
            case "&" -> Optional.of(narrow(like, left & right));
            case "|" -> Optional.of(narrow(like, left | right));
            case "^" -> Optional.of(narrow(like, left ^ right));
            case "<<" -> Optional.of(one instanceof Long ? (Object) (left << right) : (Object) ((int) left << right));
            case ">>" -> Optional.of(one instanceof Long ? (Object) (left >> right) : (Object) ((int) left >> right));
            case ">>>" ->
                Optional.of(one instanceof Long ? (Object) (left >>> right) : (Object) ((int) left >>> right));
            default -> comparison(operator, Long.compare(left, right));
        };
    }

    private static Optional<Object> floating(String operator, double left, double right) {
        return switch (operator) {
            case "+" -> Optional.of(left + right);
            case "-" -> Optional.of(left - right);
            case "*" -> Optional.of(left * right);
            case "/" -> Optional.of(left / right);
            case "%" -> Optional.of(left % right);
            default -> comparison(operator, Double.compare(left, right));
        };
    }

    private static Optional<Object> comparison(String operator, int sign) {
        return switch (operator) {
            case "==" -> Optional.of(sign == 0);
            case "!=" -> Optional.of(sign != 0);
            case "<" -> Optional.of(sign < 0);
            case "<=" -> Optional.of(sign <= 0);
            case ">" -> Optional.of(sign > 0);
            case ">=" -> Optional.of(sign >= 0);
            default -> Optional.empty();
        };
    }

    private static Optional<Number> number(Object value) {
        return switch (value) {
            case Number number -> Optional.of(number);
            case Character character -> Optional.of((int) character);
            default -> Optional.empty();
        };
    }

    private static boolean isWhole(Number number) {
        return !(number instanceof Double) && !(number instanceof Float);
    }

    private static Object narrow(Number like, long value) {
        return like instanceof Long ? (Object) value : (Object) (int) value;
    }
}
