package dev.lintel.flow.run;

import dev.lintel.flow.heap.Value;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Static methods of the JDK on constants.
final class StaticFolding {
    private StaticFolding() {}

    /// The result; `null` when it is not known here.
    ///
    /// @throws RuntimeException as the method itself would
    static @Nullable Object fold(String owner, String method, List<Object> arguments) {
        if (arguments.isEmpty()) {
            return null;
        }
        Object first = arguments.getFirst();
        return switch (owner) {
            case "java.lang.String" -> text(method, first, arguments);
            case "java.lang.Integer" -> number(method, first, arguments, true);
            case "java.lang.Long" -> number(method, first, arguments, false);
            case "java.lang.Boolean" -> truth(method, first);
            case "java.lang.Character" -> character(method, first);
            case "java.lang.Math" -> arithmetic(method, first, arguments);
            case "java.util.Objects" -> objects(method, arguments);
            default -> null;
        };
    }

    private static @Nullable Object text(String method, Object first, List<Object> arguments) {
        return switch (method) {
            case "valueOf" -> first == Value.NULL || first instanceof List<?> ? null : first.toString();
            case "copyValueOf" -> null;
            case "format" -> format(first, arguments.subList(1, arguments.size()));
            case "join" -> join(first, arguments.subList(1, arguments.size()));
            default -> null;
        };
    }

    private static @Nullable Object format(Object pattern, List<Object> arguments) {
        boolean array = arguments.size() == 1 && arguments.getFirst() instanceof List<?>;
        List<?> given = array ? (List<?>) arguments.getFirst() : arguments;
        boolean plain = given.stream()
                .allMatch(each -> each instanceof String || each instanceof Number || each instanceof Character);
        return pattern instanceof String text && plain ? String.format(text, given.toArray()) : null;
    }

    private static @Nullable Object join(Object between, List<Object> parts) {
        boolean array = parts.size() == 1 && parts.getFirst() instanceof List<?>;
        List<?> given = array ? (List<?>) parts.getFirst() : parts;
        return given.stream().allMatch(String.class::isInstance)
                ? given.stream().map(String.class::cast).collect(Collectors.joining(between.toString()))
                : null;
    }

    private static @Nullable Object number(String method, Object first, List<Object> arguments, boolean isInt) {
        return switch (method) {
            case "parseInt", "parseLong", "valueOf", "decode" -> {
                if (first instanceof String text && arguments.size() == 1) {
                    yield isInt ? (Object) Integer.valueOf(text) : (Object) Long.valueOf(text);
                }
                yield first instanceof Number ? first : null;
            }
            case "toString" -> first instanceof Number && arguments.size() == 1 ? first.toString() : null;
            case "max", "min", "sum" -> arithmetic(method, first, arguments);
            case "compare" ->
                first instanceof Number one && arguments.get(1) instanceof Number two
                        ? (Object) Long.compare(one.longValue(), two.longValue())
                        : null;
            default -> null;
        };
    }

    private static @Nullable Object truth(String method, Object first) {
        return switch (method) {
            case "parseBoolean", "valueOf" ->
                first instanceof String text
                        ? (Object) Boolean.parseBoolean(text)
                        : first instanceof Boolean ? first : null;
            case "toString" -> first instanceof Boolean ? first.toString() : null;
            default -> null;
        };
    }

    private static @Nullable Object character(String method, Object first) {
        if (!(first instanceof Character character)) {
            return null;
        }
        return switch (method) {
            case "valueOf" -> character;
            case "toString" -> character.toString();
            case "isDigit" -> Character.isDigit(character);
            case "isLetter" -> Character.isLetter(character);
            case "isLetterOrDigit" -> Character.isLetterOrDigit(character);
            case "toLowerCase" -> Character.toLowerCase(character);
            case "toUpperCase" -> Character.toUpperCase(character);
            default -> null;
        };
    }

    private static @Nullable Object arithmetic(String method, Object first, List<Object> arguments) {
        Object second = arguments.size() > 1 ? arguments.get(1) : null;
        if (first instanceof Integer one && second instanceof Integer two) {
            return switch (method) {
                case "max" -> Math.max(one, two);
                case "min" -> Math.min(one, two);
                case "sum", "addExact" -> one + two;
                case "floorMod" -> Math.floorMod(one, two);
                default -> null;
            };
        }
        return method.equals("abs") && first instanceof Integer number ? (Object) Math.abs(number) : null;
    }

    private static @Nullable Object objects(String method, List<Object> arguments) {
        return switch (method) {
            case "equals" -> arguments.size() == 2 ? (Object) Objects.equals(arguments.get(0), arguments.get(1)) : null;
            case "isNull" -> arguments.getFirst() == Value.NULL;
            case "nonNull" -> arguments.getFirst() != Value.NULL;
            default -> null;
        };
    }
}
