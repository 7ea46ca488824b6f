package dev.lintel.flow.run;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Instance methods of text, numbers and truth values on constants.
final class StringFolding {
    private static final int LONGEST = 1 << 16;

    private StringFolding() {}

    /// The result; `null` when it is not known here.
    ///
    /// @throws RuntimeException as the method itself would
    static @Nullable Object fold(Object self, String method, List<Object> arguments) {
        return switch (self) {
            case String text -> ofText(text, method, arguments);
            case Character character ->
                method.equals("charValue") || method.equals("toString")
                        ? method.equals("toString") ? character.toString() : character
                        : equal(self, method, arguments);
            case Boolean truth -> method.equals("booleanValue") ? truth : shown(self, method, arguments);
            case Number number -> ofNumber(number, method, arguments);
            default -> null;
        };
    }

    private static @Nullable Object shown(Object self, String method, List<Object> arguments) {
        return method.equals("toString") && arguments.isEmpty() ? self.toString() : equal(self, method, arguments);
    }

    private static @Nullable Object equal(Object self, String method, List<Object> arguments) {
        return method.equals("equals") && arguments.size() == 1 ? (Object) self.equals(arguments.getFirst()) : null;
    }

    private static @Nullable Object ofNumber(Number number, String method, List<Object> arguments) {
        return switch (method) {
            case "intValue" -> number.intValue();
            case "longValue" -> number.longValue();
            case "doubleValue" -> number.doubleValue();
            case "floatValue" -> number.floatValue();
            default -> shown(number, method, arguments);
        };
    }

    private static @Nullable Object ofText(String text, String method, List<Object> arguments) {
        return switch (arguments.size()) {
            case 0 -> alone(text, method);
            case 1 -> withOne(text, method, arguments.getFirst());
            case 2 -> withTwo(text, method, arguments.get(0), arguments.get(1));
            default -> null;
        };
    }

    private static @Nullable Object alone(String text, String method) {
        return switch (method) {
            case "length" -> text.length();
            case "isEmpty" -> text.isEmpty();
            case "isBlank" -> text.isBlank();
            case "trim" -> text.trim();
            case "strip" -> text.strip();
            case "toLowerCase" -> text.toLowerCase(Locale.ROOT);
            case "toUpperCase" -> text.toUpperCase(Locale.ROOT);
            case "toString", "intern" -> text;
            case "hashCode" -> text.hashCode();
            // Characters and bytes of a constant are that constant; their positions are not followed.
            case "toCharArray", "getBytes" -> text;
            default -> null;
        };
    }

    private static @Nullable Object withOne(String text, String method, Object argument) {
        if (argument instanceof Locale) {
            return null;
        }
        String other = argument instanceof String string ? string : null;
        Integer number = argument instanceof Integer integer ? integer : null;
        return switch (method) {
            case "equals" -> text.equals(argument);
            case "equalsIgnoreCase" -> other == null ? false : (Object) text.equalsIgnoreCase(other);
            case "contentEquals" -> other == null ? null : (Object) text.contentEquals(other);
            case "compareTo" -> other == null ? null : (Object) text.compareTo(other);
            case "contains" -> other == null ? null : (Object) text.contains(other);
            case "startsWith" -> other == null ? null : (Object) text.startsWith(other);
            case "endsWith" -> other == null ? null : (Object) text.endsWith(other);
            case "concat" -> other == null ? null : text.concat(other);
            case "matches" -> other == null ? null : (Object) text.matches(other);
            case "split" ->
                other == null || text.length() > LONGEST ? null : List.<Object>of((Object[]) text.split(other));
            case "indexOf" -> other != null ? (Object) text.indexOf(other) : indexOf(text, argument);
            case "lastIndexOf" ->
                other != null
                        ? (Object) text.lastIndexOf(other)
                        : argument instanceof Character character ? (Object) text.lastIndexOf(character) : null;
            case "charAt" -> number == null ? null : (Object) text.charAt(number);
            case "substring" -> number == null ? null : text.substring(number);
            case "repeat" -> number == null || (long) number * text.length() > LONGEST ? null : text.repeat(number);
            case "toLowerCase" -> text.toLowerCase(Locale.ROOT);
            case "toUpperCase" -> text.toUpperCase(Locale.ROOT);
            case "getBytes" -> text;
            default -> null;
        };
    }

    private static @Nullable Object indexOf(String text, Object argument) {
        return switch (argument) {
            case Character character -> text.indexOf(character);
            case Integer code -> text.indexOf(code);
            default -> null;
        };
    }

    private static @Nullable Object withTwo(String text, String method, Object one, Object two) {
        return switch (method) {
            case "substring", "subSequence" ->
                one instanceof Integer from && two instanceof Integer to ? text.substring(from, to) : null;
            case "replace" -> replaced(text, one, two);
            case "replaceAll" ->
                one instanceof String pattern && two instanceof String by ? text.replaceAll(pattern, by) : null;
            case "replaceFirst" ->
                one instanceof String pattern && two instanceof String by ? text.replaceFirst(pattern, by) : null;
            case "indexOf" ->
                one instanceof String other && two instanceof Integer from ? (Object) text.indexOf(other, from) : null;
            case "startsWith" ->
                one instanceof String other && two instanceof Integer from
                        ? (Object) text.startsWith(other, from)
                        : null;
            case "split" ->
                one instanceof String pattern && two instanceof Integer limit
                        ? List.<Object>of((Object[]) text.split(pattern, limit))
                        : null;
            default -> null;
        };
    }

    private static @Nullable Object replaced(String text, Object one, Object two) {
        if (one instanceof String before && two instanceof String after) {
            return text.replace(before, after);
        }
        return one instanceof Character before && two instanceof Character after ? text.replace(before, after) : null;
    }
}
