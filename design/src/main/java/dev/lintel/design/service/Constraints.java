package dev.lintel.design.service;

import dev.lintel.design.brief.Field;
import java.util.ArrayList;
import java.util.List;

/// The rules of a field as annotations of Jakarta Validation, the same as the table's constraints.
final class Constraints {
    private static final int EMAIL_LENGTH = 254;
    private static final int URL_LENGTH = 2048;
    private static final int DEFAULT_LENGTH = 200;
    private static final int MARKDOWN_LENGTH = 20_000;
    private static final int PASSWORD_FROM = 12;
    private static final int PASSWORD_TO = 128;

    private Constraints() {}

    static String of(Field field) {
        List<String> rules = new ArrayList<>();
        if (field.isPassword()) {
            return "@NotNull @Size(min = " + PASSWORD_FROM + ", max = " + PASSWORD_TO + ")";
        }
        switch (field.type()) {
            case TEXT, MARKDOWN, SECRET -> {
                required(field, field.from().orElse(1) > 0 ? "@NotBlank" : "@NotNull", rules);
                rules.add(size(field));
            }
            case SLUG -> {
                required(field, "@NotNull", rules);
                rules.add("@Size(max = " + longest(field) + ")");
                rules.add("@Pattern(regexp = \"[a-z0-9]+(-[a-z0-9]+)*\")");
            }
            case EMAIL -> {
                required(field, "@NotNull", rules);
                rules.add("@Email @Size(min = 3, max = " + EMAIL_LENGTH + ")");
            }
            case PHONE -> pattern(field, "\\\\+[1-9][0-9]{6,14}", rules);
            case COUNTRY -> pattern(field, "[A-Z]{2}", rules);
            case CURRENCY -> pattern(field, "[A-Z]{3}", rules);
            case URL -> {
                pattern(field, "https?://\\\\S+", rules);
                rules.add("@Size(max = " + URL_LENGTH + ")");
            }
            case MONEY -> {
                required(field, "@NotNull", rules);
                rules.add("@Valid");
            }
            case INT, LONG -> {
                required(field, "@NotNull", rules);
                field.from().ifPresent(from -> rules.add("@Min(" + from + ")"));
                field.to().ifPresent(to -> rules.add("@Max(" + to + ")"));
            }
            case BOOL, DATE, TIME, UUID, ENUM -> required(field, "@NotNull", rules);
            case STATE, SEQUENCE -> {}
        }
        return String.join(" ", rules);
    }

    static long longest(Field field) {
        return field.to()
                .orElse(field.type() == dev.lintel.design.brief.Type.MARKDOWN ? MARKDOWN_LENGTH : DEFAULT_LENGTH);
    }

    private static void required(Field field, String rule, List<String> rules) {
        if (!field.optional()) {
            rules.add(rule);
        }
    }

    private static void pattern(Field field, String regex, List<String> rules) {
        required(field, "@NotNull", rules);
        rules.add("@Pattern(regexp = \"" + regex + "\")");
    }

    private static String size(Field field) {
        return field.from().isPresent() && field.from().getAsLong() > 1
                ? "@Size(min = " + field.from().getAsLong() + ", max = " + longest(field) + ")"
                : "@Size(max = " + longest(field) + ")";
    }
}
