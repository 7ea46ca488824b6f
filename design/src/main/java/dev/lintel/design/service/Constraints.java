package dev.lintel.design.service;

import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Type;
import java.util.ArrayList;
import java.util.List;

/// The rules of a field as annotations of Jakarta Validation, the same as the table's constraints.
final class Constraints {
    private static final int SHORTEST_PASSWORD = 12;

    private Constraints() {}

    /// Of a value in a request.
    static String of(Field field) {
        List<String> rules = new ArrayList<>();
        if (!field.optional() && field.isWritable()) {
            boolean words = field.type().isText() && field.type() != Type.SLUG && !field.isPassword();
            rules.add(words && field.from().orElse(1) > 0 ? "@NotBlank" : "@NotNull");
        }
        rules.addAll(bounds(field));
        return String.join(" ", rules);
    }

    /// Of a value that may be absent.
    static List<String> bounds(Field field) {
        return switch (field.type()) {
            case TEXT, MARKDOWN, SECRET -> List.of(size(field));
            case SLUG -> List.of("@Size(max = " + field.longest() + ")", pattern("[a-z0-9]+(-[a-z0-9]+)*"));
            case EMAIL -> List.of("@Email @Size(min = 3, max = " + field.longest() + ")");
            case PHONE -> List.of(pattern("\\\\+[1-9][0-9]{6,14}"));
            case COUNTRY -> List.of(pattern("[A-Z]{2}"));
            case CURRENCY -> List.of(pattern("[A-Z]{3}"));
            case URL -> List.of(pattern("https?://\\\\S+"), "@Size(max = " + field.longest() + ")");
            case MONEY -> List.of("@Valid");
            case INT, LONG -> {
                List<String> rules = new ArrayList<>();
                field.from().ifPresent(from -> rules.add("@Min(" + from + ")"));
                field.to().ifPresent(to -> rules.add("@Max(" + to + ")"));
                yield rules;
            }
            case SEQUENCE -> List.of("@Min(1)");
            case BOOL, DATE, TIME, UUID, ENUM, STATE -> List.of();
        };
    }

    private static String pattern(String regex) {
        return "@Pattern(regexp = \"" + regex + "\")";
    }

    private static String size(Field field) {
        if (field.isPassword()) {
            return "@Size(min = " + SHORTEST_PASSWORD + ", max = " + field.longest() + ")";
        }
        return field.from().isPresent() && field.from().getAsLong() > 1
                ? "@Size(min = " + field.from().getAsLong() + ", max = " + field.longest() + ")"
                : "@Size(max = " + field.longest() + ")";
    }
}
